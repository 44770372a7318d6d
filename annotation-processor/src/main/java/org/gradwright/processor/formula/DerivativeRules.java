// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The partial derivatives of the scalar functions: one rule for each. A rule says what the slope is in one argument;
 * {@link Derivatives} says what is done with it. A slope that is the constant 0 means "does not depend on it".
 *
 * <p>Where a function has no derivative, the slope is settled: ties of max and min are split in halves, abs has slope 0
 * at 0, and so have hypot and atan2 at the origin; signum, floor, ceil and rint have slope 0 everywhere.
 */
final class DerivativeRules {

    /** One use of a function: its arguments {@code a, b, c}, its own value, and the argument that varies. */
    record Application(List<Integer> arguments, int value, int position) {
        int a() {
            return arguments.get(0);
        }

        int b() {
            return arguments.get(1);
        }

        int c() {
            return arguments.get(2);
        }

        /** The argument that varies. */
        int varying() {
            return arguments.get(position);
        }

        /** Of two arguments, the one that does not vary. */
        int other() {
            return arguments.get(1 - position);
        }
    }

    /** Writes the partial derivative in the varying argument, and returns where it is. */
    interface Rule {
        int partial(FormulaBuilder to, Application at);
    }

    private static final double LN_10 = StrictMath.log(10);

    static final DerivativeRules STANDARD = new DerivativeRules(standardRules());

    private final Map<ScalarFunction, Rule> rules;

    private DerivativeRules(Map<ScalarFunction, Rule> rules) {
        this.rules = rules;
    }

    /** The rule of a function. */
    Rule of(ScalarFunction function) {
        Rule rule = rules.get(function);
        if (rule == null) {
            throw new IllegalStateException("no derivative rule for " + function);
        }
        return rule;
    }

    /** The same rules but for one. */
    DerivativeRules with(ScalarFunction function, Rule rule) {
        Map<ScalarFunction, Rule> changed = new EnumMap<>(rules);
        changed.put(function, rule);
        return new DerivativeRules(changed);
    }

    private static Map<ScalarFunction, Rule> standardRules() {
        Map<ScalarFunction, Rule> rules = new EnumMap<>(ScalarFunction.class);
        addArithmetic(rules);
        addPowers(rules);
        addTrigonometry(rules);
        addSteps(rules);
        return rules;
    }

    private static void addArithmetic(Map<ScalarFunction, Rule> rules) {
        rules.put(ScalarFunction.ADD, (to, at) -> to.constant(1));
        rules.put(ScalarFunction.SUBTRACT, (to, at) -> to.constant(at.position() == 0 ? 1 : -1));
        rules.put(ScalarFunction.MULTIPLY, (to, at) -> at.other());
        rules.put(
                ScalarFunction.DIVIDE,
                (to, at) -> at.position() == 0
                        ? to.divide(to.constant(1), at.b())
                        : to.negate(to.divide(at.value(), at.b())));
        // a % b = a - n b, where n is the quotient's integer part
        rules.put(
                ScalarFunction.REMAINDER,
                (to, at) -> at.position() == 0
                        ? to.constant(1)
                        : to.negate(to.call(ScalarFunction.RINT, to.divide(to.subtract(at.a(), at.value()), at.b()))));
        rules.put(ScalarFunction.NEGATE, (to, at) -> to.constant(-1));
        rules.put(ScalarFunction.FMA, (to, at) -> at.position() == 2 ? to.constant(1) : at.other());
    }

    private static void addPowers(Map<ScalarFunction, Rule> rules) {
        rules.put(ScalarFunction.EXP, (to, at) -> at.value());
        rules.put(ScalarFunction.EXPM1, (to, at) -> to.call(ScalarFunction.EXP, at.a()));
        rules.put(ScalarFunction.LOG, (to, at) -> to.divide(to.constant(1), at.a()));
        rules.put(ScalarFunction.LOG1P, (to, at) -> to.divide(to.constant(1), to.add(to.constant(1), at.a())));
        rules.put(ScalarFunction.LOG10, (to, at) -> to.divide(to.constant(1), to.multiply(to.constant(LN_10), at.a())));
        rules.put(ScalarFunction.SQRT, (to, at) -> to.divide(to.constant(0.5), at.value()));
        rules.put(
                ScalarFunction.CBRT,
                (to, at) ->
                        to.divide(to.constant(1), to.multiply(to.constant(3), to.multiply(at.value(), at.value()))));
        rules.put(
                ScalarFunction.POW,
                (to, at) -> at.position() == 0 ? PowerRule.inBase(to, at) : PowerRule.inExponent(to, at));
        rules.put(ScalarFunction.HYPOT, (to, at) -> zeroWhereZero(to, at.value(), to.divide(at.varying(), at.value())));
    }

    private static void addTrigonometry(Map<ScalarFunction, Rule> rules) {
        rules.put(ScalarFunction.SIN, (to, at) -> to.call(ScalarFunction.COS, at.a()));
        rules.put(ScalarFunction.COS, (to, at) -> to.negate(to.call(ScalarFunction.SIN, at.a())));
        rules.put(ScalarFunction.TAN, (to, at) -> to.add(to.constant(1), to.multiply(at.value(), at.value())));
        rules.put(ScalarFunction.ASIN, (to, at) -> to.divide(to.constant(1), legOfUnitCircle(to, at.a())));
        rules.put(ScalarFunction.ACOS, (to, at) -> to.divide(to.constant(-1), legOfUnitCircle(to, at.a())));
        rules.put(
                ScalarFunction.ATAN,
                (to, at) -> to.divide(to.constant(1), to.add(to.constant(1), to.multiply(at.a(), at.a()))));
        rules.put(ScalarFunction.ATAN2, (to, at) -> {
            int radius = to.call(ScalarFunction.HYPOT, at.b(), at.a());
            int slope = to.divide(to.divide(at.other(), radius), radius);
            return zeroWhereZero(to, radius, at.position() == 0 ? slope : to.negate(slope));
        });
        rules.put(ScalarFunction.SINH, (to, at) -> to.call(ScalarFunction.COSH, at.a()));
        rules.put(ScalarFunction.COSH, (to, at) -> to.call(ScalarFunction.SINH, at.a()));
        rules.put(ScalarFunction.TANH, (to, at) -> to.subtract(to.constant(1), to.multiply(at.value(), at.value())));
    }

    private static void addSteps(Map<ScalarFunction, Rule> rules) {
        rules.put(ScalarFunction.ABS, (to, at) -> threeWay(to, at.a(), to.constant(0), 1, -1, 0));
        rules.put(ScalarFunction.MAX, (to, at) -> threeWay(to, at.varying(), at.other(), 1, 0, 0.5));
        rules.put(ScalarFunction.MIN, (to, at) -> threeWay(to, at.varying(), at.other(), 0, 1, 0.5));
        rules.put(ScalarFunction.SIGNUM, (to, at) -> to.constant(0));
        rules.put(ScalarFunction.FLOOR, (to, at) -> to.constant(0));
        rules.put(ScalarFunction.CEIL, (to, at) -> to.constant(0));
        rules.put(ScalarFunction.RINT, (to, at) -> to.constant(0));
    }

    /** {@code sqrt(1 - x * x)}, without loss of digits near -1 and 1. */
    private static int legOfUnitCircle(FormulaBuilder to, int x) {
        int one = to.constant(1);
        return to.call(ScalarFunction.SQRT, to.multiply(to.subtract(one, x), to.add(one, x)));
    }

    private static int zeroWhereZero(FormulaBuilder to, int radius, int slope) {
        int zero = to.constant(0);
        return to.select(to.compare(Relation.EQUAL, radius, zero), zero, slope);
    }

    private static int threeWay(
            FormulaBuilder to, int left, int right, double whenGreater, double whenLess, double otherwise) {
        int below = to.select(to.compare(Relation.LESS, left, right), to.constant(whenLess), to.constant(otherwise));
        return to.select(to.compare(Relation.GREATER, left, right), to.constant(whenGreater), below);
    }
}
