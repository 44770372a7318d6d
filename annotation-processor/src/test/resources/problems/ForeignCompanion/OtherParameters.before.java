package foreigncompanion.otherparameters;

@org.gradwright.Activation
public @interface Own {
    class Formula {
        static double value(double x) {
            return x * x;
        }
    }
}

@org.gradwright.CompiledFormula(format = 1, method = "value", code = "value(x, y): input 0; input 1; multiply 0 1 -> 2", fingerprint = "0")
class OwnFormula {}
