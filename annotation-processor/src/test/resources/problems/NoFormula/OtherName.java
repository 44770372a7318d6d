package noformula.othername;

import org.gradwright.Regularizer;

@Regularizer
@interface Sample {
    class Formula {
        static double value(double weight) {
            return weight * weight;
        }
    }
}
