// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.ArrayList;
import java.util.List;

/** Wrong rules for the derivatives of formulas. Each is used where its function is an activation's, on values that vary. */
final class FormulaRuleMutants {
    private static final String RULES = "formula.DerivativeRules";

    private final List<Mutant> mutants = new ArrayList<>();

    private FormulaRuleMutants() {}

    static List<Mutant> all() {
        FormulaRuleMutants all = new FormulaRuleMutants();
        all.arithmetic();
        all.powers();
        all.trigonometry();
        all.steps();
        all.settled();
        all.chains();
        all.given();
        return all.mutants;
    }

    private void arithmetic() {
        add("ADD", "the first term is lost", "x * x + Math.sin(x)", "to.constant(1)", "to.constant(at.position())");
        add(
                "SUBTRACT",
                "lost sign",
                "x * x - Math.sin(x)",
                "to.constant(at.position() == 0 ? 1 : -1)",
                "to.constant(1)");
        add("MULTIPLY", "the factor itself", "x * Math.sin(x)", "at.other()", "at.varying()");
        add(
                "DIVIDE",
                "lost sign",
                "x / (2 + Math.sin(x))",
                "(to, at) -> at.position() == 0 ? to.divide(to.constant(1), at.b())"
                        + " : to.negate(to.divide(at.value(), at.b()))",
                "(to, at) -> at.position() == 0 ? to.divide(to.constant(1), at.b()) : to.divide(at.value(), at.b())");
        add(
                "DIVIDE",
                "not by the square",
                "x / (2 + Math.sin(x))",
                "(to, at) -> at.position() == 0 ? to.divide(to.constant(1), at.b())"
                        + " : to.negate(to.divide(at.value(), at.b()))",
                "(to, at) -> at.position() == 0 ? to.divide(to.constant(1), at.b())"
                        + " : to.negate(to.divide(at.a(), at.b()))");
        add(
                "REMAINDER",
                "lost sign",
                "(5 + x) % (0.9 + 0.1 * x * x)",
                "(to, at) -> at.position() == 0 ? to.constant(1) : to.negate(",
                "(to, at) -> at.position() == 0 ? to.constant(1) : (");
        add("NEGATE", "lost sign", "-Math.exp(x)", "to.constant(-1)", "to.constant(1)");
        add(
                "FMA",
                "the factor itself",
                "Math.fma(x, Math.sin(x), Math.cos(x))",
                "at.position() == 2 ? to.constant(1) : at.other()",
                "at.position() == 2 ? to.constant(1) : at.varying()");
    }

    private void powers() {
        add("EXP", "the argument", "Math.exp(x)", "at.value()", "at.a()");
        add("EXPM1", "its own value", "Math.expm1(x)", "to.call(ScalarFunction.EXP, at.a())", "at.value()");
        add("LOG", "over its value", "Math.log(2 + Math.sin(x))", "to.divide(to.constant(1), at.a())", "at.value()");
        add(
                "LOG1P",
                "lost 1",
                "Math.log1p(1.5 + Math.sin(x))",
                "to.divide(to.constant(1), to.add(to.constant(1), at.a()))",
                "to.divide(to.constant(1), at.a())");
        add(
                "LOG10",
                "lost log(10)",
                "Math.log10(2 + Math.sin(x))",
                "to.divide(to.constant(1), to.multiply(to.constant(LN_10), at.a()))",
                "to.divide(to.constant(1), at.a())");
        add("SQRT", "lost 1/2", "Math.sqrt(2 + Math.sin(x))", "to.divide(to.constant(0.5)", "to.divide(to.constant(1)");
        add(
                "CBRT",
                "not the square",
                "Math.cbrt(2 + Math.sin(x))",
                "(to, at) -> to.divide(to.constant(1),"
                        + " to.multiply(to.constant(3), to.multiply(at.value(), at.value())))",
                "(to, at) -> to.divide(to.constant(1), to.multiply(to.constant(3), at.value()))");
        String power = "Math.pow(2 + Math.sin(x), Math.cos(x))";
        in("formula.PowerRule", "POW", "exponent not reduced", power, "to.subtract(at.b(), to.constant(1))", "at.b()");
        in(
                "formula.PowerRule",
                "POW",
                "lost logarithm",
                power,
                "to.multiply(at.value(), to.call(ScalarFunction.LOG, at.a()))",
                "at.value()");
        add(
                "HYPOT",
                "the other leg",
                "Math.hypot(1 + x * x, Math.sin(x))",
                "(to, at) -> zeroWhereZero(to, at.value(), to.divide(at.varying()",
                "(to, at) -> zeroWhereZero(to, at.value(), to.divide(at.other()");
    }

    private void trigonometry() {
        String sine = "to.call(ScalarFunction.SIN, at.a())";
        String cosine = "to.call(ScalarFunction.COS, at.a())";
        add("SIN", "wrong sign", "Math.sin(x)", cosine, "to.negate(" + cosine + ")");
        add("COS", "lost sign", "Math.cos(x)", "to.negate(" + sine + ")", sine);
        add(
                "TAN",
                "minus the square",
                "Math.tan(0.5 * Math.sin(x))",
                "to.add(to.constant(1)",
                "to.subtract(to.constant(1)");
        add(
                "ASIN",
                "not over the leg",
                "Math.asin(0.8 * Math.sin(x))",
                "to.divide(to.constant(1), legOfUnitCircle(to, at.a()))",
                "legOfUnitCircle(to, at.a())");
        add(
                "ACOS",
                "lost sign",
                "Math.acos(0.8 * Math.sin(x))",
                "to.divide(to.constant(-1)",
                "to.divide(to.constant(1)");
        in(
                RULES,
                "ACOS",
                "wrong leg",
                "Math.acos(0.8 * Math.sin(x))",
                "to.multiply(to.subtract(one, x), to.add(one, x))",
                "to.multiply(to.add(one, x), to.add(one, x))");
        add(
                "ATAN",
                "lost 1",
                "Math.atan(x)",
                "(to, at) -> to.divide(to.constant(1), to.add(to.constant(1), to.multiply(at.a(), at.a())))",
                "(to, at) -> to.divide(to.constant(1), to.multiply(at.a(), at.a()))");
        in(
                RULES,
                "ATAN2",
                "lost sign",
                "Math.atan2(1 + x * x, 2 + Math.sin(x))",
                "at.position() == 0 ? slope : to.negate(slope)",
                "slope");
        add("SINH", "its own value", "Math.sinh(x)", "to.call(ScalarFunction.COSH, at.a())", "at.value()");
        add("COSH", "its own value", "Math.cosh(x)", "to.call(ScalarFunction.SINH, at.a())", "at.value()");
        add(
                "TANH",
                "not the square",
                "Math.tanh(x)",
                "to.subtract(to.constant(1), to.multiply(at.value(), at.value()))",
                "to.subtract(to.constant(1), at.value())");
    }

    private void steps() {
        add(
                "ABS",
                "1 on both sides",
                "Math.abs(x)",
                "threeWay(to, at.a(), to.constant(0), 1, -1, 0)",
                "threeWay(to, at.a(), to.constant(0), 1, 1, 0)");
        String way = "threeWay(to, at.varying(), at.other(), ";
        add("MAX", "the smaller one", "Math.max(x, Math.cos(x))", way + "1, 0, 0.5)", way + "0, 1, 0.5)");
        add("MIN", "the larger one", "Math.min(x, Math.cos(x))", way + "0, 1, 0.5)", way + "1, 0, 0.5)");
        add("SIGNUM", "slope 1", "x + Math.signum(x)", "to.constant(0)", "to.constant(1)");
        add("FLOOR", "slope 1", "x + Math.floor(3 * x)", "to.constant(0)", "to.constant(1)");
        add("CEIL", "slope 1", "x + Math.ceil(3 * x)", "to.constant(0)", "to.constant(1)");
        add("RINT", "slope 1", "x + Math.rint(3 * x)", "to.constant(0)", "to.constant(1)");
    }

    private void settled() {
        settled("ABS", "slope 1 at 0", RULES, "to.constant(0), 1, -1, 0)", "to.constant(0), 1, -1, 1)");
        settled("MAX", "ties not split", RULES, "at.other(), 1, 0, 0.5)", "at.other(), 1, 0, 1)");
        settled("MIN", "ties not split", RULES, "at.other(), 0, 1, 0.5)", "at.other(), 0, 1, 0)");
        String origin = "to.select(to.compare(Relation.EQUAL, radius, zero), zero, slope)";
        settled("HYPOT", "0 / 0 at the origin", RULES, origin, "slope");
        settled("ATAN2", "0 / 0 at the origin", RULES, origin, "slope");
        settled(
                "POW",
                "0 * infinity at the base 0",
                "formula.PowerRule",
                "to.select(flat, zero, to.multiply(at.value(), to.call(ScalarFunction.LOG, at.a())))",
                "to.multiply(at.value(), to.call(ScalarFunction.LOG, at.a()))");
    }

    private void chains() {
        String chain = "formula.ForwardMode";
        in(
                chain,
                "chain rule",
                "inner slope lost",
                "Math.exp(Math.sin(x))",
                "tangents.sum(sum, tangents.product(partial, inner))",
                "tangents.sum(sum, partial)");
        in(
                chain,
                "chain rule",
                "only the last argument",
                "x * Math.sin(x)",
                "tangents.sum(sum, tangents.product(partial, inner))",
                "tangents.product(partial, inner)");
        in(
                chain,
                "choice",
                "slope of the other branch",
                "x > 0.1 ? Math.sin(x) : x * x",
                "int whenTrue = slopes[select.whenTrue()];",
                "int whenTrue = slopes[select.whenFalse()];");
        in("formula.Logistic", "logistic", "lost sign", "1 / (1 + Math.exp(x))", "to.negate(slope)", "slope");
        in(
                "formula.Logistic",
                "logistic",
                "lost factor",
                "Math.exp(x) / (1 + Math.exp(x))",
                "to.multiply(value, to.subtract(to.constant(1), value))",
                "value");
        in(
                "formula.Tangents",
                "product",
                "lost sign",
                "Math.sin(Math.cos(x))",
                "return builder.negate(product(a, argument(b, 0)));",
                "return product(a, argument(b, 0));");
        in(
                "formula.Derivatives",
                "pullback",
                "the result instead of the gradient",
                "Math.sin(x)",
                "int gradient = builder.input(0);",
                "int gradient = builder.input(inputs.size() - 1);");
    }

    private void given() {
        Specimen specimen = Specimens.activation("SlopeByHand", "cube(Math.sin(x))", """
                static double cube(double x) {
                    return x * x * x;
                }

                @Derivative(of = "cube")
                static double slope(double x) {
                    return 3 * x * x;
                }
                """);
        String slope = "int partial = builder.append(given.slopes().get(i), arguments)[0];";
        mutants.add(Mutant.ofProcessor(
                "slope by hand",
                "inner slope lost",
                "formula.ForwardMode",
                slope + " sum = tangents.sum(sum, tangents.product(partial, inner));",
                slope + " sum = tangents.sum(sum, partial);",
                Check.quotients(specimen)));
        mutants.add(Mutant.ofProcessor(
                "slope by hand",
                "not taken into account",
                "formula.ForwardMode",
                slope,
                "int partial = tangents.zero();",
                Check.quotients(specimen)));
    }

    /** In the rule of the function that stands in the table of rules. */
    private void add(String function, String fault, String formula, String text, String replacement) {
        String start = "ScalarFunction." + function + ", ";
        String arrow = text.startsWith("(to, at)") ? "" : "(to, at) -> ";
        in(RULES, function, fault, formula, start + arrow + text, start + arrow + replacement);
    }

    private void in(String file, String of, String fault, String formula, String text, String replacement) {
        Specimen specimen = Specimens.activation("Formula" + mutants.size(), formula);
        mutants.add(Mutant.ofProcessor(of, fault, file, text, replacement, Check.quotients(specimen)));
    }

    private void settled(String of, String fault, String file, String text, String replacement) {
        mutants.add(Mutant.ofProcessor(of, fault, file, text, replacement, Check.settled()));
    }
}
