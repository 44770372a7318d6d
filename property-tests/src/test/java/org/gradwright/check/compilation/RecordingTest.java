// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check.compilation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.gradwright.twin.compute.Choices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recorded class computes the same, and its signature changes exactly where a choice does. */
class RecordingTest {
    private static String source(String body) {
        return """
                import org.gradwright.twin.compute.DoubleMath;

                public final class Sample {
                    /** Keeps its comment? */
                    private static final String TEXT = "a ? b : c";

                    public static double value(double x) {
                        %s
                    }
                }
                """.formatted(body);
    }

    /** Runs a body that was recorded. */
    private static final class Sample {
        private final Recording recording;
        private final Method value;
        private final Choices choices;

        Sample(String body) throws ReflectiveOperationException {
            recording = Recording.of(source(body), Choices.class);
            Class<?> type = load(recording.source());
            value = type.getMethod("value", double.class);
            Field field = type.getDeclaredField(Recording.FIELD);
            field.setAccessible(true);
            choices = (Choices) field.get(null);
        }

        static Class<?> load(String source) throws ClassNotFoundException {
            MemoryFiles files = Javac.run(Map.of("Sample", source), List.of(), List.of(), List.of());
            return new MemoryLoader(files.classFiles(), RecordingTest.class.getClassLoader()).loadClass("Sample");
        }

        double value(double x) {
            try {
                return (double) value.invoke(null, x);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }

        long signature(double x) {
            choices.restart();
            value(x);
            return choices.signature();
        }

        /** What is chosen differently at two numbers. */
        String difference(double a, double b) {
            int place = choices.difference(() -> value(a), () -> value(b));
            return place < 0 ? "nothing" : recording.choices().get(place);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            return x > 1 ? x : 1;                             | 1   | x > 1
            if (x >= 1) { return 2; } return 3;               | 1   | x >= 1
            if (x < 0) { return 2; } else if (x < 1) { return 3; } return 4; | 1 | x < 1
            boolean above = x > 1; return above ? x : 0;      | 1   | above
            return x > 1 && x < 9 ? x : 0;                    | 1   | x > 1 && x < 9
            return x * (x > 0 ? x > 1 ? 2 : 3 : 4);           | 1   | x > 1
            return DoubleMath.abs(x - 1);                     | 1   | DoubleMath.abs(x - 1)
            return DoubleMath.signum(x - 1);                  | 1   | DoubleMath.signum(x - 1)
            return DoubleMath.max(x, 1);                      | 1   | DoubleMath.max(x, 1)
            return DoubleMath.min(1, DoubleMath.abs(x));      | 1   | DoubleMath.min(1, DoubleMath.abs(x))
            return DoubleMath.floor(x);                       | 1   | DoubleMath.floor(x)
            return DoubleMath.ceil(x);                        | 1   | DoubleMath.ceil(x)
            return DoubleMath.rint(x);                        | 1.5 | DoubleMath.rint(x)
            return 2 * x % 2 + 1;                             | 1   | 2 * x % 2
            return (x + 1) % (2 * 1.0);                       | 1   | (x + 1) % (2 * 1.0)
            int k = (int) x; return k * x;                    | 1   | (int) x
            double s = 0; for (int i = 0; i < (int) (3 * x); i++) { s += i % 2 == 0 ? x : 1; } return s; | 1 | (int) (3 * x)
            """)
    void signaturesChangeWhereAChoiceDoes(String body, double edge, String choice) throws ReflectiveOperationException {
        Sample sample = new Sample(body);
        Method original = Sample.load(source(body)).getMethod("value", double.class);

        for (double x : new double[] {edge - 1e-3, edge - 1e-9, edge, edge + 1e-9, edge + 1e-3}) {
            assertThat(sample.value(x)).isEqualTo(original.invoke(null, x));
        }
        assertThat(sample.signature(edge - 1e-3)).isEqualTo(sample.signature(edge - 1e-9));
        assertThat(sample.signature(edge + 1e-3)).isEqualTo(sample.signature(edge + 1e-9));
        assertThat(sample.signature(edge + 1e-9)).isNotEqualTo(sample.signature(edge - 1e-9));
        assertThat(sample.difference(edge - 1e-9, edge + 1e-9)).isEqualTo(choice + " in value");
        assertThat(sample.difference(edge + 1e-3, edge + 1e-9)).isEqualTo("nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            return DoubleMath.abs(x);
            return DoubleMath.signum(x);
            return DoubleMath.max(x, 0);
            return DoubleMath.min(0, x);
            """)
    void theEdgeItselfIsLikeNeitherSide(String body) throws ReflectiveOperationException {
        Sample sample = new Sample(body);

        assertThat(sample.signature(0)).isNotIn(sample.signature(-1e-9), sample.signature(1e-9));
    }

    @Test
    void theOrderOfChoicesCounts() throws ReflectiveOperationException {
        Sample sample = new Sample("return (x > 1 ? 1 : 2) + (x < 2 ? 1 : 2);");

        assertThat(sample.signature(0)).isNotEqualTo(sample.signature(1.5)).isNotEqualTo(sample.signature(3));
        assertThat(sample.recording.choices()).containsExactly("x > 1 in value", "x < 2 in value");
    }

    @Test
    void nothingElseOfTheTextChanges() {
        String changed =
                Recording.of(source("return x > 1 ? x : -x;"), Choices.class).source();

        assertThat(changed)
                .isEqualTo(source("return choices$.of(0, x > 1) ? x : -x;")
                        .replace(
                                "private static final String",
                                "private static final org.gradwright.twin.compute.Choices choices$ = new"
                                        + " org.gradwright.twin.compute.Choices();\nprivate static final String"));
    }
}
