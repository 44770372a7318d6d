// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random formulas that use every function and nested selects, with arguments kept inside the functions' domains. */
final class RandomFormulas {

    private final Random random;
    private final FormulaBuilder builder;
    private final List<Integer> numbers = new ArrayList<>();
    private final List<Integer> truths = new ArrayList<>();

    private RandomFormulas(Random random, List<String> inputs) {
        this.random = random;
        this.builder = new FormulaBuilder(inputs);
        for (int i = 0; i < inputs.size(); i++) {
            numbers.add(builder.input(i));
        }
    }

    /** A formula of one to three inputs and a few to some thirty steps. */
    static Formula next(Random random) {
        List<String> inputs = List.of("x", "y", "z").subList(0, 1 + random.nextInt(3));
        return new RandomFormulas(random, inputs).formula(3 + random.nextInt(18));
    }

    private Formula formula(int steps) {
        for (int i = 0; i < steps; i++) {
            int position = switch (random.nextInt(20)) {
                case 0, 1, 2 -> choice();
                case 3 -> logistic(number());
                default -> call();
            };
            if (random.nextInt(4) == 0) {
                builder.hint(position, List.of("a", "b", "x", "e", "result").get(random.nextInt(5)));
            }
            numbers.add(position);
        }
        int last = numbers.get(numbers.size() - 1);
        return builder.build("f", random.nextBoolean() ? last : builder.add(last, number()));
    }

    private int call() {
        ScalarFunction[] functions = Arrays.stream(ScalarFunction.values())
                .filter(ScalarFunction::isOfJava)
                .toArray(ScalarFunction[]::new);
        ScalarFunction function = functions[random.nextInt(functions.length)];
        int x = number();
        return switch (function) {
            case LOG, LOG10, SQRT, CBRT -> builder.call(function, positive(x));
            case LOG1P -> builder.call(function, builder.subtract(positive(x), builder.constant(0.9)));
            case EXP, EXPM1, SINH, COSH, TAN, ASIN, ACOS -> builder.call(function, bounded(x));
            case POW -> builder.call(function, positive(x), random.nextBoolean() ? bounded(number()) : exponent());
            case DIVIDE, REMAINDER, ATAN2, HYPOT -> builder.call(function, x, positive(number()));
            case FMA -> builder.call(function, x, number(), number());
            // a step alone has slope 0, and so has everything that is made of it
            case SIGNUM, FLOOR, CEIL, RINT -> builder.add(x, builder.call(function, x));
            default -> function.arity() == 1 ? builder.call(function, x) : builder.call(function, x, number());
        };
    }

    private int choice() {
        int condition = condition(2);
        truths.add(condition);
        return builder.select(condition, number(), number());
    }

    /** The logistic function as careful people write it, without overflow. */
    private int logistic(int x) {
        int positive = builder.compare(Relation.GREATER_OR_EQUAL, x, builder.constant(0));
        int e = builder.call(ScalarFunction.EXP, builder.select(positive, builder.negate(x), x));
        int sum = builder.add(builder.constant(1), e);
        return builder.select(positive, builder.divide(builder.constant(1), sum), builder.divide(e, sum));
    }

    private int condition(int depth) {
        if (!truths.isEmpty() && random.nextInt(3) == 0) {
            return truths.get(random.nextInt(truths.size()));
        }
        return switch (depth == 0 ? random.nextInt(2) * 5 : random.nextInt(8)) {
            case 1 -> builder.and(condition(depth - 1), condition(depth - 1));
            case 2 -> builder.or(condition(depth - 1), condition(depth - 1));
            case 3 -> builder.not(condition(depth - 1));
            case 4 -> builder.select(condition(depth - 1), condition(depth - 1), condition(depth - 1));
            // what swings about 0 is met on both sides
            case 5, 6, 7 -> {
                int swinging = builder.call(ScalarFunction.SIN, builder.multiply(builder.constant(2), number()));
                Relation relation = random.nextBoolean() ? Relation.LESS : Relation.GREATER_OR_EQUAL;
                yield builder.compare(relation, swinging, builder.constant(random.nextDouble() - 0.5));
            }
            default -> {
                Relation[] relations = Relation.values();
                yield builder.compare(relations[random.nextInt(relations.length)], number(), number());
            }
        };
    }

    private int number() {
        // recent values more often, so that formulas become deep
        int position = Math.max(random.nextInt(numbers.size()), random.nextInt(numbers.size()));
        return random.nextInt(8) == 0 ? constant() : numbers.get(position);
    }

    private int constant() {
        return builder.constant(
                switch (random.nextInt(4)) {
                    case 0 -> random.nextInt(7) - 3;
                    case 1 -> 0.5;
                    default -> random.nextGaussian();
                });
    }

    private int exponent() {
        return builder.constant(
                List.of(-2.0, -1.0, 0.0, 0.5, 1.0, 2.0, 3.0, 2.5).get(random.nextInt(8)));
    }

    private int positive(int x) {
        return builder.add(builder.multiply(x, x), builder.constant(0.3));
    }

    private int bounded(int x) {
        return builder.multiply(builder.constant(0.8), builder.call(ScalarFunction.SIN, x));
    }
}
