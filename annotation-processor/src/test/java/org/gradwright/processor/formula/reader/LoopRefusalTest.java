// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.reader.ReaderFixture.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a formula may not do with loops, arrays and ints is refused at the narrowest tree, once, with what to write. */
final class LoopRefusalTest {

    static Stream<Arguments> loops() {
        return RefusalTable.of("""
                while (x > 0) { x -= 1; } return x;                          # FORMULA_STATEMENT #  1 # while (x > 0) { x -= 1; } # a loop without a fixed number of rounds / Count the rounds: 'for (int i = 0; i < n; i++)', with an n that does not change.
                do { x -= 1; } while (x > 0); return x;                      # FORMULA_STATEMENT #  1 # do { x -= 1; } while (x > 0); # a loop without a fixed number of rounds / Count the rounds: 'for (int i = 0; i < n; i++)', with an n that does not change.
                int i = 0; while (i < n) { x += a[i]; i++; } return x;       # FORMULA_STATEMENT # 12 # while (i < n) { x += a[i]; i++; } # a loop without a fixed number of rounds / Count the rounds: 'for (int i = 0; i < n; i++)', with an n that does not change.
                for (;;) { }                                                 # FORMULA_STATEMENT #  1 # for (;;) { } # a loop without a fixed number of rounds / Let it declare and count one int: 'for (int i = 0; i < n; i++)'.
                int i; for (i = 0; i < n; i++) { x += 1; } return x;         # FORMULA_STATEMENT #  8 # for (i = 0; i < n; i++) { x += 1; } # a loop without a fixed number of rounds / Let it declare and count one int: 'for (int i = 0; i < n; i++)'.
                for (double i = 0; i < 3; i++) { } return x;                 # FORMULA_STATEMENT #  1 # for (double i = 0; i < 3; i++) { } # a loop without a fixed number of rounds / Let it declare and count one int: 'for (int i = 0; i < n; i++)'.
                for (var i = 0.5; i < n; i++) { } return x;                  # FORMULA_STATEMENT #  1 # for (var i = 0.5; i < n; i++) { } # a loop without a fixed number of rounds / Let it declare and count one int: 'for (int i = 0; i < n; i++)'.
                for (int i = 0, m = n; i < m; i++) { } return x;             # FORMULA_STATEMENT #  1 # for (int i = 0, m = n; i < m; i++) { } # a loop without a fixed number of rounds / Let it declare and count one int: 'for (int i = 0; i < n; i++)'.
                for (int i = 0; i < n; i += n) { } return x;                 # FORMULA_STATEMENT # 24 # i += n # a loop without a fixed number of rounds / Step with 'i++', 'i--' or a number, such as 'i += 2'.
                for (int i = 0; i < n; i = i + 1) { } return x;              # FORMULA_STATEMENT # 24 # i = i + 1 # a loop without a fixed number of rounds / Step with 'i++', 'i--' or a number, such as 'i += 2'.
                for (int i = 1; i < n; i *= 2) { } return x;                 # FORMULA_STATEMENT # 24 # i *= 2 # a loop without a fixed number of rounds / Step with 'i++', 'i--' or a number, such as 'i += 2'.
                for (int i = 0; i < n; i += 0) { } return x;                 # FORMULA_STATEMENT # 24 # i += 0 # a loop without a fixed number of rounds / Step with 'i++', 'i--' or a number, such as 'i += 2'.
                for (int i = 0; i < n; i++, x++) { } return x;               # FORMULA_STATEMENT # 24 # i++ # a loop without a fixed number of rounds / Step with 'i++', 'i--' or a number, such as 'i += 2'.
                for (int i = 0; i < n; x++) { } return x;                    # FORMULA_STATEMENT # 24 # x++ # a loop without a fixed number of rounds / Step with 'i++', 'i--' or a number, such as 'i += 2'.
                for (int i = 0; i < n; ) { i++; } return x;                  # FORMULA_STATEMENT #  1 # for (int i = 0; i < n; ) { i++; } # a loop without a fixed number of rounds / Step with 'i++', 'i--' or a number, such as 'i += 2'.
                for (int i = 0; ; i++) { } return x;                         # FORMULA_STATEMENT #  1 # for (int i = 0; ; i++) { } # a loop without a fixed number of rounds / Write its condition as 'i < n' or 'i <= n'.
                for (int i = 0; i != n; i++) { } return x;                   # FORMULA_STATEMENT # 17 # i != n # a loop without a fixed number of rounds / Write its condition as 'i < n' or 'i <= n'.
                for (int i = 0; n > i; i++) { } return x;                    # FORMULA_STATEMENT # 17 # n > i # a loop without a fixed number of rounds / Write its condition as 'i < n' or 'i <= n'.
                for (int i = 0; i < n && x > 0; i++) { } return x;           # FORMULA_STATEMENT # 17 # i < n && x > 0 # a loop without a fixed number of rounds / Write its condition as 'i < n' or 'i <= n'.
                for (int i = n; i < 9; i--) { } return x;                    # FORMULA_STATEMENT # 17 # i < 9 # a loop without a fixed number of rounds / Write its condition as 'i > n' or 'i >= n'.
                for (int i = 0; i < x; i++) { } return x;                    # FORMULA_STATEMENT # 21 # x # a loop without a fixed number of rounds / Let the bound be an int.
                for (int i = 0; i < a[0]; i++) { } return x;                 # FORMULA_STATEMENT # 21 # a[0] # a loop without a fixed number of rounds / Let the bound be an int.
                for (int i = 0; i < n - i; i++) { } return x;                # FORMULA_STATEMENT # 21 # n - i # a loop without a fixed number of rounds / Let the bound be the same in every round, without 'i'.
                for (int i = 0; i < n; i++) { n -= 1; } return x;            # FORMULA_STATEMENT # 21 # n # a loop without a fixed number of rounds / Do not assign 'n' in the body; it is in the bound.
                for (int i = 0; i < n; i++) { n++; } return x;               # FORMULA_STATEMENT # 21 # n # a loop without a fixed number of rounds / Do not assign 'n' in the body; it is in the bound.
                for (int i = 0; i < n; i++) { if (x > 1) { i += 1; } } return x; # FORMULA_STATEMENT # 1 # for (int i = 0; i < n; i++) { if (x > 1) { i += 1; } } # a loop without a fixed number of rounds / Do not assign 'i' in the body.
                for (int i = 0; i < n; i++) { if (x > 1) break; } return x;  # FORMULA_STATEMENT # 42 # break; # a break / Let the loop run to its end, and put what counts into an if.
                for (int i = 0; i < n; i++) { if (x > 1) continue; x++; } return x; # FORMULA_STATEMENT # 42 # continue; # a continue / Put what follows it into an if.
                for (double v : a) { if (v > 1) return v; } return x;        # FORMULA_STATEMENT # 33 # return v; # a return inside a loop / Keep the result in a variable, and return it after the loop.
                all: for (double v : a) { for (double w : b) { if (v > w) continue all; } } return x; # FORMULA_STATEMENT # 1 # all: for (double v : a) { for (double w : b) { if (v > w) continue all; } } # a label / Remove it; every loop runs to its end.
                for (Double v : a) { x += v; } return x;                     # FORMULA_TYPE      #  6 # Double # v / Double / double
                """);
    }

    @ParameterizedTest
    @MethodSource("loops")
    void loopsThatDoNotCountAreRefused(RefusalTable.Row row) {
        row.check();
    }

    static Stream<Arguments> rows() {
        return RefusalTable.of("""
                double[] c = new double[n]; return c[0] + x;                 # FORMULA_STATEMENT  #  1 # double[] # the array variable 'c' / Read the parameter itself, and keep what a loop computes in variables of type double.
                double[] c = {1, 2}; c[0] = 3; return x;                     # FORMULA_STATEMENT  #  1 # double[] # the array variable 'c' / Read the parameter itself, and keep what a loop computes in variables of type double.
                var c = a; return c[0];                                      # FORMULA_STATEMENT  #  1 # var c = a; # the array variable 'c' / Read the parameter itself, and keep what a loop computes in variables of type double.
                var c = new double[n]; return c[0] + c.length;               # FORMULA_EXPRESSION #  9 # new double[n] # an array of its own / Keep what a loop computes in variables of type double.
                for (double v : new double[] {1, 2}) { x += v; } return x;   # FORMULA_EXPRESSION # 17 # new double[] {1, 2} # an array of its own / Keep what a loop computes in variables of type double.
                int[] c = {1, 2}; return c[0];                               # FORMULA_TYPE       #  1 # int[] # c / int[] / double[]
                float[] c = {1, 2}; return c[0];                             # FORMULA_TYPE       #  1 # float[] # c / float[] / double[]
                double[][] c = {a, b}; return c[0][1];                       # FORMULA_TYPE       #  1 # double[][] # c / double[][] / double[]
                a[0] = 1; return x;                                          # FORMULA_STATEMENT  #  1 # a[0] # an assignment to 'a[0]' / Only read 'a'; keep what is computed in variables of type double.
                for (int i = 0; i < n; i++) { a[i] *= 2; } return a[0];      # FORMULA_STATEMENT  # 31 # a[i] # an assignment to 'a[i]' / Only read 'a'; keep what is computed in variables of type double.
                a[n]++; return x;                                            # FORMULA_STATEMENT  #  1 # a[n] # an assignment to 'a[n]' / Only read 'a'; keep what is computed in variables of type double.
                (a)[n] -= x; return x;                                       # FORMULA_STATEMENT  #  1 # (a)[n] # an assignment to '(a)[n]' / Only read 'a'; keep what is computed in variables of type double.
                a = b; return a[0];                                          # FORMULA_STATEMENT  #  1 # a # an assignment to 'a' / Only read 'a'; keep what is computed in variables of type double.
                return a == b ? 1 : 2;                                       # FORMULA_EXPRESSION #  8 # a == b # a comparison of arrays / Compare their elements.
                return a == null ? 1 : 2;                                    # FORMULA_EXPRESSION # 13 # null # null / Remove it; the arrays of a formula are always there.
                for (double v : n > 0 ? a : b) { x += v; } return x;         # FORMULA_EXPRESSION # 17 # n > 0 ? a : b # a choice between arrays / Choose between their elements.
                return (n > 0 ? a : b)[0];                                   # FORMULA_EXPRESSION #  9 # n > 0 ? a : b # a choice between arrays / Choose between their elements.
                return a.clone()[0];                                         # FORMULA_UNKNOWN_METHOD # 8 # a.clone # a.clone / Read the elements and the length of 'a' only.
                return a.clone().length;                                     # FORMULA_UNKNOWN_METHOD # 8 # a.clone # a.clone / Read the elements and the length of 'a' only.
                return a.length();                                           # FORMULA_UNKNOWN_METHOD # 8 # a.length # a.length / Read the elements and the length of 'a' only.
                return c[0];                                                 # FORMULA_EXPRESSION #  8 # c[0] # an element of something that is no parameter / Let it be a 'double[]' parameter.
                return a[(int) x];                                           # FORMULA_EXPRESSION # 10 # (int) x # a cast to int / Use Math.floor, Math.ceil or Math.rint to round.
                return Arrays.stream(a).map(v -> v * v).sum();               # FORMULA_UNKNOWN_METHOD # 8 # Arrays.stream(a).map(v -> v * v).sum # Arrays.stream(a).map((v)->v * v).sum / Write it as a loop, such as 'for (double v : row)'.
                DoubleUnaryOperator g = v -> v * 2; return g.applyAsDouble(x); # FORMULA_TYPE # 1 # DoubleUnaryOperator # g / DoubleUnaryOperator / double
                """);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void arraysAreOnlyRead(RefusalTable.Row row) {
        row.check();
    }

    static Stream<Arguments> ints() {
        return RefusalTable.of("""
                return n / 2;                             # FORMULA_INTEGER_DIVISION #  8 # n / 2 # n / 2 / (double) n / 2
                return x + n / 2;                         # FORMULA_INTEGER_DIVISION # 12 # n / 2 # n / 2 / (double) n / 2
                double h = n / 2; return h;               # FORMULA_INTEGER_DIVISION # 12 # n / 2 # n / 2 / (double) n / 2
                x += n / 2; return x;                     # FORMULA_INTEGER_DIVISION #  6 # n / 2 # n / 2 / (double) n / 2
                x = -(n / 2 + 1); return x;               # FORMULA_INTEGER_DIVISION #  7 # n / 2 # n / 2 / (double) n / 2
                return x > n / 2 ? 1 : 0;                 # FORMULA_INTEGER_DIVISION # 12 # n / 2 # n / 2 / (double) n / 2
                return x > 0 ? n / 2 : x;                 # FORMULA_INTEGER_DIVISION # 16 # n / 2 # n / 2 / (double) n / 2
                return x > 0 ? n / 2 : 1;                 # FORMULA_INTEGER_DIVISION # 16 # n / 2 # n / 2 / (double) n / 2
                return Math.sqrt(n / 2);                  # FORMULA_INTEGER_DIVISION # 18 # n / 2 # n / 2 / (double) n / 2
                return Math.max(n / 2, 1);                # FORMULA_INTEGER_DIVISION # 17 # n / 2 # n / 2 / (double) n / 2
                return (double) (n / 2);                  # FORMULA_INTEGER_DIVISION # 18 # n / 2 # n / 2 / (double) n / 2
                int k = n / 0; return k * x;              # FORMULA_EXPRESSION       #  9 # n / 0 # a division of an int by 0 / Write '(double) n / 0'.
                int k = 3; k %= 0; return k * x;          # FORMULA_EXPRESSION       # 12 # k %= 0 # a division of an int by 0 / Declare 'k' as double.
                int k = 0; k += 0.5; return k;            # FORMULA_STATEMENT        # 12 # k += 0.5 # an assignment that drops a fraction / Declare 'k' as double.
                int k = 1; for (double v : a) { k *= v; } return k; # FORMULA_STATEMENT # 33 # k *= v # an assignment that drops a fraction / Declare 'k' as double.
                long m = 3; return m * x;                 # FORMULA_TYPE             #  1 # long # m / long / double
                float m = 3; return m * x;                # FORMULA_TYPE             #  1 # float # m / float / double
                char m = 'a'; return m * x;               # FORMULA_TYPE             #  1 # char # m / char / double
                short m = 3; return m * x;                # FORMULA_TYPE             #  1 # short # m / short / double
                Integer m = 3; return m * x;              # FORMULA_TYPE             #  1 # Integer # m / Integer / double
                String m = "a"; return m.length();        # FORMULA_TYPE             #  1 # String # m / String / double
                int k = 'a'; return k * x;                # FORMULA_EXPRESSION       #  9 # 'a' # a char / Write it as a number.
                int k = n << 1; return k * x;             # FORMULA_EXPRESSION       #  9 # n << 1 # a shift / Multiply or divide by a power of two instead.
                int k = n & 1; return k * x;              # FORMULA_EXPRESSION       #  9 # n & 1 # a bitwise operator / Write it with &&, || and !, or with / and % of ints.
                int k = ~n; return k * x;                 # FORMULA_EXPRESSION       #  9 # ~n # a bitwise operator / Write -n - 1 for ~n.
                int k = 0; x += a[k++]; return x;         # FORMULA_EXPRESSION       # 19 # k++ # an increment inside an expression / Write it as a statement before this one.
                int k = n--; return k * x;                # FORMULA_EXPRESSION       #  9 # n-- # a decrement inside an expression / Write it as a statement before this one.
                boolean c = x > 0; c |= n > 2; return c ? 1 : x; # FORMULA_STATEMENT # 20 # c |= n > 2 # a bitwise assignment / Write it with && or ||.
                """);
    }

    @ParameterizedTest
    @MethodSource("ints")
    void intsAreOnlyWholeNumbers(RefusalTable.Row row) {
        row.check();
    }

    @Test
    void whatALoopIsRefusedForIsNotRefusedAgainBehindIt() {
        ReaderFixture read = ReaderFixture.read(
                "public static double f(double x, double[] a, int n) {",
                "    int k = 0;",
                "    double sum = 0;",
                "    for (int i = 0; i < n; i++) {",
                "        double y = missing(x);",
                "        long z = 3;",
                "        for (double v : a) { sum += v * y * absent; }",
                "        k += z;",
                "    }",
                "    while (sum > 1) { sum /= unseen(2L); k++; }",
                "    for (int i = 0; i < k; i++) { sum += a[i] / k; }",
                "    for (int i = 0; i < n; i++) { sum += a[i] / k + other; }",
                "    return sum / k + n / 2;",
                "}");

        assertThat(read.formulas).isEmpty();
        assertThat(read.refusals)
                .extracting(Refusal::problem, Refusal::line, Refusal::text)
                .containsExactly(
                        tuple(Problem.FORMULA_UNKNOWN_METHOD, 7L, "missing"),
                        tuple(Problem.FORMULA_TYPE, 8L, "long"),
                        tuple(Problem.FORMULA_UNKNOWN_NAME, 9L, "absent"),
                        tuple(Problem.FORMULA_STATEMENT, 12L, "while (sum > 1) { sum /= unseen(2L); k++; }"),
                        tuple(Problem.FORMULA_UNKNOWN_NAME, 14L, "other"),
                        tuple(Problem.FORMULA_INTEGER_DIVISION, 15L, "n / 2"));
    }

    @Test
    void aRefusalInALoopOfACalledMethodIsReportedOnce() {
        ReaderFixture read = ReaderFixture.read(
                "static double first(double[] a) { for (double v : a) { if (v > 0) { return v; } } return 0; }",
                "public static double f(double[] a) { double s = 0; for (double v : a) { s += first(a); } return s; }",
                "public static double g(double[] a) { return first(a) * first(a); }");

        assertThat(read.refusals)
                .extracting(Refusal::problem, Refusal::line, Refusal::text)
                .containsExactly(tuple(Problem.FORMULA_STATEMENT, 3L, "return v;"));
    }

    @Test
    void methodsThatReturnArraysOrTakeAnyNumberOfArgumentsAreNotInlined() {
        ReaderFixture read = ReaderFixture.read(
                "static double[] same(double[] a) { return a; }",
                "static double sum(double... a) { double s = 0; for (double v : a) { s += v; } return s; }",
                "public static double f(double x, double[] a) { return sum(x, 2) + sum(a) + sum(same(a)); }");

        assertThat(read.refusals)
                .extracting(Refusal::problem, Refusal::line, Refusal::text, Refusal::arguments)
                .containsExactly(
                        tuple(
                                Problem.FORMULA_UNKNOWN_METHOD,
                                5L,
                                "sum",
                                List.of("sum", "Give 'sum' a fixed number of parameters.")),
                        tuple(
                                Problem.FORMULA_UNKNOWN_METHOD,
                                5L,
                                "sum",
                                List.of("sum", "Give 'sum' a fixed number of parameters.")),
                        tuple(
                                Problem.FORMULA_STATEMENT,
                                3L,
                                "double[]",
                                List.of("a method that returns an array", "Let 'same' return a double.")),
                        tuple(
                                Problem.FORMULA_UNKNOWN_METHOD,
                                5L,
                                "sum",
                                List.of("sum", "Give 'sum' a fixed number of parameters.")));
    }

    @Test
    void whatTheCompilerReportsIsLeftToIt() {
        ReaderFixture read = ReaderFixture.read(
                "public static double index(double x, double[] a) { return a[x]; }",
                "public static double number(double x, double[] a) { return x[0] + x.length + x.length(); }",
                "public static double member(double x, double[] a) { return a.size; }",
                "public static double deep(double x, double[] a) { return a[0][0]; }",
                "public static double narrow(double x, double[] a) { int k = 2.5; return k; }",
                "public static double over(double x, double[] a) { for (double v : x) { } return x; }",
                "public static double ints(double x, double[] a) { for (int v : a) { x += v; } return x; }",
                "public static double unassigned(double[] a) { double s; for (double v : a) { s = v; } return s; }",
                "public static double argument(double x, double[] a) { return Math.max(a, x); }",
                "public static double fine(double x, double[] a) { return a[0] * x; }");

        assertThat(read.formulas).containsOnlyKeys("fine");
        assertThat(read.refusals).isEmpty();
    }
}
