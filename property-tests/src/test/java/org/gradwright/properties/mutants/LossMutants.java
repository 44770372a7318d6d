// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.List;

/** Faults in the reduction of losses, in the losses over a row, and in penalties. */
final class LossMutants {
    private static final String COMPUTE = "compute.ScalarCompute";
    private static final String BUILDER = "inference.ObjectiveBuilder";

    private LossMutants() {}

    static List<Mutant> all() {
        Check square = Check.interpreter(Specimens.SQUARE);
        Check label = Check.interpreter(Specimens.LABEL);
        Check choice = Check.interpreter(Specimens.CHOICE);
        Check digits = Check.interpreter(Specimens.DIGITS);
        String reduction = "loss.constant(\"reduction\", \"MEAN\").equals(\"SUM\") ? Reduction.SUM : Reduction.MEAN";
        return List.of(
                Mutant.ofGenerated(
                        "reduction",
                        "missing 1/batch",
                        "\\(3.0 \\* rows\\)",
                        "3.0",
                        Check.quotients(Specimens.SQUARE),
                        square),
                Mutant.ofGenerated(
                        "reduction",
                        "missing 1/batch, gradient too",
                        "\\(3.0 \\* rows\\)|\\(rows \\* 3.0\\)",
                        "3.0",
                        square),
                Mutant.ofGenerated(
                        "reduction",
                        "missing 1/outputs",
                        "\\(3.0 \\* rows\\)",
                        "rows",
                        Check.quotients(Specimens.SQUARE),
                        square),
                Mutant.ofGenerated(
                        "reduction",
                        "weights ignored",
                        "batch.copyWeights\\(sampleWeight\\);",
                        "java.util.Arrays.fill(sampleWeight, 1);",
                        square),
                Mutant.ofRuntime(
                        "reduction",
                        "weights ignored in the loss",
                        COMPUTE,
                        "total += weights[r] * sum;",
                        "total += sum;",
                        Check.quotients(Specimens.SQUARE),
                        square),
                Mutant.ofRuntime(
                        "reduction",
                        "last row left out",
                        COMPUTE,
                        "double total = 0; for (int r = 0; r < rows; r++) { double sum = 0;",
                        "double total = 0; for (int r = 0; r < rows - 1; r++) { double sum = 0;",
                        Check.quotients(Specimens.NORM),
                        Check.interpreter(Specimens.NORM)),
                Mutant.ofProcessor(
                        "reduction",
                        "sum instead of mean",
                        BUILDER,
                        reduction,
                        "Reduction.SUM",
                        Check.reference("mean_squared_error")),
                Mutant.ofProcessor(
                        "reduction",
                        "mean instead of sum",
                        BUILDER,
                        reduction,
                        "Reduction.MEAN",
                        Check.reference("mean_squared_error")),
                Mutant.ofRuntime(
                        "sparse cross-entropy",
                        "wrong sign of the label",
                        COMPUTE,
                        "gradient[from + labels[r]] -= 1.0;",
                        "gradient[from + labels[r]] += 1.0;",
                        Check.quotients(Specimens.LABEL),
                        label,
                        Check.reference("sparse_categorical_cross_entropy")),
                Mutant.ofRuntime(
                        "sparse cross-entropy",
                        "row's factor lost",
                        COMPUTE,
                        "gradient[j] *= factor;",
                        "",
                        Check.quotients(Specimens.LABEL),
                        label,
                        Check.reference("sparse_categorical_cross_entropy")),
                Mutant.ofRuntime(
                        "cross-entropy",
                        "target not subtracted",
                        COMPUTE,
                        "factor * (total * gradient[j] - targets[j])",
                        "factor * total * gradient[j]",
                        Check.quotients(Specimens.CHOICE),
                        choice,
                        Check.reference("categorical_cross_entropy")),
                Mutant.ofRuntime(
                        "cross-entropy",
                        "largest logit lost",
                        COMPUTE,
                        "loss += targets[j] * (logSum + (largest - logits[j]));",
                        "loss += targets[j] * (logSum - logits[j]);",
                        Check.quotients(Specimens.CHOICE),
                        choice,
                        Check.reference("categorical_cross_entropy")),
                Mutant.ofRuntime(
                        "softmax", "not normalized", COMPUTE, "probabilities[j] = probabilities[j] / sum;", "", label),
                Mutant.ofGenerated("softmax", "forgotten link", "COMPUTE.softmax\\(.*\\);", "", label),
                Mutant.ofGenerated("penalty", "with a half", "penalty \\+= 0.01 \\*", "penalty += 0.005 *", digits),
                Mutant.ofGenerated("penalty", "wrong sign in the gradient", "\\+= 0.02 \\*", "-= 0.02 *", digits),
                Mutant.ofProcessor(
                        "penalty",
                        "frozen, but punished",
                        "emit.PenaltyEmitter",
                        "if (!$L.frozen())",
                        "if ($L.frozen() || true)",
                        digits));
    }
}
