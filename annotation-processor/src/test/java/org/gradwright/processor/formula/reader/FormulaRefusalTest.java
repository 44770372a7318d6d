// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.reader.ReaderFixture.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a formula may not contain is refused at the narrowest tree, once. */
final class FormulaRefusalTest {

    /** The class's body begins on line 3; a statement here stands at column 1 of line 4. */
    private static List<Refusal> refusals(String statements) {
        ReaderFixture read = ReaderFixture.read("public static double f(double x) {", statements, "}");
        assertThat(read.formulas).isEmpty();
        return read.refusals;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        return x + 1 / 2;                   | FORMULA_INTEGER_DIVISION | 12 | 1 / 2
        return x + (1 + 1) / 2;             | FORMULA_INTEGER_DIVISION | 12 | (1 + 1) / 2
        return (x > 0 ? 1 : 0) / 2;         | FORMULA_INTEGER_DIVISION | 8  | (x > 0 ? 1 : 0) / 2
        return x * (1 + (x > 0 ? 1 : 0));   | FORMULA_EXPRESSION       | 13 | 1 + (x > 0 ? 1 : 0)
        return x + 1L;                      | FORMULA_EXPRESSION       | 12 | 1L
        return x * 0.5f;                    | FORMULA_EXPRESSION       | 12 | 0.5f
        return (int) x;                     | FORMULA_EXPRESSION       | 8  | (int) x
        return (float) x;                   | FORMULA_EXPRESSION       | 8  | (float) x
        return x + (x > 0 ^ x > 1 ? 1 : 2); | FORMULA_EXPRESSION       | 13 | x > 0 ^ x > 1
        return x > 0 == x < 1 ? 1 : x;      | FORMULA_EXPRESSION       | 8  | x > 0 == x < 1
        return new double[] {x}[0];         | FORMULA_EXPRESSION       | 8  | new double[] {x}[0]
        return x + new Object().hashCode(); | FORMULA_UNKNOWN_METHOD   | 12 | new Object().hashCode
        return switch (1) { default -> x; };| FORMULA_EXPRESSION       | 8  | switch (1) { default -> x; }
        double y; return x + (y = 2);       | FORMULA_EXPRESSION       | 23 | y = 2
        return x++;                         | FORMULA_EXPRESSION       | 8  | x++
        return Math.signum(1) * x;          | FORMULA_EXPRESSION       | 8  | Math.signum(1)
        for (;;) { }                        | FORMULA_STATEMENT        | 1  | for (;;) { }
        while (x > 0) { x -= 1; } return x; | FORMULA_STATEMENT        | 1  | while (x > 0) { x -= 1; }
        x++; return x;                      | FORMULA_STATEMENT        | 1  | x++
        throw new RuntimeException();       | FORMULA_STATEMENT        | 1  | throw new RuntimeException();
        try { return x; } finally { }       | FORMULA_STATEMENT        | 1  | try { return x; } finally { }
        assert x > 0; return x;             | FORMULA_STATEMENT        | 1  | assert x > 0;
        System.gc(); return x;              | FORMULA_STATEMENT        | 1  | System.gc()
        switch (1) { default: } return x;   | FORMULA_STATEMENT        | 1  | switch (1) { default: }
        int n = 2; return n * x;            | FORMULA_TYPE             | 1  | int
        var n = 2; return n * x;            | FORMULA_TYPE             | 1  | var n = 2;
        float e = 2; return e * x;          | FORMULA_TYPE             | 1  | float
        double[] a = {x, 1}; return a[0];   | FORMULA_TYPE             | 1  | double[]
        String s = "" + x; return s.length();| FORMULA_TYPE            | 1  | String
        return x + LIMIT;                   | FORMULA_UNKNOWN_NAME     | 12 | LIMIT
        return x + Math.PHI;                | FORMULA_UNKNOWN_NAME     | 12 | Math.PHI
        return x + Rates.SLOW;              | FORMULA_UNKNOWN_NAME     | 12 | Rates.SLOW
        return this.x;                      | FORMULA_MUTABLE_STATE    | 8  | this.x
        return x + Math.sinn(x);            | FORMULA_UNKNOWN_METHOD   | 12 | Math.sinn
        return x + Math.random();           | FORMULA_UNKNOWN_METHOD   | 12 | Math.random
        return exp(x);                      | FORMULA_UNKNOWN_METHOD   | 8  | exp
        return Double.sum(x, 1);            | FORMULA_UNKNOWN_METHOD   | 8  | Double.sum
        """)
    void theNarrowestTreeIsRefused(String statements, Problem problem, int column, String text) {
        assertThat(refusals(statements))
                .extracting(Refusal::problem, Refusal::line, Refusal::column, Refusal::text)
                .containsExactly(tuple(problem, 4L, (long) column, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        return x + 1 / 2;           | 1.0 / 2
        return x + (1 + 1) / 2;     | (double) (1 + 1) / 2
        return x + Math.sinn(x);    | Did you mean 'Math.sin'?
        return exp(x);              | Did you mean 'Math.exp'?
        double rate = 2; return rat;| Did you mean 'rate'?
        return x + Math.PIE;        | Did you mean 'Math.PI'?
        return x + LIMIT;           | Declare it as a local, a parameter or a constant.
        for (;;) { }                | Write the terms out, or use a closed form such as Math.pow(x, n).
        """)
    void theFixIsSpelledOut(String statements, String fix) {
        List<String> arguments = refusals(statements).get(0).arguments();

        assertThat(arguments.get(arguments.size() - 1)).isEqualTo(fix);
    }

    @Test
    void independentRefusalsAreAllReportedAndNoneTwice() {
        ReaderFixture read = ReaderFixture.read(
                "static double rate = 2;",
                "static double helper(double a) { return a * rate; }",
                "public static double f(double x, int n, boolean b) {",
                "    int k = 3;",
                "    double e = k * x + 1 / 3;",
                "    if (x.isNaN()) { e = Math.foo(e); } else { e = 1L; }",
                "    for (;;) { e = 1; }",
                "    return helper(e) + helper(x) + n;",
                "}",
                "public static double g(double x) { return helper(x); }");

        assertThat(read.formulas).isEmpty();
        assertThat(read.refusals)
                .extracting(Refusal::problem, Refusal::line, Refusal::text)
                .containsExactly(
                        tuple(Problem.FORMULA_TYPE, 5L, "boolean"),
                        tuple(Problem.FORMULA_TYPE, 5L, "int"),
                        tuple(Problem.FORMULA_TYPE, 6L, "int"),
                        tuple(Problem.FORMULA_INTEGER_DIVISION, 7L, "1 / 3"),
                        tuple(Problem.FORMULA_UNKNOWN_METHOD, 8L, "Math.foo"),
                        tuple(Problem.FORMULA_EXPRESSION, 8L, "1L"),
                        tuple(Problem.FORMULA_STATEMENT, 9L, "for (;;) { e = 1; }"),
                        tuple(Problem.FORMULA_MUTABLE_STATE, 4L, "rate"));
    }

    @Test
    void recursionIsRefusedWhereItRecurs() {
        ReaderFixture read = ReaderFixture.read(
                "static double half(double a) { return a > 1 ? whole(a / 2) : a; }",
                "static double whole(double a) { return half(a) * 2; }",
                "public static double f(double x) { return half(x); }");

        assertThat(read.refusals)
                .extracting(Refusal::problem, Refusal::line, Refusal::text)
                .containsExactly(tuple(Problem.FORMULA_RECURSION, 4L, "half(a)"));
    }

    @Test
    void deepChainsOfCallsAreRefused() {
        StringBuilder methods = new StringBuilder("static double f40(double x) { return x; }\n");
        for (int i = 0; i < 40; i++) {
            String visibility = i == 0 ? "public " : "";
            methods.append("%sstatic double f%d(double x) { return f%d(x); }\n".formatted(visibility, i, i + 1));
        }
        ReaderFixture read = ReaderFixture.read(methods.toString());

        assertThat(read.refusals)
                .extracting(Refusal::problem, Refusal::text)
                .containsExactly(tuple(Problem.FORMULA_RECURSION, "f32(x)"));
    }

    @Test
    void constantsOfOtherTypesAreRefusedWhereTheyAreUsed() {
        ReaderFixture read = ReaderFixture.read(
                "static final long MANY = 5;", "public static double f(double x) { return x * MANY; }");

        assertThat(read.refusals)
                .extracting(Refusal::problem, Refusal::text, Refusal::arguments)
                .containsExactly(tuple(Problem.FORMULA_TYPE, "MANY", List.of("MANY", "long")));
    }

    @Test
    void methodsThatCannotBeInlinedAreRefusedWithWhatToDo() {
        ReaderFixture read = ReaderFixture.readFiles(Map.of(
                "p.Sample",
                """
                package p;
                class Sample extends Helpers {
                    double own(double a) { return a; }
                    static double twice(double a) { return a; }
                    static double twice(float a) { return a; }
                    public static double f(double x) { return own(x) + twice(2) + halved(x); }
                }
                """,
                "p.Helpers",
                "package p; class Helpers { static double halved(double a) { return a / 2; } }"));

        assertThat(read.refusals)
                .extracting(Refusal::problem, Refusal::text, Refusal::arguments)
                .containsExactly(
                        tuple(Problem.FORMULA_UNKNOWN_METHOD, "own", List.of("own", "Make 'own' static.")),
                        tuple(
                                Problem.FORMULA_UNKNOWN_METHOD,
                                "twice",
                                List.of("twice", "Give the methods called 'twice' different names.")),
                        tuple(
                                Problem.FORMULA_UNKNOWN_METHOD,
                                "halved",
                                List.of("halved", "Copy 'halved' into this file.")));
    }
}
