package foreigncompanion.otherformula;

@org.gradwright.Activation
public @interface Own {
    class Formula {
        static double value(double x) {
            return x * x;
        }
    }
}

@org.gradwright.CompiledFormula(format = 1, method = "value", code = "value(x): input 0; multiply 0 0 -> 1", fingerprint = "0")
class OwnFormula {}
