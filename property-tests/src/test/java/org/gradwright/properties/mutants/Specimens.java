// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.Map;
import org.gradwright.properties.random.Architecture;
import org.gradwright.properties.random.Architecture.Targets;

/** The networks that faults are looked for in: small, and of shapes that let a wrong operand pass the compiler. */
final class Specimens {
    /** Everything in one. */
    static final Specimen DIGITS = Specimen.of("Digits", 7, true, Targets.LABELS, """
            @Dense(units = 9) @Relu @L2(0.01) Tensor hidden(@Input(8) Tensor pixels);
            @BatchNorm Tensor norm(Tensor x);
            @Dropout(0.2) Tensor drop(Tensor x);
            @Dense(units = 4) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
            """);

    /** Square matrices, and a loss of several outputs. */
    static final Specimen SQUARE = Specimen.of("Square", 3, true, Targets.VALUES, """
            @Dense(units = 3) @Tanh Tensor hidden(@Input(3) Tensor x);
            @Dense(units = 3) @MeanSquaredError Tensor y(Tensor h);
            """);

    /** A loss that is summed. */
    static final Specimen SUM = Specimen.of("Sum", 4, true, Targets.VALUES, """
            @Dense(units = 2) @LogCosh(reduction = Reduction.SUM) Tensor y(@Input(3) Tensor x);
            """);

    static final Specimen CHOICE = Specimen.of("Choice", 4, true, Targets.DISTRIBUTIONS, """
            @Dense(units = 3) @CategoricalCrossEntropy Tensor y(@Input(3) Tensor x);
            """);

    static final Specimen LABEL = Specimen.of("Label", 4, true, Targets.LABELS, """
            @Dense(units = 3) @SparseCategoricalCrossEntropy Tensor y(@Input(3) Tensor x);
            """);

    static final Specimen NORM = Specimen.of("Norm", 5, false, Targets.VALUES, """
            @Dense(units = 2) Tensor hidden(@Input(2) Tensor x);
            @BatchNorm(momentum = 0.7) @Tanh Tensor norm(Tensor h);
            @Dense(units = 2) @MeanSquaredError Tensor y(Tensor n);
            """);

    /** A normalization over several axes, and a change of shape. */
    static final Specimen AXES = Specimen.of("Axes", 3, false, Targets.VALUES, """
            @BatchNorm(momentum = 0.7) @Tanh Tensor norm(@Input({2, 3}) Tensor x);
            @Flatten Tensor flat(Tensor n);
            @Dense(units = 2) @LogCosh Tensor y(Tensor f);
            """);

    /** One layer, which the checks freeze. */
    static final Specimen FROZEN_NORM = Specimen.of("FrozenNorm", 4, false, Targets.VALUES, """
            @BatchNorm @Tanh @MeanSquaredError Tensor y(@Input(3) Tensor x);
            """);

    /** One layer, which the checks freeze. */
    static final Specimen FROZEN_DENSE = Specimen.of("FrozenDense", 4, false, Targets.VALUES, """
            @Dense(units = 2) @L2(0.1) @MeanSquaredError Tensor y(@Input(2) Tensor x);
            """);

    static final Specimen DROP = Specimen.of("Drop", 6, false, Targets.VALUES, """
            @Dense(units = 4) @Softplus Tensor hidden(@Input(3) Tensor x);
            @Dropout(0.4) Tensor drop(Tensor h);
            @Dense(units = 2) @MeanSquaredError Tensor y(Tensor d);
            """);

    private static final String ACTIVATION = """
            package drawn;

            import java.lang.annotation.*;
            import org.gradwright.*;

            @Retention(RetentionPolicy.RUNTIME)
            @Target(ElementType.METHOD)
            @Activation
            public @interface %s {
                final class Formula {
                    static double value(double x) {
                        return %s;
                    }
                }
            }
            """;

    private Specimens() {}

    /** A dense layer with an activation of that formula in {@code x}. */
    static Specimen activation(String name, String formula) {
        String annotation = "Of" + name;
        return Specimen.of(
                "With" + name,
                4,
                false,
                Targets.VALUES,
                "@Dense(units = 2) @%s @MeanSquaredError Tensor y(@Input(2) Tensor x);\n".formatted(annotation),
                Map.of(Architecture.PACKAGE + "." + annotation, ACTIVATION.formatted(annotation, formula)));
    }
}
