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

    /** A square weight that is used twice. */
    static final Specimen TIED = Specimen.of("TiedWeight", 3, true, Targets.VALUES, """
            @Dense(units = 3) @Tanh Tensor hidden(@Input(3) Tensor x);
            @Tied("hidden") @MeanSquaredError Tensor y(Tensor h);
            """);

    /** A loss that is summed, and counts in part. */
    static final Specimen SUM = Specimen.of("Sum", 4, true, Targets.VALUES, """
            @Dense(units = 2) @LogCosh(reduction = Reduction.SUM) @Weight(0.3) Tensor y(@Input(3) Tensor x);
            """);

    /** Losses of which a mask leaves some. */
    static final Specimen MASKED = Specimen.of("MaskedValues", 4, true, Targets.VALUES, """
            @Dense(units = 3) @MeanSquaredError @Masked @Weight(0.3) Tensor y(@Input(2) Tensor x);
            """);

    /** One loss, which the mask that is drawn for it leaves out. */
    static final Specimen NOTHING = Specimen.of("Nothing", 1, false, Targets.VALUES, """
            @Dense(units = 1) @MeanSquaredError @Masked Tensor y(@Input(11) Tensor x);
            """);

    /** Terms of a sum over the classes, whose mean is over the rows. */
    static final Specimen TERMS = Specimen.of("Terms", 4, true, Targets.DISTRIBUTIONS, """
            @Dense(units = 3) @Sigmoid @CrossEntropy Tensor y(@Input(2) Tensor x);
            """);

    static final Specimen ROOT = Specimen.of("Root", 4, false, Targets.VALUES, """
            @Dense(units = 3) @RootMeanSquaredError @Weight(0.3) Tensor y(@Input(2) Tensor x);
            """);

    /** Everything there is about classes. */
    static final Specimen CLASSES = Specimen.of("Classes", 8, true, Targets.LABELS, """
            @Dense(units = 3) @Masked
            @SparseCategoricalCrossEntropy(labelSmoothing = 0.1, classWeights = {0.25, 2, 0.5})
            Tensor kind(@Input(2) Tensor x);
            """);

    static final Specimen QUESTIONS = Specimen.of("Questions", 4, true, Targets.PROBABILITIES, """
            @Dense(units = 3) @SigmoidCrossEntropy(positiveWeights = {1, 2, 0.5}) Tensor y(@Input(2) Tensor x);
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

    /** Groups of two channels at two places, which are not side by side, and of the features of a place. */
    static final Specimen GROUPS = Specimen.of("Groups", 3, false, Targets.VALUES, """
            @GroupNorm(2) @Tanh Tensor groups(@Input({1, 2, 4}) Tensor x);
            @LayerNorm(epsilon = 0.1) @MeanSquaredError Tensor y(Tensor n);
            """);

    static final Specimen ROOTS = Specimen.of("Roots", 3, false, Targets.VALUES, """
            @Dense(units = 5) @Tanh Tensor hidden(@Input(3) Tensor x);
            @RmsNorm(epsilon = 0.1) @MeanSquaredError Tensor y(Tensor h);
            """);

    /** One layer, which the checks freeze. */
    static final Specimen FROZEN_NORM = Specimen.of("FrozenNorm", 4, false, Targets.VALUES, """
            @BatchNorm @Tanh @MeanSquaredError Tensor y(@Input(3) Tensor x);
            """);

    /** Of two layers that draw, one is declared frozen. */
    static final Specimen DROP_BEFORE_FROZEN = Specimen.of("DropBeforeFrozen", 5, false, Targets.VALUES, """
            @Dropout(0.3) Tensor drop(@Input(3) Tensor x);
            @GaussianNoise(0.4) @Frozen Tensor noise(Tensor d);
            @Dense(units = 2) @MeanSquaredError Tensor y(Tensor n);
            """);

    /** Layers that are declared frozen, behind one that is trained through them. */
    static final Specimen FROZEN_PART = Specimen.of("FrozenPart", 5, false, Targets.VALUES, """
            @Dense(units = 4) @Softplus Tensor hidden(@Input(3) Tensor x);
            @BatchNorm @Frozen Tensor norm(Tensor h);
            @Dropout(0.4) @Frozen Tensor drop(Tensor n);
            @Dense(units = 2) @MeanSquaredError Tensor y(Tensor d);
            """);

    /** One layer, which the checks freeze. */
    static final Specimen FROZEN_DENSE = Specimen.of("FrozenDense", 4, false, Targets.VALUES, """
            @Dense(units = 2) @L2(0.1) @MeanSquaredError Tensor y(@Input(2) Tensor x);
            """);

    static final Specimen NOISE = Specimen.of("Noisy", 4, false, Targets.VALUES, """
            @Dense(units = 4) @Softplus Tensor hidden(@Input(3) Tensor x);
            @GaussianNoise(0.4) @Tanh Tensor noisy(Tensor h);
            @Dense(units = 2) @MeanSquaredError Tensor y(Tensor d);
            """);

    /** Channels that are dropped at three places. */
    static final Specimen CHANNELS = Specimen.of("Channels", 4, false, Targets.VALUES, """
            @SpatialDropout(0.4) Tensor drop(@Input({3, 2}) Tensor x);
            @GaussianDropout(0.3) @Tanh @MeanSquaredError Tensor y(Tensor d);
            """);

    static final Specimen DROP = Specimen.of("Drop", 6, false, Targets.VALUES, """
            @Dense(units = 4) @Softplus Tensor hidden(@Input(3) Tensor x);
            @Dropout(0.4) Tensor drop(Tensor h);
            @Dense(units = 2) @MeanSquaredError Tensor y(Tensor d);
            """);

    /** Convolutions that keep all extents. */
    static final Specimen CONVOLUTION = Specimen.of("Convolved", 2, false, Targets.VALUES, """
            @Conv2d(filters = 2, kernel = 3) @Tanh Tensor first(@Input({3, 3, 2}) Tensor image);
            @Conv2d(filters = 2, kernel = 3) @MeanSquaredError Tensor y(Tensor x);
            """);

    /** Transposed convolutions that keep all extents. */
    static final Specimen TRANSPOSED = Specimen.of("Transposed", 2, false, Targets.VALUES, """
            @ConvTranspose2d(filters = 2, kernel = 3) @Tanh Tensor first(@Input({3, 3, 2}) Tensor image);
            @ConvTranspose2d(filters = 2, kernel = 3) @MeanSquaredError Tensor y(Tensor x);
            """);

    /** Convolutions with groups, strides, dilations and padding. */
    static final Specimen GROUPED = Specimen.of("Grouped", 2, false, Targets.VALUES, """
            @Conv2d(filters = 4, kernel = {1, 2}, stride = {1, 2}, groups = 2) @Tanh
            Tensor first(@Input({2, 5, 2}) Tensor image);
            @DepthwiseConv2d(kernel = {2, 3}, dilation = {1, 2}) @Tanh Tensor second(Tensor x);
            @ConvTranspose2d(filters = 1, kernel = 2, stride = 2) @MeanSquaredError Tensor y(Tensor x);
            """);

    /** Windows that overlap, and reach beyond the image. */
    static final Specimen MAXIMA = Specimen.of("Maxima", 2, false, Targets.VALUES, """
            @Conv2d(filters = 2, kernel = 1) @Tanh Tensor first(@Input({3, 4, 2}) Tensor image);
            @MaxPool2d(size = 2, stride = 1, padding = Padding.SAME) @MeanSquaredError Tensor y(Tensor x);
            """);

    /** Windows that overlap, and reach beyond the image. */
    static final Specimen MEANS = Specimen.of("Means", 2, false, Targets.VALUES, """
            @Conv2d(filters = 2, kernel = 1) @Tanh Tensor first(@Input({3, 4, 2}) Tensor image);
            @AveragePool2d(size = {2, 3}, stride = 1, padding = Padding.SAME) @MeanSquaredError Tensor y(Tensor x);
            """);

    static final Specimen LARGER = Specimen.of("Larger", 2, false, Targets.VALUES, """
            @Conv2d(filters = 2, kernel = 1) @Tanh Tensor first(@Input({2, 2, 1}) Tensor image);
            @Upsample2d(factor = {2, 3}) @MeanSquaredError Tensor y(Tensor x);
            """);

    /** Parts, joined and taken, numbers for each row, and a layer that is called twice. */
    static final Specimen JOINED = Specimen.of("Joined", 4, true, Targets.DECLARED, """
            @Dense(units = 3) @Tanh Tensor left(Tensor x);
            @Dense(units = 2) @MeanSquaredError Tensor y(Tensor x);
            default Tensor forward(@Input(2) Tensor a, @Input(3) Tensor b) {
                Tensor first = left(a);
                Tensor h = Tensor.concat(first, b, left(a.negate().exp()).slice(1, 3)).multiply(first.slice(0, 1));
                return y(h.slice(2, 7).multiply(h.square().mean()).add(h.slice(1, 6)));
            }
            """);

    /** Values for each channel and each place, sums along one axis, zeros around an image, and axes in another order. */
    static final Specimen SPREAD = Specimen.of("Spread", 3, true, Targets.DECLARED, """
            @Dense(units = 3) @Sigmoid Tensor gates(Tensor x);
            @Dense(units = 2) @MeanSquaredError Tensor y(Tensor x);
            default Tensor forward(@Input({2, 4, 3}) Tensor image) {
                Tensor excited = image.multiply(gates(image.globalAveragePool()));
                Tensor seen = excited.multiply(excited.sum(2).add(image.mean(-1).square()));
                Tensor turned = seen.pad(1).permute(2, 0, 1).multiply(image.permute(1, 0, 2).mean(0).flatten().slice(0, 6));
                return y(Tensor.concat(turned.flatten(), seen.permute(1, 0, 2).flatten()));
            }
            """);

    /** Logits that are compared with what is computed as well. */
    static final Specimen COMPARED = Specimen.of("ComparedTarget", 3, true, Targets.DECLARED, """
            @Dense(units = 4) Tensor first(Tensor x);
            @Dense(units = 4) @Sigmoid Tensor second(Tensor x);
            @CategoricalCrossEntropy Scalar error(Tensor prediction, Tensor target);
            default Tensor forward(@Input(3) Tensor x) { return first(x); }
            default Scalar objective(@Input(3) Tensor x) { return error(forward(x), second(x)); }
            """);

    /** Masks of several calls of one layer, and values that training, prediction and evaluation need for other times. */
    static final Specimen DROPPED_AGAIN = Specimen.of("DroppedAgain", 5, false, Targets.DECLARED, """
            @Dense(units = 4) @Tanh Tensor hidden(Tensor x);
            @Dropout(0.4) Tensor drop(Tensor x);
            @Dense(units = 4) @Tanh Tensor again(Tensor x);
            @MeanSquaredError Scalar error(Tensor prediction, Tensor target);
            record Outputs(Tensor sum, Tensor part) {}
            default Outputs forward(@Input(3) Tensor x) {
                Tensor h = hidden(x);
                Tensor d = again(drop(h));
                Tensor s = h.add(again(drop(d)));
                Tensor first = drop(s);
                Tensor second = drop(s);
                Tensor e = second.add(d);
                return new Outputs(again(again(e).add(first)), again(e).square());
            }
            default Scalar objective(@Input(3) Tensor x, @Input(4) Tensor target, @Input(3) Tensor other) {
                Outputs o = forward(x);
                return error(o.sum().add(o.part()), target).add(error(drop(hidden(other)), target).multiply(0.5));
            }
            """);

    static final Specimen SHARES = Specimen.of("Shares", 4, true, Targets.VALUES, """
            @Dense(units = 3) @Softmax @MeanSquaredError Tensor y(@Input(2) Tensor x);
            """);

    static final Specimen LOG_SHARES = Specimen.of("LogShares", 4, true, Targets.VALUES, """
            @Dense(units = 3) @LogSoftmax @MeanSquaredError Tensor y(@Input(2) Tensor x);
            """);

    /** A loss that compares the batch with another one. */
    static final Specimen DISCREPANCY = Specimen.of("Compared", 5, true, Targets.VALUES, """
            @Dense(units = 2) @MaximumMeanDiscrepancy(bandwidth = 1.5) @Weight(0.3) Tensor y(@Input(3) Tensor x);
            """);

    /** A loss of two rows. */
    static final Specimen COSINE = Specimen.of("Cosine", 3, true, Targets.VALUES, """
            @Dense(units = 4) @CosineDistance Tensor y(@Input(2) Tensor x);
            """);

    /** A loss of a row and a class. */
    static final Specimen FOCAL = Specimen.of("Focal", 5, true, Targets.LABELS, """
            @Dense(units = 4) @SparseCategoricalFocal Tensor y(@Input(2) Tensor x);
            """);

    /**
     * A loss with the loops that others lack: backwards, one within another, and one in which a slope comes to what is
     * carried by way of another; with a derivative written by hand. No two of its terms cancel.
     */
    static final Specimen PATHS = rows("Paths", """
            static double loss(double[] target, double[] prediction) {
                double largest = prediction[0];
                for (int j = 1; j < prediction.length; j++) {
                    largest = Math.max(largest, prediction[j]);
                }
                double sum = 0;
                double before = 0.5;
                double last = 1;
                for (int j = prediction.length - 1; j >= 0; j--) {
                    sum += target[j] > 0 ? before * before : last * largest;
                    before = last;
                    last = wave(last, target[j] * prediction[j]);
                    for (int k = j + 1; k < prediction.length; k++) {
                        double share = 1 / (1 + Math.exp(prediction[j] - prediction[k]));
                        sum += k * share;
                    }
                }
                return sum;
            }

            static double wave(double start, double x) {
                return Math.sin(start + 2 * x);
            }

            @Derivative(of = "wave", in = "start")
            static double waveInStart(double start, double x) {
                return Math.cos(start + 2 * x);
            }

            @Derivative(of = "wave", in = "x")
            static double waveInX(double start, double x) {
                return 2 * Math.cos(start + 2 * x);
            }
            """);

    /** A loss with slopes that are infinite, in branches that are not taken for the targets that are drawn. */
    static final Specimen UNTAKEN = rows("Untaken", """
            static double loss(double[] target, double[] prediction) {
                double squares = 0;
                double roots = 0;
                for (int j = 0; j < target.length; j++) {
                    double share = Math.max(0, target[j] - 9) * prediction[j];
                    squares += share * share;
                    roots += Math.sqrt(share);
                }
                double length = Math.sqrt(squares);
                double sum = prediction[0] * prediction[1];
                sum += target[0] > 9 ? length : 0;
                sum += target[1] > 9 ? roots - length : 0;
                return sum;
            }
            """);

    private static final String LOSS = """
            package drawn;

            import java.lang.annotation.*;
            import org.gradwright.*;

            @Retention(RetentionPolicy.RUNTIME)
            @Target(ElementType.METHOD)
            @Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
            public @interface %s {
                final class Formula {
            %s
                }
            }
            """;

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
            %s
                }
            }
            """;

    private Specimens() {}

    /** A dense layer with a loss of rows, whose formula is the first of some methods. */
    private static Specimen rows(String annotation, String methods) {
        return Specimen.of(
                "With" + annotation,
                4,
                true,
                Targets.VALUES,
                "@Dense(units = 4) @%s Tensor y(@Input(2) Tensor x);\n".formatted(annotation),
                Map.of(Architecture.PACKAGE + "." + annotation, LOSS.formatted(annotation, methods.indent(8))));
    }

    /** A dense layer with an activation of that formula in {@code x}. */
    static Specimen activation(String name, String formula) {
        return activation(name, formula, "");
    }

    /** As {@link #activation(String, String)}, where the formula calls more methods. */
    static Specimen activation(String name, String formula, String methods) {
        String annotation = "Of" + name;
        return Specimen.of(
                "With" + name,
                4,
                false,
                Targets.VALUES,
                "@Dense(units = 2) @%s @MeanSquaredError Tensor y(@Input(2) Tensor x);\n".formatted(annotation),
                Map.of(
                        Architecture.PACKAGE + "." + annotation,
                        ACTIVATION.formatted(annotation, formula, methods.indent(8))));
    }
}
