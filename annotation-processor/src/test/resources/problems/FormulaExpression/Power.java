package formulaexpression.power;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Regularizer;

@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Regularizer
@interface Sample {
    final class Formula {
        static double penalty(double weight) {
            return 0.5 * weight ^ 2;
        }
    }
}
