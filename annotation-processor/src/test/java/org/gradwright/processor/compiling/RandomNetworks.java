// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.compiling;

import java.util.List;
import java.util.Random;

/** Programs with networks of random layers. Few extents occur, so that many values have the same size. */
public final class RandomNetworks {
    private static final List<String> INPUTS = List.of("4", "8", "{4, 2}", "{2, 2, 2}", "{3, 4}");
    private static final List<String> ACTIVATIONS =
            List.of("", "", " @Relu", " @Tanh", " @Sigmoid", " @LeakyRelu", " @Softplus");
    private static final List<String> LOSSES = List.of(
            "",
            " @MeanSquaredError",
            " @Huber",
            " @MeanSquaredError(reduction = Reduction.SUM)",
            " @RootMeanSquaredError",
            " @RootMeanSquaredError @Masked @Weight(2)",
            " @Huber @Masked",
            " @SigmoidCrossEntropy");
    private static final List<String> SOFTMAX_LOSSES = List.of(
            " @SparseCategoricalCrossEntropy",
            " @SparseCategoricalCrossEntropy(labelSmoothing = 0.1) @Masked",
            " @CategoricalCrossEntropy");
    private static final String IMPORTS = """
            package random;

            import org.gradwright.AveragePool2d;
            import org.gradwright.BatchNorm;
            import org.gradwright.Conv2d;
            import org.gradwright.Dense;
            import org.gradwright.Dropout;
            import org.gradwright.Flatten;
            import org.gradwright.GaussianDropout;
            import org.gradwright.GaussianNoise;
            import org.gradwright.GlobalMaxPool;
            import org.gradwright.GroupNorm;
            import org.gradwright.Input;
            import org.gradwright.LayerNorm;
            import org.gradwright.MaxPool2d;
            import org.gradwright.Network;
            import org.gradwright.Padding;
            import org.gradwright.Reduction;
            import org.gradwright.RmsNorm;
            import org.gradwright.SpatialDropout;
            import org.gradwright.Tensor;
            import org.gradwright.activation.LeakyRelu;
            import org.gradwright.activation.Relu;
            import org.gradwright.activation.Sigmoid;
            import org.gradwright.activation.Softplus;
            import org.gradwright.activation.Tanh;
            import org.gradwright.loss.CategoricalCrossEntropy;
            import org.gradwright.loss.Huber;
            import org.gradwright.loss.Masked;
            import org.gradwright.loss.MeanSquaredError;
            import org.gradwright.loss.RootMeanSquaredError;
            import org.gradwright.loss.SigmoidCrossEntropy;
            import org.gradwright.loss.SparseCategoricalCrossEntropy;
            import org.gradwright.loss.Weight;
            import org.gradwright.regularizer.L2;

            """;

    private final Random random;

    private RandomNetworks(Random random) {
        this.random = random;
    }

    /** The run that compiles networks {@code random.Net0}, {@code random.Net1}, ... */
    public static Javac javac(int networks, long seed) {
        RandomNetworks source = new RandomNetworks(new Random(seed));
        Javac javac = Javac.withLibrary();
        for (int i = 0; i < networks; i++) {
            String name = "Net" + i;
            javac.file("random/" + name + ".java", IMPORTS + source.network(name));
        }
        return javac;
    }

    private String network(String name) {
        StringBuilder text = new StringBuilder("@Network(inputGradients = " + random.nextBoolean() + ")\n");
        text.append("interface ").append(name).append(" {\n");
        String input = one(INPUTS);
        boolean flat = !input.startsWith("{");
        int layers = 1 + random.nextInt(7);
        String applied = "";
        for (int i = 0; i < layers; i++) {
            boolean image = input.split(",").length == 3 && !flat;
            String layer = image && random.nextBoolean() ? onImage() : layer(flat);
            flat |= layer.startsWith("@Flatten") || layer.startsWith("@Global");
            String activation = one(ACTIVATIONS);
            boolean passes = activation.isEmpty() && (layer.contains("Dropout") || layer.startsWith("@Flatten"));
            applied = passes ? applied : activation;
            String parameter = i == 0 ? "@Input(" + input + ") Tensor input" : "Tensor x";
            boolean regularized = layer.startsWith("@Dense") && random.nextInt(4) == 0;
            text.append("    ").append(layer).append(activation).append(regularized ? " @L2(0.1)" : "");
            if (i == layers - 1) {
                boolean softmax = flat && !applied.equals(" @Sigmoid") && random.nextBoolean();
                String loss = one(softmax ? SOFTMAX_LOSSES : LOSSES);
                boolean twice = applied.equals(" @Sigmoid") && loss.equals(" @SigmoidCrossEntropy");
                text.append(twice ? " @MeanSquaredError" : loss);
            }
            text.append(" Tensor layer").append(i).append('(').append(parameter).append(");\n");
        }
        return text.append("}\n").toString();
    }

    private String layer(boolean flat) {
        String units = random.nextInt(3) == 0 ? "8" : "4";
        return switch (random.nextInt(6)) {
            case 0 -> "@BatchNorm";
            case 5 -> one(List.of("@LayerNorm", "@RmsNorm", flat ? "@GroupNorm(1)" : "@GroupNorm(2)"));
            case 1 -> one(List.of("@Dropout(0.25)", "@GaussianDropout(0.25)", "@GaussianNoise(0.5)"));
            case 2 -> "@Flatten";
            default -> flat ? "@Dense(units = " + units + ", bias = " + random.nextBoolean() + ")" : "@Flatten";
        };
    }

    private String onImage() {
        return switch (random.nextInt(6)) {
            case 5 -> "@SpatialDropout(0.25)";
            case 0 -> "@MaxPool2d(size = {1, 2}, stride = 1, padding = Padding.SAME)";
            case 1 -> "@AveragePool2d(size = 1)";
            case 2 -> "@GlobalMaxPool";
            default -> "@Conv2d(filters = 4, kernel = 3, bias = " + random.nextBoolean() + ")";
        };
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
