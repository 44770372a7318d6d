package twokinds.activationandregularizer;

import org.gradwright.Activation;
import org.gradwright.Regularizer;

@Activation
@Regularizer
@interface Sample {
    class Formula {
        static double value(double x) {
            return x;
        }

        static double penalty(double weight) {
            return weight;
        }
    }
}
