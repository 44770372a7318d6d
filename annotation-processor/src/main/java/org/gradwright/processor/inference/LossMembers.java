// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.declaration.LossOptions;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.Instruction;
import org.gradwright.processor.formula.Kind;
import org.gradwright.processor.graph.Shape;

/**
 * The members of a loss's annotation that are numbers, or lists of a number for each output.
 *
 * @param output name of the layer that the loss stands on
 * @param outputs how many numbers it gives, along its last axis
 */
record LossMembers(AnnotationUse loss, String output, int outputs, Diagnostics diagnostics) {
    /**
     * A formula whose inputs are the target, the prediction and what is a list of numbers.
     *
     * @param lists names of the members that give the latter: a row of the formula, or a number for each output
     */
    record Bound(Formula formula, List<String> lists) {
        Bound {
            lists = List.copyOf(lists);
        }

        /** Whether the formula takes whole rows. */
        boolean isOfRows() {
            return formula.kinds().contains(Kind.ROW);
        }
    }

    /**
     * Binds all inputs but target and prediction; empty when something is reported.
     *
     * @param shapes of target and prediction: a row of the formula has all values of a row of the batch
     */
    Optional<Bound> bind(Formula formula, List<Shape> shapes) {
        Map<String, Double> constants = new HashMap<>();
        Map<String, Integer> lengths = new HashMap<>();
        List<String> lists = new ArrayList<>();
        boolean accepted = true;
        for (int i = 0; i < formula.arity(); i++) {
            String input = formula.inputs().get(i);
            if (i < shapes.size()) {
                lengths.put(input, (int) shapes.get(i).size());
                continue;
            }
            List<Double> values = loss.isList(input) ? loss.numbers(input) : List.of(loss.number(input));
            if (formula.kinds().get(i) == Kind.ROW) {
                lengths.put(input, values.size());
                lists.add(input);
            } else if (values.size() == 1) {
                constants.put(input, values.get(0));
            } else {
                accepted &= isOneForEach(input, values, "1 or " + outputs, "Give one number for all outputs of '");
                lists.add(input);
            }
        }
        lengths.keySet().removeIf(input -> formula.kinds().get(formula.inputs().indexOf(input)) != Kind.ROW);
        if (!accepted) {
            return Optional.empty();
        }
        return FormulaBinding.written(formula.bind(constants, lengths), loss, diagnostics)
                .filter(bound -> readsWithin(bound, lengths))
                .map(bound -> new Bound(bound, lists));
    }

    /** Whether no element is read that a row does not have; if one is, that is reported. */
    private boolean readsWithin(Formula formula, Map<String, Integer> lengths) {
        for (Instruction instruction : formula.instructions()) {
            if (instruction instanceof Instruction.Element element
                    && formula.instructions().get(element.row()) instanceof Instruction.Input row
                    && formula.instructions().get(element.index()) instanceof Instruction.Whole index) {
                String name = formula.inputs().get(row.index());
                int length = lengths.getOrDefault(name, Integer.MAX_VALUE);
                if (index.value() >= length || index.value() < 0) {
                    diagnostics.report(
                            Problem.LOSS_READS_BEYOND,
                            loss.place(),
                            loss.simpleName(),
                            name,
                            index.value(),
                            length,
                            output);
                    return false;
                }
            }
        }
        return true;
    }

    /** A weight for each class, none where all count alike; empty when a value is reported. */
    Optional<List<Double>> classWeights() {
        List<Double> weights = loss.numbers("classWeights");
        boolean complete =
                weights.isEmpty() || isOneForEach("classWeights", weights, String.valueOf(outputs), "Give none for '");
        return complete ? Optional.of(weights) : Optional.empty();
    }

    /** Whether the weight of a loss can be computed with; if not, that is reported. */
    static boolean finite(LossOptions options, Diagnostics diagnostics) {
        boolean finite = Double.isFinite(options.factor());
        if (!finite) {
            diagnostics.report(
                    Problem.OUT_OF_RANGE,
                    options.weight().orElseThrow().place(),
                    "value of @Weight",
                    options.factor(),
                    "finite",
                    "@Weight(0.5) halves a loss and its gradients.");
        }
        return finite;
    }

    private boolean isOneForEach(String member, List<Double> values, String due, String otherwise) {
        if (values.size() != outputs) {
            report(
                    member,
                    "the length of " + member + " of @" + loss.simpleName(),
                    values.size(),
                    due,
                    otherwise + output + "', or one for each of its " + outputs + ".");
        }
        return values.size() == outputs;
    }

    private void report(String member, String what, Object value, String range, String fix) {
        diagnostics.report(Problem.OUT_OF_RANGE, loss.placeOf(member), what, value, range, fix);
    }
}
