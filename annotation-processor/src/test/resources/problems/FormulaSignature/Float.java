package formulasignature.floatthroughout;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;

@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation
@interface Sample {
    double beta() default 1;

    final class Formula {
        static float value(float x, float beta) {
            return x * beta;
        }
    }
}
