package foreigncompanion.otherformat;

@org.gradwright.Activation
public @interface Own {
    class Formula {
        static double value(double x) {
            return x * x;
        }
    }
}

@org.gradwright.CompiledFormula(format = 2, method = "value", code = "", fingerprint = "0")
class OwnFormula {}
