// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradwright.processor.inference.NameRules;
import org.gradwright.properties.random.Architecture.Targets;

/** Draws sequential networks that the processor must accept; the same seed draws the same network. */
final class RandomArchitectures {
    private static final List<Integer> WIDTHS = List.of(1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 130);
    private static final List<Integer> ROWS = List.of(1, 2, 3, 4, 5, 7, 9, 17, 33);
    /** Names that generated code might want for itself, and must not. */
    private static final List<String> AWKWARD = List.of(
            "row",
            "at",
            "i",
            "j",
            "k",
            "sum",
            "product",
            "mean",
            "inverse",
            "standardized",
            "total",
            "session",
            "batch",
            "out",
            "data",
            "layers",
            "create",
            "input",
            "from",
            "to",
            "x1",
            "sampleWeights",
            "compute",
            "e",
            "q",
            "p");

    private static final List<String> TO_PROBABILITIES = List.of("@Sigmoid", "@HardSigmoid");
    private static final List<String> OVER_ROWS = List.of("@Softmax", "@LogSoftmax", "@Glu");
    private static final List<String> TAKE_LOGITS = List.of(
            "Hinge",
            "SquaredHinge",
            "SigmoidFocal",
            "SigmoidCrossEntropy",
            "SparseCategoricalCrossEntropy",
            "SparseCategoricalFocal",
            "CategoricalCrossEntropy");

    private final long seed;
    private final Random random;
    private List<Integer> shape = List.of();
    private boolean normalizes;
    /** The activation that the values of the last layer drawn have gone through. */
    private String applied = "";
    /** That of the last layer drawn. */
    private String activation = "";

    /** Losses of a flat output, with the least number of units. */
    private static final Map<String, Integer> FLAT_WIDTHS = Map.of(
            "SparseCategoricalCrossEntropy", 2,
            "CategoricalCrossEntropy", 2,
            "SparseCategoricalFocal", 2,
            "MulticlassHinge", 2,
            "KlDivergence", 2,
            "GaussianNll", 2,
            "MixtureDensity", 3);

    private Targets targets = Targets.NONE;

    /** The last fully connected layer, if there is one, how many values it takes, and the shape of what it gives. */
    private String dense = "";

    private int denseInputs;
    private List<Integer> denseUnits = List.of();

    private RandomArchitectures(long seed) {
        this.seed = seed;
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    static Architecture draw(String name, long seed) {
        return new RandomArchitectures(seed).draw(name);
    }

    private Architecture draw(String name) {
        String input = chance(20) ? "input" : "features";
        shape = inputShape();
        String extents = shape.size() == 1
                ? shape.get(0).toString()
                : shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
        int count = 1 + random.nextInt(6);
        StringBuilder members = new StringBuilder();
        List<String> names = names(count, input);
        for (int i = 0; i < count; i++) {
            String parameter = i == 0 ? "@Input(" + extents + ") Tensor " + input : "Tensor x";
            List<Integer> before = shape;
            List<String> annotations = i < count - 1 ? overRow(hidden()) : last();
            if (before.size() == 1
                    && !annotations.contains("@Glu")
                    && annotations.stream().anyMatch(each -> each.startsWith("@Dense"))) {
                dense = names.get(i);
                denseInputs = before.get(0);
                denseUnits = shape;
            }
            Collections.shuffle(annotations, random);
            members.append(String.join(" ", annotations))
                    .append("\nTensor %s(%s);\n".formatted(names.get(i), parameter));
        }
        int rows = normalizes ? pick(ROWS.subList(1, ROWS.size())) : pick(ROWS);
        int capacity = chance(50) ? rows : rows + 1 + random.nextInt(20);
        String source = Architecture.declaration(name, chance(30), members.toString());
        // A mean with negative weights has no root.
        boolean weighted = chance(40) && !source.contains("@RootMeanSquaredError");
        return new Architecture(name, seed, source, targets, rows, capacity, weighted);
    }

    /** A layer that others follow: now and then one that has the weight of a layer before, where that fits. */
    private List<String> hidden() {
        if (dense.isEmpty() || !shape.equals(denseUnits) || !chance(30)) {
            return layer(activation(60));
        }
        shape = List.of(denseInputs);
        return annotated(activation(60), "@Tied(\"" + dense + "\")");
    }

    private List<Integer> inputShape() {
        return switch (random.nextInt(4)) {
            case 0 -> List.of(1 + random.nextInt(7), pick(List.of(1, 2, 3, 7)));
            case 1 -> List.of(1 + random.nextInt(6), 1 + random.nextInt(6), pick(List.of(1, 2, 3, 8)));
            default -> List.of(pick(WIDTHS));
        };
    }

    private List<String> names(int count, String input) {
        List<String> awkward = new ArrayList<>(AWKWARD);
        awkward.remove(input);
        awkward.removeAll(NameRules.TAKEN);
        Collections.shuffle(awkward, random);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(chance(25) ? awkward.get(i) : "layer" + i);
        }
        return names;
    }

    /** Now and then another activation, over the last axis. */
    private List<String> overRow(List<String> annotations) {
        int last = shape.get(shape.size() - 1);
        if (last < 2 || last % 2 != 0 || !chance(12)) {
            return annotations;
        }
        applied = pick(OVER_ROWS);
        if (applied.equals("@Glu")) {
            List<Integer> halved = new ArrayList<>(shape);
            halved.set(shape.size() - 1, last / 2);
            shape = List.copyOf(halved);
        }
        List<String> changed = new ArrayList<>(annotations);
        changed.remove(activation);
        changed.add(applied);
        return changed;
    }

    /** The last layer, with a loss that fits it. */
    private List<String> last() {
        if (chance(8)) {
            return layer(activation(50));
        }
        String loss = pick(List.of(
                "MeanSquaredError",
                "MeanAbsoluteError",
                "Huber",
                "LogCosh",
                "RootMeanSquaredError",
                "Quantile",
                "Hinge",
                "SquaredHinge",
                "HingeEmbedding",
                "Contrastive",
                "MeanSquaredLogarithmicError",
                "PoissonNll",
                "SigmoidFocal",
                "BinaryCrossEntropy",
                "CrossEntropy",
                "SigmoidCrossEntropy",
                "CosineDistance",
                "MaximumMeanDiscrepancy",
                "KlDivergence",
                "GaussianNll",
                "MixtureDensity",
                "MulticlassHinge",
                "SparseCategoricalFocal",
                "Dice",
                "SparseCategoricalCrossEntropy",
                "CategoricalCrossEntropy"));
        boolean rowwise = FLAT_WIDTHS.containsKey(loss);
        String activation = activation(30);
        if (List.of("BinaryCrossEntropy", "CrossEntropy", "Dice").contains(loss)) {
            activation = pick(TO_PROBABILITIES);
        } else if (loss.equals("MeanSquaredLogarithmicError")) {
            activation = pick(List.of("@Softplus", "@Sigmoid", "@Relu6"));
        } else if (loss.equals("PoissonNll")) {
            activation = pick(List.of("@Tanh", "@Softsign", "@HardSigmoid"));
        } else if (TAKE_LOGITS.contains(loss) && TO_PROBABILITIES.contains(activation)) {
            activation = "";
        }
        boolean dense = shape.size() == 1 && chance(70);
        List<String> annotations = dense ? dense(activation, units(loss, pick(WIDTHS))) : layer(activation);
        if (rowwise && (shape.size() > 1 || shape.get(0) != units(loss, shape.get(0)))) {
            loss = "MeanSquaredError";
        }
        if (TAKE_LOGITS.contains(loss) && (TO_PROBABILITIES.contains(applied) || OVER_ROWS.contains(applied))) {
            loss = "MeanSquaredError";
        }
        annotations.add(loss(loss));
        if (!loss.equals("MaximumMeanDiscrepancy") && chance(20)) {
            annotations.add("@Masked");
        }
        if (chance(20)) {
            annotations.add("@Weight(" + number(-1, 2) + ")");
        }
        return annotations;
    }

    private String loss(String name) {
        targets = switch (name) {
            case "SparseCategoricalCrossEntropy", "SparseCategoricalFocal", "MulticlassHinge" -> Targets.LABELS;
            case "CategoricalCrossEntropy", "KlDivergence" -> Targets.DISTRIBUTIONS;
            case "MeanSquaredLogarithmicError", "PoissonNll" -> Targets.PROBABILITIES;
            case "BinaryCrossEntropy", "CrossEntropy", "SigmoidCrossEntropy", "SigmoidFocal", "Contrastive", "Dice" ->
                Targets.PROBABILITIES;
            default -> Targets.VALUES;
        };
        List<String> attributes = new ArrayList<>();
        if (name.equals("Huber") && chance(70)) {
            attributes.add("delta = " + number(0.1, 2));
        }
        if (name.equals("Quantile")) {
            attributes.add("tau = " + number(0.05, 0.95));
        }
        if (List.of("HingeEmbedding", "Contrastive").contains(name)) {
            attributes.add("margin = " + number(0.3, 2));
        }
        if (name.equals("SparseCategoricalFocal")) {
            attributes.add("gamma = " + number(0, 3));
        }
        if (name.equals("SigmoidFocal") && chance(70)) {
            attributes.add("gamma = " + number(0, 3) + ", alpha = " + number(0.1, 0.9));
        }
        int outputs = shape.get(shape.size() - 1);
        if (name.equals("SigmoidCrossEntropy") && chance(40)) {
            attributes.add("positiveWeights = " + (chance(50) ? number(0.2, 5) : numbers(outputs)));
        }
        if (name.endsWith("CategoricalCrossEntropy") && chance(30)) {
            attributes.add("labelSmoothing = " + number(0.05, 0.5));
        }
        if (name.endsWith("CategoricalCrossEntropy") && chance(30)) {
            attributes.add("classWeights = " + numbers(outputs));
        }
        if (name.equals("MaximumMeanDiscrepancy")) {
            double length = Math.sqrt(shape.stream().reduce(1, (a, b) -> a * b));
            attributes.add("bandwidth = " + number(0.7 * length, 2 * length));
        } else if (!name.equals("RootMeanSquaredError") && chance(30)) {
            attributes.add("reduction = Reduction.SUM");
        }
        return "@" + name + (attributes.isEmpty() ? "" : "(" + String.join(", ", attributes) + ")");
    }

    private List<String> layer(String activation) {
        if (chance(8)) {
            return annotated(activation, "@PRelu(shared = " + chance(50) + ", initial = " + number(-0.3, 0.5) + ")");
        }
        if (shape.size() > 1) {
            if (chance(shape.size() < 4 ? 60 : 0)) {
                return image(activation);
            }
            return chance(50) ? flatten(activation) : annotated(activation, chance(50) ? normalization() : dropout());
        }
        int kind = random.nextInt(100);
        if (kind < 60) {
            return dense(activation, pick(WIDTHS));
        }
        return kind < 90 ? annotated(activation, kind < 76 ? normalization() : dropout()) : flatten(activation);
    }

    private List<String> image(String activation) {
        this.activation = activation;
        RandomImages.Layer layer = new RandomImages(random).draw(shape);
        shape = layer.shape();
        if (!layer.keeps()) {
            applied = "";
        }
        if (!activation.isEmpty()) {
            applied = activation;
        }
        List<String> annotations = new ArrayList<>(
                activation.isEmpty() ? List.of(layer.annotation()) : List.of(layer.annotation(), activation));
        if (layer.weighted() && chance(30)) {
            annotations.add(regularizer(!layer.annotation().contains("bias = false")));
        }
        return annotations;
    }

    /** How many values a loss takes of a row that would have {@code width}. */
    private static int units(String loss, int width) {
        int most = Math.max(width, FLAT_WIDTHS.getOrDefault(loss, 1));
        return switch (loss) {
            case "GaussianNll" -> 2;
            case "MixtureDensity" -> most - most % 3;
            default -> most;
        };
    }

    private List<String> dense(String activation, int units) {
        shape = List.of(units);
        boolean bias = chance(75);
        List<String> annotations = annotated(activation, "@Dense(units = " + units + (bias ? ")" : ", bias = false)"));
        if (chance(40)) {
            annotations.add(regularizer(bias));
        }
        return annotations;
    }

    private String regularizer(boolean bias) {
        String onBias = bias && chance(50) ? ", bias = true" : "";
        return switch (random.nextInt(3)) {
            case 0 -> "@L1(value = " + number(0.001, 0.1) + onBias + ")";
            case 1 -> "@L2(value = " + number(0.001, 0.1) + onBias + ")";
            default -> "@ElasticNet(l1 = " + number(0.001, 0.1) + ", l2 = " + number(0.001, 0.1) + onBias + ")";
        };
    }

    private List<String> flatten(String activation) {
        shape = List.of(shape.stream().reduce(1, (a, b) -> a * b));
        return annotated(activation, "@Flatten");
    }

    /** Groups of two values would be nearly constant after it, whatever they are. */
    private String normalization() {
        int last = shape.get(shape.size() - 1);
        if (last < 5 || chance(50)) {
            return batchNorm();
        }
        int groups = last % 4 == 0 && last > 8 ? 4 : last % 3 == 0 && last > 6 ? 3 : 1;
        return pick(
                List.of("@LayerNorm", "@RmsNorm(epsilon = " + number(0.001, 0.1) + ")", "@GroupNorm(" + groups + ")"));
    }

    private String batchNorm() {
        normalizes = true;
        return chance(50) ? "@BatchNorm" : "@BatchNorm(momentum = " + number(0, 0.99) + ", epsilon = 1e-3)";
    }

    private String dropout() {
        if (chance(20)) {
            return "@GaussianNoise(" + number(0, 0.5) + ")";
        }
        String kind = chance(30)
                ? "@GaussianDropout("
                : shape.size() > 1 && shape.size() < 4 && chance(50) ? "@SpatialDropout(" : "@Dropout(";
        return kind + (chance(10) ? "0" : number(0.05, 0.8)) + ")";
    }

    private List<String> annotated(String activation, String operation) {
        this.activation = activation;
        if (!activation.isEmpty()) {
            applied = activation;
        } else if (!operation.startsWith("@Dropout")
                && !operation.startsWith("@SpatialDropout")
                && !operation.equals("@Flatten")) {
            applied = "";
        }
        return new ArrayList<>(activation.isEmpty() ? List.of(operation) : List.of(operation, activation));
    }

    private String activation(int percent) {
        if (!chance(percent)) {
            return "";
        }
        return pick(List.of(
                "@Relu",
                "@LeakyRelu(alpha = " + number(-0.3, 0.5) + ")",
                "@Relu6",
                "@Elu(alpha = " + number(0.3, 2) + ")",
                "@Selu",
                "@Celu(alpha = " + number(0.3, 2) + ")",
                "@Gelu",
                "@GeluTanh",
                "@Silu",
                "@Mish",
                "@Softplus",
                "@Softsign",
                "@Sigmoid",
                "@HardSigmoid",
                "@HardSwish",
                "@Tanh",
                "@Exponential(scale = " + number(-0.2, 0.2) + ")"));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> number(0.2, 3)).collect(Collectors.joining(", ", "{", "}"));
    }

    private String number(double from, double to) {
        return String.format(Locale.ROOT, "%.3f", from + (to - from) * random.nextDouble());
    }
}
