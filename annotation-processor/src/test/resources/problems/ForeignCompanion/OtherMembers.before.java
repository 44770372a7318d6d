package foreigncompanion.othermembers;

@org.gradwright.Activation
public @interface Own {
    double slope();

    class Formula {
        static double value(double x, double slope) {
            return slope * x;
        }
    }
}

@org.gradwright.CompiledFormula(
        format = 1,
        method = "value",
        code = "value(x, steep): input 0; input 1; multiply 0 1 -> 2",
        fingerprint = "e6f18b9d8228f29f")
class OwnFormula {}
