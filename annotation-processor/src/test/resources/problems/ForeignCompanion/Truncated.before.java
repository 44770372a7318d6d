package foreigncompanion.truncated;

@org.gradwright.Activation
public @interface Own {
    class Formula {
        static double value(double x) {
            return x * x;
        }
    }
}

@org.gradwright.CompiledFormula(format = 1, method = "value", code = "value(x): input 0; multiply 0", fingerprint = "0")
class OwnFormula {}
