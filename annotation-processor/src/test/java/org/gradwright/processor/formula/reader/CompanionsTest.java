// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Map;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.InMemoryJava;
import org.junit.jupiter.api.Test;

final class CompanionsTest {

    private static final String COMPILED_FORMULA = """
        package org.gradwright;
        @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
        public @interface CompiledFormula {
            int format();
            String method();
            String code();
            String fingerprint();
        }
        """;

    private static final ReaderFixture HUBER = ReaderFixture.read(
            "public static double loss(double target, double prediction, double delta) {",
            "    double e = Math.abs(prediction - target);",
            "    return e <= delta ? 0.5 * e * e : delta * (e - 0.5 * delta);",
            "}");

    @Test
    void theTextIsReadable() {
        assertThat(HUBER.companion)
                .startsWith("package p;\n\nimport org.gradwright.CompiledFormula;\n")
                .contains("final class SampleFormula {")
                .doesNotContain("public ")
                .contains("""
                        static double loss(double target, double prediction, double delta) {
                            double e = StrictMath.abs(prediction - target);
                            return e <= delta ? 0.5 * e * e : delta * (e - 0.5 * delta);
                        }
                    """)
                .contains("""
                        static float slopeOfPrediction(float target, float prediction, float delta) {
                            float difference = prediction - target;
                            float e = StrictMath.abs(difference);
                    """);
    }

    @Test
    void itComputesValueAndSlopesInBothPrecisions() throws ReflectiveOperationException {
        Class<?> companion = InMemoryJava.compile(Map.of(
                        "org.gradwright.CompiledFormula",
                        COMPILED_FORMULA,
                        "p.Sample",
                        "package p; class Sample {}",
                        "p.SampleFormula",
                        HUBER.companion))
                .loadClass("p.SampleFormula");

        assertThat(call(companion, "loss", 1.0, 3.0, 1.5)).isEqualTo(1.5 * (2 - 0.75));
        assertThat(call(companion, "slopeOfPrediction", 1.0, 3.0, 1.5)).isEqualTo(1.5);
        assertThat(call(companion, "slopeOfTarget", 1.0, 2.0, 1.5)).isEqualTo(-1.0);
        assertThat(call(companion, "slopeOfDelta", 1.0, 3.0, 1.5)).isEqualTo(0.5);
        assertThat(call(companion, "slopeOfPrediction", 1f, 3f, 1.5f)).isEqualTo(1.5f);
        assertThat(call(companion, "fingerprint"))
                .isEqualTo(HUBER.formula("loss").fingerprint());
    }

    private static Object call(Class<?> type, String name, Object... arguments) throws ReflectiveOperationException {
        for (Method method : type.getDeclaredMethods()) {
            boolean inFloat = method.getReturnType() == float.class;
            if (method.getName().equals(name) && inFloat == (arguments.length > 0 && arguments[0] instanceof Float)) {
                method.setAccessible(true);
                return method.invoke(null, arguments);
            }
        }
        throw new NoSuchMethodException(name);
    }

    @Test
    void theAnnotationCarriesTheFormula() {
        Formula formula = HUBER.formula("loss");

        assertThat(HUBER.companion).contains("code = \"" + formula.encode() + "\"");
        assertThat(Formula.decode(formula.encode())).isEqualTo(formula);
    }

    @Test
    void aPublicMemberTypeHasAPublicCompanionWithBothNames() {
        ReaderFixture read = ReaderFixture.readFiles(Map.of(
                "p.Sample",
                "package p; public class Sample { public static class Ramp {"
                        + " public static double value(double x) { return x > 0 ? x : 0; } } }"));

        assertThat(read.companion)
                .contains("public final class Sample_RampFormula {")
                .contains("The formula of {@link Sample.Ramp}")
                .contains("""
                        public static double slope(double x) {
                            return x > 0 ? 1.0 : 0.0;
                        }
                    """);
    }
}
