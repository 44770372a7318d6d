// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The Java source of random methods {@code f(double[] a, double[] b, double x, int n)} with everything that formulas of
 * rows may contain: loops up, down, in steps, over the elements, inside one another and only over a triangle; numbers, ints
 * and truth values that loops carry; branches, early returns, calls of methods with loops; indices and divisors that are
 * guarded by conditions. Both rows have at least one element.
 */
final class RandomRows {

    /** What the methods call. */
    static final String HELPERS = """
            static double positive(double u) { return u * u + 0.3; }
            static double bounded(double u) { return 0.8 * StrictMath.sin(u); }
            static double hinge(double u, double w) {
                if (u < w) { return 0.5 * (w - u); }
                double e = u - w;
                return e * e;
            }
            static double mean(double[] v) {
                double s = 0;
                for (double e : v) { s += e; }
                return s / v.length;
            }
            static double soft(double[] v, double t) {
                double m = v[0];
                for (int i = 1; i < v.length; i++) { m = StrictMath.max(m, v[i]); }
                double s = 0;
                for (double e : v) { s += StrictMath.exp((e - m) * t); }
                return StrictMath.log(s) + m * t;
            }
            static int last(double[] v, double t) {
                int k = 0;
                for (int i = 0; i < v.length; i++) { if (v[i] > t) { k = i; } }
                return k;
            }
            static int half(int k) { return k / 2; }
            static boolean rises(double[] v) {
                boolean up = true;
                for (int i = 1; i < v.length; i++) { up = up && v[i] >= v[i - 1]; }
                return up;
            }
            """;

    private static final int DEEPEST = 3;

    /** An int that is a position in a row. */
    private record Index(String name, String row) {}

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private List<String> numbers = new ArrayList<>(List.of("x"));
    private List<String> ints = new ArrayList<>(List.of("n"));
    private List<String> truths = new ArrayList<>();
    private List<Index> indices = new ArrayList<>();
    /** Variables that may be assigned: not parameters of loops. */
    private List<String> assigned = new ArrayList<>();

    private List<String> counted = new ArrayList<>();
    private int names;
    private int loops;

    private RandomRows(Random random) {
        this.random = random;
    }

    /** The source of one method. */
    static String method(Random random, String name) {
        return new RandomRows(random).method(name);
    }

    private String method(String name) {
        out.append("public static double ").append(name).append("(double[] a, double[] b, double x, int n) {\n");
        declare();
        declare();
        declareInt();
        declareTruth();
        statements(2 + random.nextInt(3), 0);
        loop(0);
        statements(random.nextInt(3), 0);
        out.append("return ").append(String.join(" + ", assigned));
        out.append(" + ")
                .append(assigned.get(0))
                .append(" * ")
                .append(number(2))
                .append(";\n}\n");
        return out.toString();
    }

    private void block(int statements, int loopDepth) {
        List<String> numbersBefore = numbers;
        List<String> intsBefore = ints;
        List<String> truthsBefore = truths;
        List<String> assignedBefore = assigned;
        List<String> countedBefore = counted;
        List<Index> indicesBefore = indices;
        numbers = new ArrayList<>(numbers);
        ints = new ArrayList<>(ints);
        truths = new ArrayList<>(truths);
        assigned = new ArrayList<>(assigned);
        counted = new ArrayList<>(counted);
        indices = new ArrayList<>(indices);
        statements(statements, loopDepth);
        numbers = numbersBefore;
        ints = intsBefore;
        truths = truthsBefore;
        assigned = assignedBefore;
        counted = countedBefore;
        indices = indicesBefore;
    }

    private void statements(int count, int loopDepth) {
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(14)) {
                case 0 -> declare();
                case 1 -> declareInt();
                case 2 -> declareTruth();
                case 3 -> count();
                case 4 -> decide();
                case 5, 6 -> branch(loopDepth);
                case 7, 8 -> {
                    if (loopDepth < DEEPEST && loops < 5) {
                        loop(loopDepth);
                    } else {
                        assign(loopDepth);
                    }
                }
                case 9 -> {
                    if (loopDepth == 0) {
                        line("if (" + condition(1) + ") return " + number(2) + ";");
                    } else {
                        assign(loopDepth);
                    }
                }
                default -> assign(loopDepth);
            }
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void declare() {
        String name = "s" + names++;
        line("double " + name + " = " + number(2) + ";");
        numbers.add(name);
        assigned.add(name);
    }

    private void declareInt() {
        String name = "k" + names++;
        line("int " + name + " = " + integer(1) + ";");
        ints.add(name);
        counted.add(name);
    }

    private void declareTruth() {
        String name = "c" + names++;
        line("boolean " + name + " = " + condition(1) + ";");
        truths.add(name);
    }

    private void assign(int loopDepth) {
        String name = assigned.get(random.nextInt(assigned.size()));
        switch (random.nextInt(5)) {
            case 0 -> line(name + " += " + tamed(2, loopDepth) + ";");
            case 1 -> line(name + " -= " + tamed(2, loopDepth) + ";");
            case 2 -> line(name + " *= " + (random.nextBoolean() ? "bounded(" + number(1) + ")" : tamed(1, 1)) + ";");
            case 3 -> line(name + " = 0.5 * " + name + " + " + tamed(2, loopDepth) + ";");
            default -> line(name + " = " + tamed(3, loopDepth) + ";");
        }
    }

    /** Inside loops numbers must not grow from round to round. */
    private String tamed(int depth, int loopDepth) {
        if (loopDepth == 0 || random.nextInt(3) == 0) {
            return leaf();
        }
        return pick("StrictMath.tanh(", "StrictMath.sin(", "bounded(", "StrictMath.atan(") + number(depth) + ")";
    }

    private void count() {
        if (counted.isEmpty()) {
            declareInt();
            return;
        }
        String name = counted.get(random.nextInt(counted.size()));
        switch (random.nextInt(4)) {
            case 0 -> line(name + "++;");
            case 1 -> line("--" + name + ";");
            case 2 -> line(name + " += " + integer(0) + ";");
            default -> line("if (" + condition(0) + ") { " + name + " = " + integer(1) + " % 7; }");
        }
    }

    private void decide() {
        if (truths.isEmpty()) {
            declareTruth();
        } else {
            line(truths.get(random.nextInt(truths.size())) + " = " + condition(2) + ";");
        }
    }

    private void branch(int loopDepth) {
        line("if (" + condition(2) + ") {");
        block(1 + random.nextInt(2), loopDepth);
        if (random.nextBoolean()) {
            line("} else {");
            block(1 + random.nextInt(2), loopDepth);
        }
        line("}");
    }

    private void loop(int loopDepth) {
        loops++;
        List<Index> indicesBefore = indices;
        List<String> intsBefore = ints;
        List<String> numbersBefore = numbers;
        List<String> assignedBefore = assigned;
        indices = new ArrayList<>(indices);
        ints = new ArrayList<>(ints);
        numbers = new ArrayList<>(numbers);
        assigned = new ArrayList<>(assigned);
        String row = pick("a", "b");
        String i = "i" + names++;
        switch (random.nextInt(indices.isEmpty() ? 9 : 14)) {
            case 0, 1 -> over(i, row, "for (int %s = 0; %s < %s.length; %s++) {".formatted(i, i, row, i));
            case 2 -> over(i, row, "for (int %s = %s.length - 1; %s >= 0; %s--) {".formatted(i, row, i, i));
            case 3 -> {
                String form = pick(
                        "for (int %s = 1; %s < %s.length; %s += 2) {", "for (int %s = 0; %s < %s.length; %s += 3) {");
                over(i, row, form.formatted(i, i, row, i));
            }
            case 4 -> {
                String bound =
                        pick("StrictMath.min(n, %s.length)", "%s.length / 2").formatted(row);
                over(i, row, "for (int %s = 0; %s < %s; %s++) {".formatted(i, i, bound, i));
            }
            case 5, 6 -> {
                String v = "v" + names++;
                line("for (%s %s : %s) {".formatted(pick("double", "var"), v, row));
                numbers.add(v);
                assigned.add(v);
            }
            case 7 -> over(i, "", "for (int %s = n; %s > -2; %s -= 2) {".formatted(i, i, i));
            case 8 -> over(i, "", "for (int %s = 1; %s <= n; %s++) {".formatted(i, i, i));
            default -> {
                Index around = indices.get(random.nextInt(indices.size()));
                String form = pick(
                        "for (int %1$s = %2$s + 1; %1$s < %3$s.length; %1$s++) {",
                        "for (int %1$s = 0; %1$s <= %2$s; %1$s++) {",
                        "for (int %1$s = %2$s; %1$s >= 0; --%1$s) {",
                        "for (int %1$s = %2$s; %1$s > 0; %1$s -= 2) {");
                over(i, around.row(), form.formatted(i, around.name(), around.row()));
            }
        }
        assign(loopDepth + 1);
        block(1 + random.nextInt(3), loopDepth + 1);
        line("}");
        indices = indicesBefore;
        ints = intsBefore;
        numbers = numbersBefore;
        assigned = assignedBefore;
    }

    private void over(String index, String row, String head) {
        line(head);
        ints.add(index);
        if (!row.isEmpty()) {
            indices.add(new Index(index, row));
        }
    }

    private String number(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(12)) {
            case 0 -> leaf();
            case 1 -> "(" + condition(depth - 1) + " ? " + number(depth - 1) + " : " + number(depth - 1) + ")";
            case 2 -> "hinge(" + number(depth - 1) + ", " + number(depth - 1) + ")";
            case 3 -> pick("mean(a)", "mean(b)", "soft(a, 0.5)", "soft(b, bounded(" + number(depth - 1) + "))");
            case 4 -> guarded(depth);
            case 5 -> "((double) " + integer(0) + " / 3 + " + number(depth - 1) + ")";
            default -> call(depth);
        };
    }

    /** Elements that are there only under a condition. */
    private String guarded(int depth) {
        String row = pick("a", "b");
        String k = ints.get(random.nextInt(ints.size()));
        return switch (random.nextInt(3)) {
            case 0 -> "(%s >= 0 && %s < %s.length ? %s[%s] : %s)".formatted(k, k, row, row, k, number(depth - 1));
            case 1 -> "(%s.length > 2 ? %s[2] * %s : %s)".formatted(row, row, number(depth - 1), leaf());
            default -> "(%s != 0 ? 7 %s %s + %s : %s)".formatted(k, pick("%", "- 3 %"), k, number(depth - 1), leaf());
        };
    }

    private String call(int depth) {
        ScalarFunction[] functions = Arrays.stream(ScalarFunction.values())
                .filter(ScalarFunction::isOfJava)
                .toArray(ScalarFunction[]::new);
        ScalarFunction function = functions[random.nextInt(functions.length)];
        String u = number(depth - 1);
        String w = function.arity() > 1 ? number(depth - 1) : "";
        String name = "StrictMath." + function.javaName();
        return switch (function) {
            case ADD, SUBTRACT, MULTIPLY -> "(" + u + " " + function.javaName() + " " + w + ")";
            case DIVIDE, REMAINDER -> "(" + u + " " + function.javaName() + " positive(" + w + "))";
            case NEGATE -> "(-(" + u + "))";
            case LOG, LOG10, SQRT, CBRT -> name + "(positive(" + u + "))";
            case LOG1P -> name + "(positive(" + u + ") - 0.9)";
            case EXP, EXPM1, SINH, COSH, TAN, ASIN, ACOS -> name + "(bounded(" + u + "))";
            case POW ->
                name + "(positive(" + u + "), " + pick("bounded(" + w + ")", "2", "3", "-1", "0.5", "2.5") + ")";
            case ATAN2, HYPOT -> name + "(" + u + ", positive(" + w + "))";
            case FMA -> "Math.fma(" + u + ", " + w + ", " + leaf() + ")";
            // a step alone has slope 0, and so has everything that is made of it
            case SIGNUM, FLOOR, CEIL, RINT -> "(" + u + " + " + name + "(" + u + "))";
            default -> function.arity() == 1 ? name + "(" + u + ")" : name + "(" + u + ", " + w + ")";
        };
    }

    private String leaf() {
        return switch (random.nextInt(8)) {
            case 0 -> pick("0.5", "1.5", "-0.75", "2.0", "0.3");
            case 1, 2, 3 -> element();
            default -> numbers.get(Math.max(random.nextInt(numbers.size()), random.nextInt(numbers.size())));
        };
    }

    private String element() {
        String row = pick("a", "b");
        if (!indices.isEmpty() && random.nextInt(4) > 0) {
            Index index = indices.get(random.nextInt(indices.size()));
            return random.nextInt(4) == 0
                    ? "%s[%s.length - 1 - %s]".formatted(index.row(), index.row(), index.name())
                    : "%s[%s]".formatted(index.row(), index.name());
        }
        return row
                + switch (random.nextInt(5)) {
                    case 0 -> "[0]";
                    case 1 -> "[" + row + ".length / 2]";
                    case 2 -> "[last(" + row + ", x)]";
                    case 3 -> "[half(" + row + ".length)]";
                    default -> "[StrictMath.abs(" + ints.get(random.nextInt(ints.size())) + " % " + row + ".length)]";
                };
    }

    private String integer(int depth) {
        String k = ints.get(random.nextInt(ints.size()));
        if (depth == 0) {
            return random.nextInt(3) == 0 ? pick("1", "2", "-1", "3") : k;
        }
        String other = integer(depth - 1);
        return switch (random.nextInt(8)) {
            case 0 -> "(" + k + " + " + other + ")";
            case 1 -> "(" + k + " - " + other + ")";
            case 2 -> "2 * " + k;
            case 3 -> "half(" + k + ")";
            case 4 -> "StrictMath.max(" + k + ", " + other + ")";
            case 5 -> "last(" + pick("a", "b") + ", " + leaf() + ")";
            case 6 -> "(" + condition(0) + " ? " + k + " : " + other + ")";
            default -> k;
        };
    }

    private String condition(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 9)) {
            case 0 -> integer(0) + pick(" > 0", " % 2 == 0", " < 2", " != 1");
            case 1 -> truths.isEmpty() ? "x < 0.5" : truths.get(random.nextInt(truths.size()));
            // what swings about 0 is met on both sides
            case 2 -> "StrictMath.sin(2 * " + leaf() + ")" + pick(" < ", " >= ") + pick("0.1", "-0.2");
            case 3, 4 -> leaf() + pick(" < ", " > ", " <= ", " >= ") + leaf();
            case 5 -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
            case 6 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
            case 7 -> "!(" + condition(depth - 1) + ")";
            default -> pick("rises(a)", "rises(b)", "hinge(" + leaf() + ", x) > 0.4");
        };
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
