// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.gradwright.processor.Compilation;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.graph.Graph;
import org.gradwright.twin.data.Schema;

/**
 * Draws the columns of a batch: inputs from the standard normal distribution, labels among the classes, targets from what the
 * loss accepts, and masks that leave out a quarter.
 */
record Draws(Compilation compilation, Map<String, ToDoubleFunction<RandomGenerator>> given) {
    /** The numbers of a column, which the source calls {@code name}. */
    double[] column(Schema.Column column, String name, int rows, RandomGenerator random) {
        boolean labels = column.kind() == Schema.Kind.LABELS;
        double[] values = new double[labels ? rows : rows * column.width()];
        ToDoubleFunction<RandomGenerator> numbers = given.get(name);
        if (numbers != null) {
            Arrays.setAll(values, i -> numbers.applyAsDouble(random));
        } else if (labels) {
            Arrays.setAll(values, i -> random.nextInt(column.width()));
        } else if (isMask(column)) {
            Arrays.setAll(values, i -> random.nextInt(4) == 0 ? 0 : 1);
        } else if (column.kind() == Schema.Kind.DISTRIBUTION
                || (column.isTarget() && loss(column).meta("link").equals("SOFTMAX"))) {
            distributions(values, column.width(), random);
        } else if (column.kind() == Schema.Kind.PROBABILITIES || (column.isTarget() && isProbability(loss(column)))) {
            Arrays.setAll(values, i -> random.nextDouble());
        } else {
            Arrays.setAll(values, i -> random.nextGaussian());
        }
        return values;
    }

    private boolean isMask(Schema.Column column) {
        Stream<String> masked = compilation.graph().outputs().stream()
                .filter(output -> layer(output)
                        .filter(member -> member.lossOptions().masked().isPresent())
                        .isPresent())
                .map(Graph.Output::name);
        return masked.anyMatch(name -> column.name().equals(name + "Mask"));
    }

    /** The loss that compares the output of that name with its target. */
    private AnnotationUse loss(Schema.Column column) {
        return compilation.graph().outputs().stream()
                .filter(output -> output.name().equals(column.name()))
                .findFirst()
                .flatMap(this::layer)
                .flatMap(MemberDeclaration::loss)
                .orElseThrow(() -> new IllegalStateException("no output has the target '" + column.name() + "'"));
    }

    /** The layer that gives an output, if one does. */
    private Optional<MemberDeclaration> layer(Graph.Output output) {
        String layer = compilation.graph().node(output.raw()).layer();
        return compilation.declaration().members().stream()
                .filter(member -> member.name().equals(layer))
                .findFirst();
    }

    private static boolean isProbability(AnnotationUse loss) {
        return loss.meta("takes").equals("PROBABILITIES") || loss.meta("link").equals("SIGMOID");
    }

    /** Rows of positive numbers that add up to 1. */
    private static void distributions(double[] values, int width, RandomGenerator random) {
        for (int from = 0; from < values.length; from += width) {
            double sum = 0;
            for (int i = from; i < from + width; i++) {
                values[i] = 0.1 + random.nextDouble();
                sum += values[i];
            }
            for (int i = from; i < from + width; i++) {
                values[i] /= sum;
            }
        }
    }
}
