package nocompanion.otherclass;

@org.gradwright.Activation
public @interface Own {
    class Formula {
        static double value(double x) {
            return x * x;
        }
    }
}

class OwnFormula {}
