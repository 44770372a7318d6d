// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.List;
import org.gradwright.properties.random.Architecture.Targets;

/** Faults in what several objectives train, each for itself. */
final class TrainsMutants {
    private static final String DIFFERENTIATION = "differentiation.Differentiation";

    /** A layer that two objectives share and one of them trains, and a penalty on what one of them does not. */
    static final Specimen TRAINS = Specimen.of("Trains", 3, false, Targets.DECLARED, """
            record Outputs(Tensor left, Tensor right) {}
            @Dense(units = 3) @Tanh Tensor shared(Tensor x);
            @Dense(units = 2) @L2(0.1) Tensor left(Tensor x);
            @Dense(units = 2) Tensor right(Tensor x);
            @MeanSquaredError Scalar error(Tensor prediction, Tensor target);
            @LogCosh Scalar distance(Tensor prediction, Tensor target);
            default Outputs forward(@Input(3) Tensor x) {
                Tensor h = shared(x);
                return new Outputs(left(h), right(h));
            }
            @Objective(trains = {"shared", "left"})
            default Scalar first(@Input(3) Tensor x, @Input(2) Tensor a) { return error(left(shared(x)), a); }
            @Objective(trains = "right")
            default Scalar second(@Input(3) Tensor x, @Input(2) Tensor b) { return distance(right(shared(x)), b); }
            """);

    private TrainsMutants() {}

    static List<Mutant> all() {
        Check interpreter = Check.interpreter(TRAINS);
        Check quotients = Check.quotients(TRAINS);
        return List.of(
                differentiation("what is not listed trained as well", "&& trained.test(node.layer())", "", interpreter),
                differentiation(
                        "what the first lists trained by all",
                        "layer -> objectives.get(0).trains(layer)",
                        "layer -> forward.objectives().get(0).trains(layer)",
                        interpreter),
                differentiation(
                        "objectives of different members in one pass",
                        "together.computeIfAbsent(objective.trains(), trains",
                        "together.computeIfAbsent(Optional.empty(), trains",
                        interpreter),
                differentiation(
                        "what objectives do to an input multiplied",
                        "new Operation.Elementwise(Arithmetic.ADD), List.of(sum.id(), part.id())",
                        "new Operation.Elementwise(Arithmetic.MULTIPLY), List.of(sum.id(), part.id())",
                        quotients,
                        interpreter),
                Mutant.ofProcessor(
                        "Objective",
                        "only the last backward pass",
                        "plan.Planner",
                        "passes.forEach(pass -> backwardSteps.addAll(pass.sections()));",
                        "backwardSteps.addAll(passes.get(passes.size() - 1).sections());",
                        quotients,
                        interpreter),
                Mutant.ofProcessor(
                        "Objective",
                        "losses of objectives swapped",
                        "emit.SessionEmitter",
                        "CodeBlock.of(\"part($L, $L)\", i, sums.get(i))",
                        "CodeBlock.of(\"part($L, $L)\", sums.size() - 1 - i, sums.get(i))",
                        quotients));
    }

    private static Mutant differentiation(String fault, String text, String replacement, Check... checks) {
        return Mutant.ofProcessor("Objective", fault, DIFFERENTIATION, text, replacement, checks);
    }
}
