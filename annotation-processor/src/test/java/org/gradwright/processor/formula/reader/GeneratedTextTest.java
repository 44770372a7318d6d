// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gradwright.processor.formula.Argument;
import org.gradwright.processor.formula.Derivatives;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.FormulaWriter;
import org.gradwright.processor.formula.FormulaWriter.Written;
import org.gradwright.processor.formula.NameScope;
import org.gradwright.processor.formula.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Java text of formulas and pullbacks, as somebody reads it in a generated class. */
final class GeneratedTextTest {

    private static Formula f(String body) {
        return ReaderFixture.read("public static double f(double x, double y) { " + body + " }")
                .formula("f");
    }

    private static String text(Formula formula) {
        return text(formula, Precision.FLOAT, "FloatMath", formula.inputs());
    }

    private static String text(Formula formula, Precision precision, String math, List<String> arguments) {
        Written written = FormulaWriter.write(formula, precision, math, arguments, new NameScope(formula.inputs()));
        List<String> lines = new ArrayList<>(written.statements());
        lines.addAll(written.results());
        return String.join(" ", lines);
    }

    private static String pullback(String body) {
        return text(Derivatives.pullback(f(body), 0));
    }

    @Test
    void valuesReadAsTheyWereWritten() {
        assertThat(text(f("return x > 0 ? x : 0;"))).isEqualTo("x > 0 ? x : 0f");
        assertThat(text(f("return -x * (y - 1) / 2;"))).isEqualTo("-x * (y - 1) / 2");
        assertThat(text(f("return x - (y - 0.1) + -y;"))).isEqualTo("x - (y - 0.1f) - y");
        assertThat(text(f("return Math.exp(-x) * Math.pow(y, 3);")))
                .isEqualTo("FloatMath.exp(-x) * FloatMath.pow(y, 3f)");
        assertThat(text(f("return x > 0 && (y < 1 || !(x < y)) ? 1 : x < 0 ? y : 2;")))
                .isEqualTo("x > 0 && (y < 1 || !(x < y)) ? 1f : x < 0 ? y : 2f");
        assertThat(text(f("return -(x + y) + 1e-8;"))).isEqualTo("1e-8f - (x + y)");
    }

    @Test
    void valuesThatAreUsedTwiceKeepTheirNames() {
        assertThat(text(f("double e = x - y; return e * e;"))).isEqualTo("float e = x - y; e * e");
        assertThat(text(f("boolean in = x > y; return (in ? x : 1) * (in ? 2 : y);")))
                .isEqualTo("boolean in = x > y; (in ? x : 1f) * (in ? 2f : y)");
        assertThat(text(f("double y2 = x * y; double x2 = y2 + 1; return x2 * x2 + y2;")))
                .isEqualTo("float y2 = x * y; float x2 = y2 + 1; x2 * x2 + y2");
    }

    @Test
    void arrayElementsThatAreUsedTwiceAreReadOnce() {
        assertThat(text(f("return x * x + y;"), Precision.FLOAT, "FloatMath", List.of("in[i]", "b[i]")))
                .isEqualTo("float x2 = in[i]; x2 * x2 + b[i]");
    }

    @Test
    void mathInFloatIsCastAndMathInDoubleIsNot() {
        Formula f = f("return Math.exp(x) + Math.abs(y) + Math.fma(x, y, 1);");

        assertThat(text(f, Precision.FLOAT, "StrictMath", f.inputs()))
                .isEqualTo("(float) StrictMath.exp(x) + StrictMath.abs(y) + Math.fma(x, y, 1f)");
        assertThat(text(f, Precision.DOUBLE, "DoubleMath", f.inputs()))
                .isEqualTo("DoubleMath.exp(x) + DoubleMath.abs(y) + DoubleMath.fma(x, y, 1.0)");
    }

    @Test
    void pullbacksReuseTheResult() {
        assertThat(pullback("return Math.tanh(x);")).isEqualTo("gradient * (1 - result * result)");
        assertThat(pullback("return Math.exp(x);")).isEqualTo("gradient * result");
        assertThat(pullback("return Math.sqrt(x);")).isEqualTo("0.5f * gradient / result");
        assertThat(pullback("return 1 / (1 + Math.exp(-x));")).isEqualTo("gradient * (result * (1 - result))");
        assertThat(pullback("double e = Math.exp(x >= 0 ? -x : x); return x >= 0 ? 1 / (1 + e) : e / (1 + e);"))
                .isEqualTo("gradient * (result * (1 - result))");
        assertThat(pullback("return x > 0 ? x : 0;")).isEqualTo("result > 0 ? gradient : 0f");
        assertThat(pullback("return x > 0 ? x : 0.01 * x;")).isEqualTo("result > 0 ? gradient : 0.01f * gradient");
    }

    @Test
    void pullbacksReadAsSomebodyWouldWriteThem() {
        assertThat(pullback("double e = y - x; return e * e;")).isEqualTo("-gradient * (2 * (y - x))");
        assertThat(pullback("return Math.abs(x);")).isEqualTo("x > 0 ? gradient : x < 0 ? -gradient : 0f");
        assertThat(pullback("return x * y + 3;")).isEqualTo("gradient * y");
        assertThat(pullback("return Math.log(x);")).isEqualTo("gradient / x");
        assertThat(pullback("return 0.5 * x * x;")).isEqualTo("gradient * x");
        assertThat(pullback("double e = y - x; return e >= 0 ? 0.9 * e : (0.9 - 1) * e;"))
                .isEqualTo("y - x >= 0 ? -0.9f * gradient : 0.1f * gradient");
    }

    @Test
    void longExpressionsAreCut() {
        StringBuilder sum = new StringBuilder("x");
        for (int i = 1; i <= 400; i++) {
            sum.append(" + Math.sin(").append(i).append(" * x)");
        }
        Written written = FormulaWriter.write(
                f("return " + sum + ";"),
                Precision.DOUBLE,
                "Math",
                List.of("x", "y"),
                new NameScope(List.of("x", "y")));

        assertThat(written.statements()).hasSizeGreaterThan(50).allMatch(statement -> statement.length() < 160);
        assertThat(written.results().get(0)).hasSizeLessThan(160);
    }

    @Test
    @Timeout(60)
    void longBodiesOfLoopsAreWrittenInTime() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            body.append(i % 2 == 0 ? "t = Math.sin(t * t + u);\n" : "u = Math.cos(t + u * v);\n");
        }
        Formula f = ReaderFixture.read(
                        "public static double f(double[] a, double x) { double t = x; double u = 0;",
                        "for (double v : a) {",
                        body.toString(),
                        "} return t + u; }")
                .formula("f");
        Formula pullback = Derivatives.pullbacks(f, List.of(0, 1));
        Written written = FormulaWriter.write(
                pullback,
                Precision.DOUBLE,
                "Math",
                pullback.inputs().stream().map(Argument::of).toList(),
                new NameScope(pullback.inputs()),
                scratch -> "");

        assertThat(written.statements()).hasSizeBetween(100, 600);
    }
}
