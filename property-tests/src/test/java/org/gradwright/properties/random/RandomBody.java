// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradwright.properties.random.RandomMembers.Callable;

/** Draws the statements of one method of a graph. */
final class RandomBody {
    private static final List<String> BINARY = List.of("add", "subtract", "multiply", "maximum", "minimum");
    private static final List<String> UNARY = List.of(
            "relu()",
            "tanh()",
            "sigmoid()",
            "abs()",
            "square()",
            "negate()",
            "gelu()",
            "multiply(0.1).exp()",
            "abs().add(0.5).log()",
            "square().add(0.1).sqrt()",
            "leakyRelu(0.1)",
            "maximum(0.2)");
    /** From which size on values are made smaller. */
    private static final double LARGE = 3;

    /**
     * A tensor.
     *
     * @param size about how large its numbers are
     */
    record Value(String name, List<Integer> shape, double size) {
        int width() {
            return shape.stream().reduce(1, (a, b) -> a * b);
        }

        /** An expression for it with one axis. */
        String flat() {
            return shape.size() == 1 ? name : name + ".flatten()";
        }
    }

    private final Chance chance;
    private final RandomMembers members;
    private final StringBuilder text = new StringBuilder();
    private final List<Value> values = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private final int depth;
    private final RandomShapes shapes;

    /**
     * A body without statements so far.
     *
     * @param depth how many methods it is called through
     */
    RandomBody(Chance chance, RandomMembers members, List<Value> given, int depth) {
        this.chance = chance;
        this.members = members;
        this.depth = depth;
        this.shapes = new RandomShapes(chance, this::put);
        values.addAll(given);
    }

    String text() {
        return text.toString();
    }

    /** Draws so many statements. */
    void draw(int statements) {
        for (int i = 0; i < statements; i++) {
            statement();
        }
    }

    /** A tensor, more often a late one. */
    Value any() {
        int count = values.size();
        Value value = values.get(chance.in(50) ? Math.max(0, count - 1 - chance.below(2)) : chance.below(count));
        used.add(value.name());
        return value;
    }

    private void statement() {
        Value a = any();
        switch (chance.below(21)) {
            case 0, 1, 2 -> call(members.dense(a.width(), members.width()), a);
            case 3 -> call(members.other(a.shape()), a);
            case 4, 5 -> shared(a);
            case 6, 7, 8 -> binary(a);
            case 9 -> put(a.name() + "." + chance.pick(UNARY), a.shape(), a.size() * a.size());
            case 10 -> concat(a);
            case 11 -> slice(a);
            case 12 -> shapes.reshape(a);
            case 13 -> rowSum(a);
            case 14 -> call(members.block(a.width()), a);
            case 15 -> several(a);
            case 16, 17, 18 -> shapes.draw(a);
            default -> method(a);
        }
    }

    private void call(Callable callable, Value a) {
        String argument = callable.in().equals(a.shape()) ? a.name() : a.flat();
        put(callable.name() + "(" + argument + ")", callable.out(), 1.5 * a.size());
    }

    /** Calls a layer or block again, on another value. */
    private void shared(Value a) {
        List<Callable> known = members.taking(a.shape());
        if (known.isEmpty()) {
            Callable first = members.dense(a.width(), a.width());
            String inner = first.name() + "(" + a.flat() + ")";
            put(first.name() + "(" + inner + ".add(" + a.flat() + "))", first.out(), 3 * a.size());
        } else {
            call(chance.pick(known), a);
        }
    }

    private void binary(Value a) {
        List<Value> fitting = values.stream()
                .filter(b -> RandomShapes.both(a.shape(), b.shape()).isPresent())
                .toList();
        Value b = chance.pick(fitting);
        used.add(b.name());
        List<Integer> shape = RandomShapes.both(a.shape(), b.shape()).orElseThrow();
        if (chance.in(15)) {
            put(a.name() + ".divide(" + b.name() + ".square().add(1))", shape, a.size());
            return;
        }
        String operation = chance.pick(BINARY);
        double size = operation.equals("multiply") ? a.size() * b.size() : a.size() + b.size();
        String second = chance.in(15) ? chance.number(0.3, 2) : b.name();
        put(a.name() + "." + operation + "(" + second + ")", second.equals(b.name()) ? shape : a.shape(), size);
    }

    private void concat(Value a) {
        List<Integer> leading = a.shape().subList(0, a.shape().size() - 1);
        List<Value> fitting = values.stream()
                .filter(b -> b.shape().size() == a.shape().size()
                        && b.shape().subList(0, leading.size()).equals(leading))
                .toList();
        List<Value> parts = new ArrayList<>(List.of(a, chance.pick(fitting)));
        if (chance.in(30)) {
            parts.add(chance.pick(fitting));
        }
        List<Integer> shape = new ArrayList<>(leading);
        shape.add(parts.stream().mapToInt(b -> b.shape().get(leading.size())).sum());
        parts.forEach(b -> used.add(b.name()));
        double size = parts.stream().mapToDouble(Value::size).max().orElseThrow();
        put(parts.stream().map(Value::name).collect(Collectors.joining(", ", "Tensor.concat(", ")")), shape, size);
    }

    private void slice(Value a) {
        int last = a.shape().get(a.shape().size() - 1);
        int from = chance.below(last);
        int to = from + 1 + chance.below(last - from);
        List<Integer> shape = new ArrayList<>(a.shape().subList(0, a.shape().size() - 1));
        shape.add(to - from);
        put(a.name() + ".slice(" + from + ", " + to + ")", shape, a.size());
    }

    private void rowSum(Value a) {
        String sum = chance.in(50) ? ".mean()" : ".sum()";
        Value scaled = any();
        String operation = chance.pick(BINARY);
        switch (chance.below(3)) {
            case 0 -> put(a.name() + sum, List.of(1), a.size() * (sum.equals(".sum()") ? Math.sqrt(a.width()) : 1));
            case 1 ->
                put(
                        scaled.name() + "." + operation + "(" + a.name() + ".mean())",
                        scaled.shape(),
                        a.size() + scaled.size());
            default -> put(a.name() + ".subtract(" + a.name() + ".mean())", a.shape(), a.size());
        }
    }

    /** A loop, or a block of two values. */
    private void several(Value a) {
        if (chance.in(50)) {
            Value b = any();
            int units = members.width();
            String both = members.blockOfTwo(units);
            put(both + "(" + a.flat() + ", " + b.flat() + ")", List.of(units), 2 * (a.size() + b.size()));
            return;
        }
        Callable layer = members.dense(a.width(), a.width());
        String name = members.name("v");
        int rounds = 2 + chance.below(2);
        text.append("Tensor %s = %s;\n".formatted(name, a.flat()));
        text.append("for (int i = 0; i < %d; i++) {\n    %s = %s(%s).multiply(0.5).add(%s);\n}\n"
                .formatted(rounds, name, layer.name(), name, name));
        add(new Value(name, layer.out(), a.size() * 3));
    }

    /** A method of its own, called on two values where there are two. */
    private void method(Value a) {
        if (depth > 1) {
            call(members.dense(a.width(), members.width()), a);
            return;
        }
        String name = members.name("method");
        Value given = new Value("x", a.shape(), 1);
        RandomBody body = new RandomBody(chance, members, List.of(given), depth + 1);
        body.draw(1 + chance.below(3));
        Value result = body.last();
        members.declare("default Tensor " + name + "(Tensor x) {\n"
                + body.text().indent(4) + "    return " + result.name() + ";\n}");
        Callable callable = new Callable(name, a.shape(), result.shape());
        call(callable, a);
        values.stream()
                .filter(b -> b.shape().equals(a.shape()) && b != a && chance.in(60))
                .findFirst()
                .ifPresent(b -> call(callable, b));
    }

    Value last() {
        return values.get(values.size() - 1);
    }

    /** All that was not used so far, side by side, as one value with one axis. */
    Value rest() {
        List<Value> unused =
                values.stream().filter(value -> !used.contains(value.name())).toList();
        if (unused.size() < 2) {
            Value only = unused.isEmpty() ? last() : unused.get(0);
            put(only.flat(), List.of(only.width()), only.size());
        } else {
            put(
                    unused.stream().map(Value::flat).collect(Collectors.joining(", ", "Tensor.concat(", ")")),
                    List.of(unused.stream().mapToInt(Value::width).sum()),
                    LARGE);
        }
        used.add(last().name());
        return last();
    }

    /** Adds a value that a method gives. */
    Value put(String expression, List<Integer> shape, double size) {
        String name = members.name("v");
        boolean large = size > LARGE;
        String bounded = large ? chance.pick(List.of(".tanh()", ".multiply(0.25)", ".softsign()")) : "";
        text.append("Tensor %s = %s%s;\n".formatted(name, expression, bounded));
        Value value = new Value(name, shape, large ? 1 : size);
        add(value);
        return value;
    }

    private void add(Value value) {
        values.add(value);
    }
}
