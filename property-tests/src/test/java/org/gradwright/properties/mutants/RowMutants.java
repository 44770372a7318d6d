// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.ArrayList;
import java.util.List;

/** Faults in the gradients of formulas of whole rows: in the rule of the graph, and in reverse mode behind it. */
final class RowMutants {
    private static final String OF = "Rowwise";
    private static final String RULES = "differentiation.DerivativeRules";
    private static final String REVERSE = "formula.ReverseMode";
    private static final String LOOP = "formula.LoopGradient";
    private static final String ACTIVITY = "formula.Activity";
    private static final String EMITTER = "emit.RowEmitter";

    private final List<Mutant> mutants = new ArrayList<>();

    private RowMutants() {}

    static List<Mutant> all() {
        RowMutants all = new RowMutants();
        all.graph();
        all.elements();
        all.given();
        all.untaken();
        all.loops();
        all.kept();
        all.activity();
        all.written();
        return all.mutants;
    }

    private void graph() {
        add(
                "slope in another input",
                RULES,
                Specimens.COSINE,
                "Rows.pullback(formula, i)",
                "Rows.pullback(formula, 0)");
        add(
                "slope at another input",
                RULES,
                Specimens.COSINE,
                ".filter(used -> used <= formula.arity()) .map(used -> operand(node, gradient, used, backward))",
                ".filter(used -> used <= formula.arity())"
                        + " .map(used -> operand(node, gradient, Math.min(used, 1), backward))");
    }

    private void elements() {
        add(
                "gradient of max's other side lost",
                REVERSE,
                Specimens.PATHS,
                "if (active[call.arguments().get(k)])",
                "if (active[call.arguments().get(k)] && (k == 0 || call.function() != ScalarFunction.MAX))");
        add(
                "chain not followed",
                REVERSE,
                Specimens.FOCAL,
                "reach(call.arguments().get(k), tangents.product(partial, due));",
                "reach(call.arguments().get(k), partial);");
        add(
                "what reaches a value by another way lost",
                REVERSE,
                Specimens.COSINE,
                "reaching[position] = tangents.sum(reaching[position], gradient);",
                "reaching[position] = gradient;");
        add(
                "branches swapped",
                REVERSE,
                Specimens.FOCAL,
                "reach(select.whenFalse(), tangents.product(builder.select(condition, zero, one), gradient));",
                "reach(select.whenFalse(), tangents.product(builder.select(condition, one, zero), gradient));");
        add(
                "both branches reached",
                REVERSE,
                Specimens.PATHS,
                "reach(select.whenTrue(), tangents.product(builder.select(condition, one, zero), gradient));",
                "reach(select.whenTrue(), gradient);");
        String element = "builder.addTo(sum, values[element.index()], gradient)";
        add(
                "element not added up",
                REVERSE,
                Specimens.PATHS,
                element,
                "builder.put(sum, values[element.index()], gradient)");
        add(
                "logistic's slope lost",
                REVERSE,
                Specimens.PATHS,
                "tangents.product(logistic.get().slope(builder, values[i]), gradient)",
                "gradient");
        add("in another element", REVERSE, Specimens.PATHS, element, "builder.addTo(sum, builder.whole(0), gradient)");
    }

    private void given() {
        String slope = "int partial = builder.append(given.slopes().get(k), arguments)[0];";
        add(
                "slope by hand in another argument",
                REVERSE,
                Specimens.PATHS,
                slope,
                "int partial = builder.append(given.slopes().get(0), arguments)[0];");
        String reached = " reach(given.arguments().get(k), tangents.product(partial, gradient));";
        add(
                "chain behind a slope by hand not followed",
                REVERSE,
                Specimens.PATHS,
                slope + reached,
                slope + " reach(given.arguments().get(k), partial);");
        add(
                "slope by hand of the first argument alone",
                ACTIVITY,
                Specimens.PATHS,
                "given.arguments().stream().anyMatch(argument -> active[argument])",
                "active[given.arguments().get(0)]");
    }

    private void untaken() {
        add(
                "infinite slope in branches not taken",
                REVERSE,
                Specimens.UNTAKEN,
                "STEEP.contains(call.function()) ? tangents.unlessZero(gradient) : gradient",
                "gradient");
        add(
                "infinite slopes of a loop in a branch not taken",
                REVERSE,
                Specimens.UNTAKEN,
                "isSteep(loop.body()) ? tangents.isNothing(gradients) : builder.truth(false)",
                "builder.truth(false)");
    }

    private void loops() {
        String first = "int first = builder.integer(earlier, copy.to(), builder.whole(1));";
        String end = "int end = builder.integer(earlier, copy.from(), builder.whole(1));";
        add(
                "loop not run backwards",
                LOOP,
                Specimens.PATHS,
                first
                        + end
                        + "int[] results = builder.loop("
                        + " new Loop(first, builder.select(nothing, first, end), !loop.down(), initial, captured, body));",
                "int[] results = builder.loop("
                        + " new Loop(copy.from(), copy.to(), loop.down(), initial, captured, body));");
        add("first round left out", LOOP, Specimens.PATHS, end, "int end = copy.from();");
        add(
                "last round left out",
                LOOP,
                Specimens.FOCAL,
                first,
                "int first = builder.integer(earlier, copy.to(), builder.whole(2));");
        add(
                "carried gradient forgotten",
                LOOP,
                Specimens.PATHS,
                "carried.forEach(i -> results.add(reverse.number(1 + i)));",
                "carried.forEach(i -> results.add(to.input(1 + carried.indexOf(i))));");
        add(
                "gradient of another carried value",
                LOOP,
                Specimens.COSINE,
                "carried.forEach(i -> initial.add(gradients[i]));",
                "carried.forEach(i -> initial.add(gradients[carried.get(0)]));");
        add(
                "captured gradient of one round alone",
                LOOP,
                Specimens.PATHS,
                "results.add(reverse.sum(to.input(next++), reverse.number(1 + carries + i)));",
                "results.add(reverse.number(1 + carries + i)); next++;");
        add(
                "captured gradient forgotten",
                REVERSE,
                Specimens.PATHS,
                "backward.numbers().forEach((index, gradient) -> reach(loop.captured().get(index), gradient));",
                "");
        add(
                "gradient of the initial value forgotten",
                REVERSE,
                Specimens.PATHS,
                "backward.initial().forEach((index, gradient) -> reach(loop.initial().get(index), gradient));",
                "");
        add(
                "row's gradient in a loop forgotten",
                REVERSE,
                Specimens.PATHS,
                "backward.rows() .forEach((index, gradient) -> rows.put("
                        + " ((Input) formula.instructions().get(loop.captured().get(index))).index(), gradient));",
                "");
    }

    private void kept() {
        add(
                "kept value of the round after",
                LOOP,
                Specimens.PATHS,
                "int value = to.input(carriedInput);",
                "int value = to.append(loop.body(), IntStream.range(0, loop.body().arity())"
                        + ".map(i -> to.input(i <= loop.initial().size() ? i : i + kept.size())).toArray())"
                        + "[carriedInput - 1];");
        String read =
                "int value = to.element(" + "to.input(firstTape + i), round(to, loop, to.input(0), to.input(from)));";
        add(
                "kept values read from the other end",
                LOOP,
                Specimens.PATHS,
                read,
                "int value = to.element(to.input(firstTape + i),"
                        + " loop.down() ? to.input(0) : round(to, loop, to.input(0), to.input(from)));");
        add(
                "kept values off by one",
                LOOP,
                Specimens.PATHS,
                read,
                "int value = to.element(to.input(firstTape + i), to.integer(ScalarFunction.MAX, to.whole(0),"
                        + " to.integer(ScalarFunction.SUBTRACT,"
                        + " round(to, loop, to.input(0), to.input(from)), to.whole(1))));");
        add(
                "another kept value",
                LOOP,
                Specimens.PATHS,
                "keep(to, 1 + kept.get(i), 1 + carries + i)",
                "keep(to, 1 + kept.get(0), 1 + carries + i)");
    }

    private void activity() {
        add(
                "no slope from one round to the next",
                ACTIVITY,
                Specimens.PATHS,
                "if (Arrays.equals(next, carried)) { return carried; }",
                "if (next.length >= 0) { return next; }");
        add(
                "no slope in what starts without",
                ACTIVITY,
                Specimens.PATHS,
                "next[i] |= inBody[loop.body().results().get(i)];",
                "next[i] &= inBody[loop.body().results().get(i)];");
        add(
                "no slope where one branch has none",
                ACTIVITY,
                Specimens.FOCAL,
                "(active[select.whenTrue()] || active[select.whenFalse()])",
                "(active[select.whenTrue()] && active[select.whenFalse()])");
    }

    private void written() {
        String row = "$T.fill($L, 0, rows * $L, $L)";
        written("gradient row not zeroed", row, "$T.fill($L, 0, 0 * $L, $L)");
        written("one gradient row zeroed", row, "$T.fill($L, 0, $L, $L)");
        written(
                "rows too near",
                "code.addStatement(\"int $L = row * $L\", start, width);",
                "code.addStatement(\"int $L = row * $L\", start, width - 1);");
    }

    /** What is wrong in loss and gradient alike, or not before the second batch, as buffers of a new session are 0. */
    private void written(String fault, String text, String replacement) {
        mutants.add(Mutant.ofProcessor(
                OF,
                fault,
                EMITTER,
                text,
                replacement,
                Check.quotients(Specimens.COSINE),
                Check.interpreter(Specimens.COSINE)));
    }

    private void add(String fault, String file, Specimen specimen, String text, String replacement) {
        mutants.add(Mutant.ofProcessor(OF, fault, file, text, replacement, Check.quotients(specimen)));
    }
}
