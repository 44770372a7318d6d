// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import java.util.Map;
import org.gradwright.properties.compilation.InMemoryCompiler;
import org.gradwright.properties.random.Architecture.Targets;
import org.junit.jupiter.api.Test;

/** The checks of {@link ArchitectureProperties} on networks of images and sequences. */
class NamedImagesTest {
    @Test
    void images() {
        check(4, Targets.LABELS, """
                @Conv2d(filters = 9, kernel = 3) @Relu @L2(1e-3) Tensor edges(@Input({6, 7, 2}) Tensor image);
                @MaxPool2d Tensor half(Tensor x);
                @Conv2d(filters = 17, kernel = {1, 3}, stride = 2, bias = false) Tensor parts(Tensor x);
                @BatchNorm @Relu Tensor norm(Tensor x);
                @Dropout(0.2) Tensor drop(Tensor x);
                @Flatten Tensor flat(Tensor x);
                @Dense(units = 3) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
                """);
    }

    @Test
    void sequences() {
        check(5, Targets.LABELS, """
                @Conv1d(filters = 6, kernel = 3, dilation = 2) @Relu Tensor motifs(@Input({11, 4}) Tensor bases);
                @AveragePool1d(size = 3, stride = 2, padding = Padding.SAME) Tensor smooth(Tensor x);
                @GlobalMaxPool Tensor any(Tensor x);
                @Dense(units = 2) @SparseCategoricalCrossEntropy Tensor bound(Tensor x);
                """);
    }

    @Test
    void smallerAndLargerAgain() {
        check(3, Targets.VALUES, """
                @SeparableConv2d(filters = 4, kernel = 3, stride = 2) @Tanh Tensor small(@Input({5, 6, 3}) Tensor image);
                @ConvTranspose2d(filters = 3, kernel = 3, stride = 2) @Tanh Tensor larger(Tensor x);
                @Upsample2d(factor = 2) Tensor largest(Tensor x);
                @DepthwiseConv2d(kernel = 2, padding = Padding.VALID) @MeanSquaredError Tensor again(Tensor x);
                """);
    }

    /** More channels and filters than a panel of the routines is wide, and more columns than it is deep. */
    @Test
    void wideImages() {
        check(2, Targets.VALUES, """
                @Conv2d(filters = 30, kernel = {1, 2}) @Tanh Tensor many(@Input({1, 27, 2}) Tensor image);
                @Conv2d(filters = 2, kernel = {1, 27}, padding = Padding.VALID) @MeanSquaredError Tensor few(Tensor x);
                """);
        check(1, Targets.VALUES, """
                @Conv2d(filters = 520, kernel = 1) @Tanh Tensor many(@Input({1, 2, 2}) Tensor image);
                @Conv2d(filters = 1, kernel = {1, 2}, padding = Padding.VALID) @MeanSquaredError Tensor few(Tensor x);
                """);
    }

    /** Kernels with more places than a panel of the routines is deep. */
    @Test
    void largeDepthwiseKernels() {
        check(2, Targets.VALUES, """
                @DepthwiseConv2d(kernel = 5) @Tanh Tensor first(@Input({5, 6, 2}) Tensor image);
                @DepthwiseConv2d(kernel = {3, 9}, stride = 2) @MeanSquaredError Tensor means(Tensor x);
                """);
    }

    /** Windows that lie outside of the image in part, and some places of them in no window at all. */
    @Test
    void stridesBeyondTheKernel() {
        check(3, Targets.VALUES, """
                @Conv2d(filters = 2, kernel = 1, stride = 2, pad = 2) @Tanh Tensor few(@Input({4, 5, 2}) Tensor image);
                @AveragePool2d(size = 2, stride = 3, pad = 1) @MeanSquaredError Tensor means(Tensor x);
                """);
    }

    /** One convolution on images of two extents, and a residual. */
    @Test
    void sharedConvolutions() {
        check(3, Targets.VALUES, """
                @Conv2d(filters = 2, kernel = 3, bias = false) Tensor edges(Tensor x);
                @MaxPool2d(size = {1, 2}) Tensor half(Tensor x);
                @BatchNorm @Relu Tensor norm(Tensor x);
                @GlobalAveragePool Tensor means(Tensor x);
                @Dense(units = 2) @MeanSquaredError Tensor y(Tensor h);

                default Tensor forward(@Input({3, 5, 2}) Tensor image) {
                    Tensor first = edges(image).add(image).tanh();
                    return y(means(norm(edges(half(first)))));
                }
                """);
    }

    @Test
    void residualBlocks() {
        check(3, Targets.VALUES, """
                @Block
                interface Residual {
                    @Conv2d(filters = 2, kernel = 3) @Tanh Tensor first(Tensor x);
                    @Conv2d(filters = 2, kernel = {1, 3}, bias = false) Tensor second(Tensor x);

                    default Tensor apply(Tensor x) {
                        return x.add(second(first(x))).relu();
                    }
                }

                @Conv2d(filters = 2, kernel = 1) @Tanh Tensor stem(Tensor x);
                @Use(Residual.class) @Repeat(2) Tensor body(Tensor x);
                @GlobalMaxPool Tensor most(Tensor x);
                @Dense(units = 2) @MeanSquaredError Tensor y(Tensor h);

                default Tensor forward(@Input({3, 4, 1}) Tensor image) {
                    return y(most(body(stem(image))));
                }
                """);
    }

    private static void check(int rows, Targets targets, String members) {
        String source = Architecture.declaration("Images", true, members);
        Architecture architecture = new Architecture("Images", 7, source, targets, rows, rows + 1, true);
        ArchitectureCheck.check(
                architecture, InMemoryCompiler.compile(Map.of(architecture.binaryName(), source)), new Tally());
    }
}
