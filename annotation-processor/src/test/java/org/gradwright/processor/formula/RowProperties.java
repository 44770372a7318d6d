// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.gradwright.processor.formula.reader.ReadFormulas;

/** Random methods with rows and loops: read, run, written, differentiated. */
final class RowProperties {

    /** Fewer than of numbers alone: each is compiled eight times. */
    private static final int FORMULAS = Integer.getInteger("gradwright.random.formulas", 300) / 3;

    /** How many methods one class has. */
    private static final int TOGETHER = 50;

    /** How many points for each method. */
    private static final int POINTS = 4;

    private int values;
    private int written;

    /** One method: its source, its formula, what Java calls, and where. */
    private record Subject(String source, Formula formula, Method java, List<List<Object>> points) {}

    @Property(tries = 1, seed = "20261123", shrinking = ShrinkingMode.OFF)
    void formulasOfRowsAreReadWrittenAndDifferentiatedRight(@ForAll long seed) throws ReflectiveOperationException {
        Random random = new Random(seed);
        PullbackCheck check = new PullbackCheck(DerivativeRules.STANDARD);
        for (int done = 0; done < FORMULAS; done += TOGETHER) {
            List<Subject> subjects = subjects(random, Math.min(TOGETHER, FORMULAS - done));
            for (Subject subject : subjects) {
                for (List<Object> at : subject.points) {
                    Object expected = subject.java.invoke(null, at.toArray());
                    assertThat(subject.formula.compute(at))
                            .as(() -> subject.source)
                            .containsExactly(expected);
                    values++;
                    check.check(subject.formula, at);
                }
            }
            assertThat(check.comparison.failures).isEmpty();
            checkWritten(subjects);
        }
        System.out.println("random formulas of rows: " + check.comparison);
        System.out.printf(
                "  %,d values as Java computes them, %,d of the written code, in double and in float, bit for bit%n",
                values, written);
        assertThat(check.comparison.compared).isGreaterThan(4 * POINTS * FORMULAS);
        assertThat(20 * check.comparison.kinks).isLessThan(check.comparison.compared);
    }

    private static List<Subject> subjects(Random random, int count) throws ReflectiveOperationException {
        List<String> sources = IntStream.range(0, count)
                .mapToObj(i -> RandomRows.method(random, "f" + i))
                .toList();
        String body = String.join("\n", sources) + RandomRows.HELPERS;
        Map<String, Formula> formulas = ReadFormulas.of(body);
        Class<?> type = InMemoryJava.compile(Map.of("Rows", "final class Rows {\n" + body + "}\n"))
                .loadClass("Rows");
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Method java = type.getDeclaredMethod("f" + i, double[].class, double[].class, double.class, int.class);
            java.setAccessible(true);
            subjects.add(new Subject(sources.get(i), formulas.get("f" + i), java, points(random)));
        }
        return subjects;
    }

    /** Numbers that are floats, so that both precisions start from the same. */
    private static List<List<Object>> points(Random random) {
        int lengthOfA = 1 + random.nextInt(5);
        int lengthOfB = 1 + random.nextInt(5);
        List<List<Object>> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(List.of(
                    row(random, lengthOfA),
                    row(random, lengthOfB),
                    (double) (float) random.nextDouble(-2, 2),
                    random.nextInt(8) - 2));
        }
        return points;
    }

    private static double[] row(Random random, int length) {
        return random.doubles(length, -2, 2).map(x -> (float) x).toArray();
    }

    /** The code of the formulas and of their pullbacks, also for known lengths, computes what they mean. */
    private void checkWritten(List<Subject> subjects) {
        GeneratedRows generated = new GeneratedRows();
        List<Runnable> checks = new ArrayList<>();
        for (Subject subject : subjects) {
            Formula formula = subject.formula;
            Formula pullback = Derivatives.pullbacks(formula, PullbackCheck.inputs(formula));
            List<Object> first = subject.points.get(0);
            Map<String, Integer> lengths =
                    Map.of("a", ((double[]) first.get(0)).length, "b", ((double[]) first.get(1)).length);
            List<List<Object>> pulled = subject.points.stream()
                    .map(at -> PullbackCheck.inputs(formula, at))
                    .toList();
            compare(generated, checks, subject, formula, subject.points);
            compare(generated, checks, subject, pullback, pulled);
            compare(generated, checks, subject, pullback.bind(Map.of(), lengths), pulled);
        }
        generated.compile();
        checks.forEach(Runnable::run);
    }

    private void compare(
            GeneratedRows generated,
            List<Runnable> checks,
            Subject subject,
            Formula formula,
            List<List<Object>> points) {
        int number = generated.add(formula, points.get(0));
        checks.add(() -> points.forEach(at -> {
            assertThat(GeneratedRows.flat(generated.run(number, Precision.DOUBLE, at)))
                    .as(() -> subject.source + "\n" + formula.encode())
                    .isEqualTo(GeneratedRows.flat(formula.compute(at)));
            assertThat(GeneratedRows.flat(generated.run(number, Precision.FLOAT, at)))
                    .as(() -> subject.source + "\n" + formula.encode())
                    .isEqualTo(inFloat(formula, at));
            written += formula.results().size();
        }));
    }

    private static List<Double> inFloat(Formula formula, List<Object> at) {
        Trace trace = Trace.of(formula, Precision.FLOAT, Trace.FLOAT_UNIT, new Place(0, -1), at);
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < formula.results().size(); i++) {
            if (formula.kind(formula.results().get(i)) == Kind.ROW) {
                Arrays.stream(trace.row(formula, i)).map(Dual::value).forEach(numbers::add);
            } else {
                numbers.add(trace.result(formula, i).value());
            }
        }
        return numbers;
    }
}
