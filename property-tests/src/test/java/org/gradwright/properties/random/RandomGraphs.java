// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradwright.properties.random.Architecture.Targets;
import org.gradwright.properties.random.RandomBody.Value;

/** Draws networks with methods that the processor must accept; the same seed draws the same network. */
final class RandomGraphs {
    private static final List<Integer> ROWS = List.of(1, 2, 3, 4, 5, 7, 9);

    private final Chance chance;
    private final RandomMembers members;
    private final StringBuilder methods = new StringBuilder();
    private final List<Value> inputs = new ArrayList<>();
    private boolean ofRecord;
    private List<Value> outputs = List.of();

    private RandomGraphs(long seed) {
        chance = new Chance(seed);
        members = new RandomMembers(chance);
    }

    static Architecture draw(String name, long seed) {
        return new RandomGraphs(seed).draw(seed, name);
    }

    private Architecture draw(long seed, String name) {
        int count = chance.in(55) ? 1 : 2 + chance.below(2);
        for (int i = 0; i < count; i++) {
            inputs.add(input());
        }
        boolean objective = chance.in(55);
        if (objective && chance.in(35)) {
            apart();
        } else {
            forward(inputs, objective);
            if (objective) {
                objective(inputs, names(inputs));
            }
        }
        int rows = members.normalizes() ? chance.pick(ROWS.subList(1, ROWS.size())) : chance.pick(ROWS);
        int capacity = chance.in(50) ? rows : rows + 1 + chance.below(9);
        boolean weighted = !members.takesRoots() && chance.in(40);
        String source = Architecture.declaration(name, chance.in(30), members.text() + methods);
        if (chance.in(30)) {
            source = source.replace("@Network(", "@Network(outputGradients = true, ")
                    .replace("@Network\n", "@Network(outputGradients = true)\n");
        }
        return new Architecture(name, seed, source, Targets.DECLARED, rows, capacity, weighted);
    }

    private Value input() {
        List<Integer> shape =
                chance.in(75) ? List.of(members.width()) : List.of(1 + chance.below(3), 1 + chance.below(4));
        return new Value(members.name("in"), shape, 1);
    }

    private static List<String> names(List<Value> given) {
        return given.stream().map(Value::name).toList();
    }

    private static String parameters(List<Value> given) {
        return given.stream()
                .map(each -> "@Input(%s) Tensor %s"
                        .formatted(
                                each.shape().stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}")),
                                each.name()))
                .collect(Collectors.joining(", "));
    }

    /** What is predicted from some inputs: with losses of its own, or trained by an objective. */
    private void forward(List<Value> given, boolean objective) {
        RandomBody body = new RandomBody(chance, members, given, 0);
        body.draw(2 + chance.below(6));
        Value rest = body.rest();
        List<Value> ends = new ArrayList<>();
        int losses = objective ? 0 : 1 + chance.below(2);
        for (int i = 0; i < losses; i++) {
            Value from = i == 0 ? rest : body.any();
            ends.add(new Value(members.denseWithLoss() + "(" + from.flat() + ")", List.of(), 1));
        }
        int plain = objective ? 1 + chance.below(2) : chance.below(2);
        for (int i = 0; i < plain; i++) {
            Value from = i == 0 ? rest : body.any();
            int units = members.width();
            ends.add(
                    chance.in(70)
                            ? body.put(
                                    members.dense(from.width(), units).name() + "(" + from.flat() + ")",
                                    List.of(units),
                                    from.size())
                            : from);
        }
        method(body, given, ends);
    }

    private void method(RandomBody body, List<Value> given, List<Value> ends) {
        ofRecord = ends.size() > 1 || chance.in(20);
        outputs = ends;
        String result = ends.get(0).name();
        if (ofRecord) {
            List<String> components = new ArrayList<>();
            for (int i = 0; i < ends.size(); i++) {
                components.add("Tensor out" + i);
            }
            methods.append("record Outputs(" + String.join(", ", components) + ") {}\n");
            result = "new Outputs(" + ends.stream().map(Value::name).collect(Collectors.joining(", ")) + ")";
        }
        methods.append("default %s forward(%s) {\n%s    return %s;\n}\n"
                .formatted(
                        ofRecord ? "Outputs" : "Tensor",
                        parameters(given),
                        body.text().indent(4),
                        result));
    }

    /**
     * What is trained, from what {@code forward} gives or from what members give, and from more inputs.
     *
     * @param arguments what {@code forward} is called with; it is not called without
     */
    private void objective(List<Value> given, List<String> arguments) {
        boolean predicts = !arguments.isEmpty();
        List<Value> all = new ArrayList<>(given);
        StringBuilder text = new StringBuilder();
        List<Value> trained = new ArrayList<>();
        if (predicts) {
            String call = String.join(", ", arguments);
            text.append("%s predicted = forward(%s);\n".formatted(ofRecord ? "Outputs" : "Tensor", call));
            for (int i = 0; i < outputs.size(); i++) {
                String value = "p" + i;
                text.append("Tensor %s = predicted%s;\n".formatted(value, ofRecord ? ".out" + i + "()" : ""));
                trained.add(new Value(value, outputs.get(i).shape(), 1));
            }
        }
        if (chance.in(40)) {
            all.add(input());
        }
        List<Value> known = new ArrayList<>(all);
        known.addAll(trained);
        RandomBody body = new RandomBody(chance, members, known, 0);
        body.draw(predicts ? chance.below(3) : 2 + chance.below(3));
        if (!predicts || chance.in(40)) {
            Value rest = body.rest();
            RandomMembers.Callable end = members.dense(rest.width(), members.width());
            trained.add(body.put(end.name() + "(" + rest.flat() + ")", end.out(), 1));
        }
        if (chance.in(35)) {
            parts(all, text + body.text(), trained);
            return;
        }
        String sum = "";
        for (Value prediction : trained) {
            String term = term(prediction, all);
            sum = sum.isEmpty() ? term : sum + chance.pick(List.of(".add(", ".add(", ".subtract(")) + term + ")";
        }
        methods.append("default Scalar objective(%s) {\n%s    return %s;\n}\n"
                .formatted(parameters(all), (text + body.text()).indent(4), sum));
    }

    /** Two or three objectives, each of which trains a layer of its own and some other members. */
    private void parts(List<Value> given, String statements, List<Value> predicted) {
        int count = 2 + chance.below(2);
        for (int i = 0; i < count; i++) {
            Value from = chance.pick(predicted);
            RandomMembers.Callable end = members.dense(from.width(), members.width());
            List<Value> all = new ArrayList<>(given);
            String term = term(new Value("end", end.out(), 1), all);
            List<String> trains = new ArrayList<>(members.some());
            trains.remove(end.name());
            trains.add(end.name());
            methods.append("@Objective(trains = {%s})\n"
                    .formatted(trains.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "))));
            methods.append("default Scalar %s(%s) {\n%s    Tensor end = %s(%s);\n    return %s;\n}\n"
                    .formatted(
                            i == 0 && chance.in(50) ? "objective" : "objective" + i,
                            parameters(all),
                            statements.indent(4),
                            end.name(),
                            from.flat(),
                            term));
        }
    }

    /** A loss of a prediction, compared with an input of its own or with another value of its width. */
    private String term(Value prediction, List<Value> all) {
        Value target = new Value(members.name("in"), List.of(prediction.width()), 1);
        String compared = target.name();
        if (chance.in(30)) {
            compared = prediction.flat() + ".multiply(0.5).tanh()";
        } else {
            all.add(target);
        }
        String loss = members.loss(prediction.width());
        // a layer may end in a sigmoid, which no loss of logits stands on
        String given = members.takesLogits(loss) ? prediction.flat() + ".multiply(1.5)" : prediction.flat();
        String term = loss + "(" + given + ", " + compared + ")";
        return term
                + chance.pick(List.of("", "", ".multiply(" + chance.number(0.2, 2) + ")", ".divide(2)", ".negate()"));
    }

    /** An objective that does not call {@code forward}: training may then compute other things than prediction. */
    private void apart() {
        Value code = new Value(members.name("in"), List.of(members.width()), 1);
        int width = members.width();
        Value decoded = new Value(members.dense(code.width(), width).name(), List.of(width), 1);
        RandomBody decoder = new RandomBody(chance, members, List.of(code), 1);
        decoder.put(decoded.name() + "(" + code.name() + ")", decoded.shape(), 1);
        decoder.draw(chance.below(4));
        List<Value> ends = new ArrayList<>(List.of(decoder.last()));
        if (chance.in(40)) {
            ends.add(decoder.any());
        }
        method(decoder, List.of(code), ends);
        if (chance.in(50)) {
            objective(inputs, List.of());
            return;
        }
        Value from = inputs.get(0);
        objective(inputs, List.of(members.dense(from.width(), code.width()).name() + "(" + from.flat() + ")"));
    }
}
