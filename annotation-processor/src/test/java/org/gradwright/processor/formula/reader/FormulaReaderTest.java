// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.Instruction;
import org.junit.jupiter.api.Test;

/** What a method body may contain, and that its formula computes what Java does. */
final class FormulaReaderTest {

    private static double value(Formula formula, double... at) {
        return formula.evaluate(at)[0];
    }

    /** Reads a method {@code f(x, y)} with this body. */
    private static Formula f(String... body) {
        return ReaderFixture.read("public static double f(double x, double y) {", String.join("\n", body), "}")
                .formula("f");
    }

    @Test
    void arithmeticIsReadWithJavasPrecedence() {
        Formula f = f("return -x + 2 * (y - 3) / +x % 5;");

        assertThat(f.name()).isEqualTo("f");
        assertThat(f.inputs()).containsExactly("x", "y");
        assertThat(value(f, 1.5, 9.25)).isEqualTo(-1.5 + 2 * (9.25 - 3) / 1.5 % 5);
    }

    @Test
    void localsAreAssignedAndKeepTheirNames() {
        Formula f = f("final double e = x - y; double s; s = e * e; s += 1; s *= e; x = s; x /= 2; return x;");

        assertThat(value(f, 5, 2)).isEqualTo(15);
        assertThat(f.hints()).contains("e", "s");
    }

    @Test
    void typesOfVarLocalsAreInferred() {
        Formula f = f("var e = x - y; var above = e > 0; return above ? e : 0;");

        assertThat(value(f, 5, 2)).isEqualTo(3);
        assertThat(value(f, 2, 5)).isZero();
    }

    @Test
    void booleansAreComputedAndAssigned() {
        Formula f = f(
                "boolean in = x > -1 && x < 1;",
                "boolean out = !in || y == 3;",
                "if (y != 0) { in = out; }",
                "return in ? 1 : out ? 2 : 3;");

        assertThat(value(f, 0.5, 0)).isEqualTo(1);
        assertThat(value(f, 0.5, 1)).isEqualTo(3);
        assertThat(value(f, 0.5, 3)).isEqualTo(1);
        assertThat(value(f, 2, 0)).isEqualTo(2);
    }

    @Test
    void ifAndElseChooseWhatTheyAssign() {
        Formula f = f(
                "double a = 1;",
                "if (x > 0) { double b = x * 2; a = b; if (y > 0) a += y; } else if (x < -1) a = -7; else { }",
                "return a * 10;");

        assertThat(value(f, 3, 4)).isEqualTo(100);
        assertThat(value(f, 3, -4)).isEqualTo(60);
        assertThat(value(f, -2, 4)).isEqualTo(-70);
        assertThat(value(f, -0.5, 4)).isEqualTo(10);
    }

    @Test
    void earlyReturnsEndTheirPath() {
        Formula f = f(
                "if (x > 10) return 1;",
                "if (x > 0) { if (y > 0) { return 2; } y = 5; } else { y = 6; }",
                "if (x < -10) { return 3; } else if (x < -5) { if (y > 0) return 4; }",
                "return y;");

        assertThat(value(f, 11, 0)).isEqualTo(1);
        assertThat(value(f, 1, 1)).isEqualTo(2);
        assertThat(value(f, 1, -1)).isEqualTo(5);
        assertThat(value(f, -11, 0)).isEqualTo(3);
        assertThat(value(f, -6, 0)).isEqualTo(4);
        assertThat(value(f, -1, 0)).isEqualTo(6);
    }

    @Test
    void aChainOfReturnsBecomesNestedChoices() {
        Formula f = f("if (x > 1) return 1; if (x < -1) return -1; return x;");

        assertThat(f.instructions())
                .filteredOn(i -> i instanceof Instruction.Logic)
                .isEmpty();
        assertThat(value(f, 0.5, 0)).isEqualTo(0.5);
        assertThat(value(f, -3, 0)).isEqualTo(-1);
    }

    @Test
    void aLocalMayBeAssignedInBothBranches() {
        Formula f = f("double a; if (x > y) { a = x; } else { a = y; } return a;");

        assertThat(value(f, 1, 2)).isEqualTo(2);
        assertThat(value(f, 3, 2)).isEqualTo(3);
    }

    @Test
    void functionsOfMathAndStrictMathAreCalled() {
        Formula f = f("return Math.exp(x) + StrictMath.hypot(x, y) + java.lang.Math.fma(x, y, 1) + Math.max(x, 0);");

        assertThat(value(f, 0.5, 2))
                .isEqualTo(StrictMath.exp(0.5) + StrictMath.hypot(0.5, 2) + Math.fma(0.5, 2, 1) + 0.5);
    }

    @Test
    void intsAreComputedAsIntsUntilJavaMakesThemDoubles() {
        Formula f =
                f("return 2 * 3 * x + (x > 0 ? 1 : 0) * 0.5 + Math.max(2, 3) - (7 % 4) + -(1 + 1) + (double) 1 / 2;");

        assertThat(value(f, 4, 0)).isEqualTo(24 + 0.5 + 3 - 3 - 2 + 0.5);
        assertThat(value(f("return 2147483647 + 1 + x;"), 0, 0)).isEqualTo(-2147483648.0);
        assertThat(value(f("double z = 0x10; return z + 1_000 + 1e3;"), 0, 0)).isEqualTo(2016);
        assertThat(1 / value(f("return -(x > 0 ? 1 : 0);"), -1, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void constantsAreFoundWhereJavaFindsThem() {
        ReaderFixture read = ReaderFixture.readFiles(Map.of(
                "p.Sample",
                """
                package p;
                import static p.q.Rates.SLOW;
                import static p.q.Rates.*;
                import p.q.Rates;
                import q.*;
                class Sample implements Limits {
                    static final double HALF = 1 / 2.0;
                    private static final int TWO = 4 / 2;
                    static final double LOCAL = 100;
                    static class Formula {
                        static final double LOCAL = HALF * 3;
                        static final boolean YES = true;
                        public static double all(double x) {
                            return HALF + TWO + LOCAL + Sample.LOCAL + LOWEST + SLOW + FAST + Rates.FAST + p.q.Rates.SLOW
                                    + Far.AWAY + Rates.Inner.DEEP + Math.PI + Math.E + Double.MAX_VALUE + Integer.MAX_VALUE
                                    + (YES ? x : 0);
                        }
                        public static double shadowed(double LOCAL) {
                            return LOCAL;
                        }
                    }
                }
                interface Limits { double LOWEST = -3; }
                """,
                "p.q.Rates",
                "package p.q; public class Rates { public static final double SLOW = 7, FAST = 9;"
                        + " public static class Inner { public static final int DEEP = 11; } }",
                "q.Far",
                "package q; public class Far { public static final double AWAY = 13; }"));

        double sum = 0.5 + 2 + 1.5 + 100 - 3 + 7 + 9 + 9 + 7 + 13 + 11 + Math.PI + Math.E + Double.MAX_VALUE;
        assertThat(value(read.formula("all"), 5)).isEqualTo(sum + Integer.MAX_VALUE + 5);
        assertThat(value(read.formula("shadowed"), 5)).isEqualTo(5);
    }

    @Test
    void methodsOfTheSameFileAreInlined() {
        ReaderFixture read = ReaderFixture.read(
                "static double square(double e) { return e * e; }",
                "static boolean near(double a, double b) { return Math.abs(a - b) < 1; }",
                "static double choose(boolean c, double a) { if (c) return a; return -a; }",
                "static double over(double a) { return a; }",
                "static double over(boolean a) { return a ? 1 : 2; }",
                "static class Formula {",
                "    public static double f(double x, double y) {",
                "        return choose(near(x, y), square(x)) + Sample.square(y) + over(x > 9) + over(y);",
                "    }",
                "}");

        assertThat(value(read.formula("f"), 3, 3.5)).isEqualTo(9 + 12.25 + 2 + 3.5);
        assertThat(value(read.formula("f"), 3, 1)).isEqualTo(-9 + 1 + 2 + 1);
    }

    @Test
    void staticImportsOfMathAreCalls() {
        ReaderFixture read = ReaderFixture.readFiles(Map.of("p.Sample", """
            package p;
            import static java.lang.Math.exp;
            import static java.lang.StrictMath.*;
            class Sample {
                public static double f(double x) { return exp(x) + log1p(x) + PI; }
            }
            """));

        assertThat(value(read.formula("f"), 2)).isEqualTo(StrictMath.exp(2) + StrictMath.log1p(2) + Math.PI);
    }

    @Test
    void aTypeOfTheFileHidesTheOneOfJavaLang() {
        ReaderFixture read = ReaderFixture.read(
                "static class Math { static final double PI = 3; static double exp(double x) { return x + PI; } }",
                "public static double f(double x) { return Math.exp(x) * Math.PI; }");

        assertThat(value(read.formula("f"), 1)).isEqualTo(12);
    }

    @Test
    void whatTheCompilerReportsIsLeftToIt() {
        ReaderFixture read = ReaderFixture.read(
                "public static double mixed(double x) { return x + true; }",
                "public static double missing(double x) { if (x > 0) return 1; }",
                "public static double unassigned(double x) { double a; return a + x; }",
                "public static double arity(double x) { return Math.pow(x); }",
                "public static double fine(double x) { return x; }");

        assertThat(read.formulas).containsOnlyKeys("fine");
        assertThat(read.refusals).isEmpty();
    }
}
