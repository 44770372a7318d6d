// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.reader.ReaderFixture.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a formula may not contain is refused at the narrowest tree, once. */
final class FormulaRefusalTest {

    static Stream<Arguments> bodies() {
        return RefusalTable.of("""
                return x + 1 / 2;                    # FORMULA_INTEGER_DIVISION # 12 # 1 / 2 # 1 / 2 / 1.0 / 2
                return x + (1 + 1) / 2;              # FORMULA_INTEGER_DIVISION # 12 # (1 + 1) / 2 # (1 + 1) / 2 / (double) (1 + 1) / 2
                return (x > 0 ? 1 : 0) / 2;          # FORMULA_INTEGER_DIVISION #  8 # (x > 0 ? 1 : 0) / 2 # (x > 0 ? 1 : 0) / 2 / (double) (x > 0 ? 1 : 0) / 2
                return x + 1L;                       # FORMULA_EXPRESSION # 12 # 1L # a long / Write it as a double, such as 1.0.
                return x * 0.5f;                     # FORMULA_EXPRESSION # 12 # 0.5f # a float / Write it without 'f'; the float code is made of the double formula.
                return (int) x;                      # FORMULA_EXPRESSION #  8 # (int) x # a cast to int / Use Math.floor, Math.ceil or Math.rint to round.
                return (float) x;                    # FORMULA_EXPRESSION #  8 # (float) x # a cast to float / Remove it; the float code is made of the double formula.
                return x + (x > 0 ^ x > 1 ? 1 : 2);  # FORMULA_EXPRESSION # 13 # x > 0 ^ x > 1 # '^', a bitwise operator and no power / For a power write x * x or Math.pow(x, n); for truth values use &&, || and !.
                return x > 0 == x < 1 ? 1 : x;       # FORMULA_EXPRESSION #  8 # x > 0 == x < 1 # a comparison of booleans / Write it with &&, || and !.
                return new double[] {x}[0];          # FORMULA_EXPRESSION #  8 # new double[] {x} # an array of its own / Keep what a loop computes in variables of type double.
                return x + new Object().hashCode();  # FORMULA_UNKNOWN_METHOD # 12 # new Object().hashCode # new Object().hashCode / Call one of Math's abs, exp, expm1, log, log1p, log10, sqrt, cbrt, pow, sin, cos, tan, asin, acos, atan, atan2, sinh, cosh, tanh, hypot, max, min, signum, fma, floor, ceil, rint, or a static method of the same file.
                return switch (1) { default -> x; }; # FORMULA_EXPRESSION #  8 # switch (1) { default -> x; } # a switch / Write it with if and else, or with ? :.
                double y; return x + (y = 2);        # FORMULA_EXPRESSION # 23 # y = 2 # an assignment inside an expression / Write it as a statement before this one.
                return x++;                          # FORMULA_EXPRESSION #  8 # x++ # an increment inside an expression / Write it as a statement before this one.
                return Math.signum(1) * x;           # FORMULA_EXPRESSION #  8 # Math.signum(1) # a call that Java computes in float, because its arguments are ints / Write one of them as a double, such as 1.0.
                throw new RuntimeException();        # FORMULA_STATEMENT  #  1 # throw new RuntimeException(); # a throw statement / Return Double.NaN where there is no value.
                try { return x; } finally { }        # FORMULA_STATEMENT  #  1 # try { return x; } finally { } # a try statement / Remove it; arithmetic on double throws nothing.
                assert x > 0; return x;              # FORMULA_STATEMENT  #  1 # assert x > 0; # an assertion / Remove it.
                System.gc(); return x;               # FORMULA_STATEMENT  #  1 # System.gc() # a call whose result is not used / Remove it, or use what it returns.
                switch (1) { default: } return x;    # FORMULA_STATEMENT  #  1 # switch (1) { default: } # a switch / Write it with if and else, or with ? :.
                float e = 2; return e * x;           # FORMULA_TYPE       #  1 # float # e / float / double
                String s = "" + x; return s.length();# FORMULA_TYPE       #  1 # String # s / String / double
                return x + LIMIT;                    # FORMULA_UNKNOWN_NAME # 12 # LIMIT # LIMIT / Declare it as a local, a parameter or a constant.
                double rate = 2; return rat;         # FORMULA_UNKNOWN_NAME # 25 # rat # rat / Did you mean 'rate'?
                return x + Math.PHI;                 # FORMULA_UNKNOWN_NAME # 12 # Math.PHI # Math.PHI / Did you mean 'Math.PI'?
                return x + Math.PIE;                 # FORMULA_UNKNOWN_NAME # 12 # Math.PIE # Math.PIE / Did you mean 'Math.PI'?
                return x + Rates.SLOW;               # FORMULA_UNKNOWN_NAME # 12 # Rates.SLOW # Rates.SLOW / Declare it as a local, a parameter or a constant.
                return this.x;                       # FORMULA_MUTABLE_STATE # 8 # this.x # this.x
                return x + Math.sinn(x);             # FORMULA_UNKNOWN_METHOD # 12 # Math.sinn # Math.sinn / Did you mean 'Math.sin'?
                return x + Math.random();            # FORMULA_UNKNOWN_METHOD # 12 # Math.random # Math.random / Call one of Math's abs, exp, expm1, log, log1p, log10, sqrt, cbrt, pow, sin, cos, tan, asin, acos, atan, atan2, sinh, cosh, tanh, hypot, max, min, signum, fma, floor, ceil, rint, or a static method of the same file.
                return exp(x);                       # FORMULA_UNKNOWN_METHOD #  8 # exp # exp / Did you mean 'Math.exp'?
                return Double.sum(x, 1);             # FORMULA_UNKNOWN_METHOD #  8 # Double.sum # Double.sum / Copy 'sum' into this file.
                """);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theNarrowestTreeIsRefused(RefusalTable.Row row) {
        row.check();
    }

    @Test
    void independentRefusalsAreAllReportedAndNoneTwice() {
        ReaderFixture read = ReaderFixture.read(
                "static double rate = 2;",
                "static double helper(double a) { return a * rate; }",
                "public static double f(double x, int n, boolean b) {",
                "    short k = 3;",
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
                        tuple(Problem.FORMULA_STATEMENT, 5L, "boolean"),
                        tuple(Problem.FORMULA_TYPE, 6L, "short"),
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
                .containsExactly(tuple(Problem.FORMULA_TYPE, "MANY", List.of("MANY", "long", "double")));
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
                                List.of(
                                        "halved",
                                        "Annotate 'halved' with @Differentiable and compile it with the processor, or"
                                                + " copy it.")));
    }
}
