// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.util.Arrays;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.gradwright.processor.Compilation;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.declaration.MemberDeclaration;
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
        return compilation.declaration().members().stream()
                .anyMatch(member -> member.lossOptions().masked().isPresent()
                        && column.name().equals(member.name() + "Mask"));
    }

    private AnnotationUse loss(Schema.Column column) {
        return compilation.declaration().members().stream()
                .filter(member -> member.name().equals(column.name()))
                .findFirst()
                .flatMap(MemberDeclaration::loss)
                .orElseThrow(() -> new IllegalStateException("no member has the target '" + column.name() + "'"));
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
