// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.Derivatives;
import org.gradwright.processor.formula.Formula;
import org.junit.jupiter.api.Test;

/** Slopes that are written by hand reach the formulas that call their methods. */
final class DerivativeMethodTest {
    private static final String ANNOTATION =
            "package org.gradwright; public @interface Derivative { String of(); String in() default \"\"; }";

    private static ReaderFixture read(String... body) {
        Map<String, String> files = new HashMap<>();
        files.put("org.gradwright.Derivative", ANNOTATION);
        files.put(
                "p.Sample",
                "package p;\nimport org.gradwright.Derivative;\nclass Sample {\n" + String.join("\n", body) + "\n}\n");
        return ReaderFixture.readFiles(files);
    }

    private static double slope(Formula formula, int input, double... at) {
        return Derivatives.derivative(formula, input).evaluate(at)[0];
    }

    @Test
    void theGivenSlopeStandsForTheDerivedOne() {
        Formula f = read(
                        "static double g(double a) { return a * a; }",
                        "@Derivative(of = \"g\") static double gSlope(double a) { return 7 * a; }",
                        "public static double f(double x) { return 3 * g(2 * x) + x; }")
                .formula("f");

        assertThat(f.evaluate(5)[0]).isEqualTo(305);
        assertThat(slope(f, 0, 5)).isEqualTo(3 * 70 * 2 + 1);
    }

    @Test
    void theMethodItselfMayBeTheFormula() {
        Formula f = read(
                        "public static double f(double x) { return x * x; }",
                        "@Derivative(of = \"f\") static double slope(double x) { return 7; }")
                .formula("f");

        assertThat(slope(f, 0, 5)).isEqualTo(7);
        assertThat(slope(Formula.decode(f.encode()), 0, 5)).isEqualTo(7);
    }

    @Test
    void aSlopeMayCallTheMethodAndOthers() {
        Formula f = read(
                        "static double s(double x) { return 1 / (1 + Math.exp(-x)); }",
                        "@Derivative(of = \"s\") static double slope(double x) { return twice(s(x)) * (1 - s(x)); }",
                        "static double twice(double x) { return 2 * x; }",
                        "public static double f(double x) { return s(x); }")
                .formula("f");

        double s = 1 / (1 + StrictMath.exp(-0.5));
        assertThat(slope(f, 0, 0.5)).isEqualTo(2 * s * (1 - s));
    }

    @Test
    void eachParameterHasItsSlope() {
        Formula f = read(
                        "static double g(double a, double b) { return a * b; }",
                        "@Derivative(of = \"g\", in = \"b\") static double inB(double p, double q) { return 100 * p + q; }",
                        "@Derivative(of = \"g\", in = \"a\") static double inA(double a, double b) { return 10 * a + b; }",
                        "public static double f(double x, double y) { return g(x, y); }")
                .formula("f");

        assertThat(slope(f, 0, 2, 3)).isEqualTo(23);
        assertThat(slope(f, 1, 2, 3)).isEqualTo(203);
    }

    @Test
    void overloadsHaveSlopesOfTheirOwn() {
        Formula f = read(
                        "static double g(double a) { return a; }",
                        "static double g(double a, double b) { return a * b; }",
                        "@Derivative(of = \"g\") static double slope(double a) { return 5; }",
                        "public static double f(double x) { return g(x) + g(x, x); }")
                .formula("f");

        assertThat(slope(f, 0, 3)).isEqualTo(5 + 6);
    }

    @Test
    void slopesAreGivenInLoops() {
        Formula f = read(
                        "static double g(double a) { return a * a; }",
                        "@Derivative(of = \"g\") static double slope(double a) { return 7 * a; }",
                        "public static double f(double x) {",
                        "    double sum = 0;",
                        "    for (int i = 0; i < 3; i++) { sum += g(x + i); }",
                        "    return sum;",
                        "}")
                .formula("f");

        assertThat(f.evaluate(2)[0]).isEqualTo(4 + 9 + 16);
        assertThat(slope(f, 0, 2)).isEqualTo(7 * (2 + 3 + 4));
    }

    @Test
    void aParameterThatNothingVariesNeedsNoSlope() {
        ReaderFixture read = read(
                "static double g(double a, double b) { return a * b; }",
                "@Derivative(of = \"g\", in = \"a\") static double slope(double a, double b) { return 10 * b; }",
                "public static double f(double x) { return g(x, x > 0 ? 2 : 3); }");

        assertThat(read.refusals).isEmpty();
        assertThat(slope(read.formula("f"), 0, 5)).isEqualTo(20);
    }

    @Test
    void aParameterThatVariesNeedsASlope() {
        ReaderFixture read = read(
                "static double g(double a, double b) { return a * b; }",
                "@Derivative(of = \"g\", in = \"a\") static double slope(double a, double b) { return 10 * b; }",
                "public static double f(double x) { double y = 2 * x; return g(1, x > 0 ? 2 : y); }",
                "public static double h(double x) { return g(x, x); }");

        assertThat(read.formulas).isEmpty();
        assertThat(read.refusals)
                .extracting(
                        ReaderFixture.Refusal::problem, ReaderFixture.Refusal::line, ReaderFixture.Refusal::arguments)
                .containsExactly(tuple(Problem.DERIVATIVE_MISSING, 4L, List.of("g", "b", ", in = \"b\"")));
    }

    @Test
    void whatASlopeMayNotContainIsRefusedThere() {
        ReaderFixture read = read(
                "static double g(double a) { return a; }",
                "@Derivative(of = \"g\") static double slope(double a) { return Math.random(); }",
                "public static double f(double x) { return g(x) + g(2 * x); }");

        assertThat(read.formulas).isEmpty();
        assertThat(read.refusals)
                .extracting(ReaderFixture.Refusal::problem, ReaderFixture.Refusal::text)
                .containsExactly(tuple(Problem.FORMULA_UNKNOWN_METHOD, "Math.random"));
    }

    @Test
    void valuesAreWrittenAsWithoutTheSlope() {
        ReaderFixture read = read(
                "public static double f(double x) { return x * x; }",
                "@Derivative(of = \"f\") static double slope(double x) { return 2 * x; }");

        assertThat(read.companion).contains("return x * x;").contains("return 2 * x;");
    }
}
