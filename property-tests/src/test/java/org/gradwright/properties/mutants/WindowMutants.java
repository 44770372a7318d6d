// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.List;

/** Faults of convolutions and pooling. */
final class WindowMutants {
    private static final String RULES = "differentiation.WindowRules";
    private static final String CONVOLUTIONS = "compute.Convolutions";
    private static final String POOLING = "compute.Pooling";
    private static final String AXIS = "compute.Axis";

    private WindowMutants() {}

    /** Wrong derivatives. */
    static List<Mutant> rules() {
        return List.of(
                rule(
                        "Convolution",
                        "operands of the weight's gradient swapped",
                        Specimens.CONVOLUTION,
                        "add(w, node, ofWeight, backward, x, gradient)",
                        "add(w, node, ofWeight, backward, gradient, x)"),
                rule(
                        "Convolution",
                        "weight not transposed",
                        Specimens.CONVOLUTION,
                        "var ofInput = new Operation.ConvolutionTransposed(",
                        "var ofInput = new Operation.Convolution("),
                rule(
                        "ConvolutionTransposed",
                        "operands of the weight's gradient swapped",
                        Specimens.TRANSPOSED,
                        "add(w, node, ofWeight, backward, gradient, x)",
                        "add(w, node, ofWeight, backward, x, gradient)"),
                rule(
                        "ConvolutionTransposed",
                        "weight transposed",
                        Specimens.TRANSPOSED,
                        "var ofInput = new Operation.Convolution(",
                        "var ofInput = new Operation.ConvolutionTransposed("),
                rule(
                        "WindowMax",
                        "values for gradients",
                        Specimens.MAXIMA,
                        "add(x, node, ofInput, backward, gradient, x)",
                        "add(x, node, ofInput, backward, x, x)"),
                rule(
                        "WindowMax",
                        "largest gradient for the largest value",
                        Specimens.MAXIMA,
                        "add(x, node, ofInput, backward, gradient, x)",
                        "add(x, node, ofInput, backward, gradient, gradient)"),
                rule(
                        "WindowSum",
                        "mean not over the places",
                        Specimens.MEANS,
                        "new Operation.WindowSpread(sum.window(), sum.mean())",
                        "new Operation.WindowSpread(sum.window(), false)"),
                rule(
                        "WindowSpread",
                        "mean for the sum",
                        Specimens.LARGER,
                        "new Operation.WindowSum(spread.window(), spread.mean())",
                        "new Operation.WindowSum(spread.window(), true)"));
    }

    /** Wrong routines. */
    static List<Mutant> routines() {
        return List.of(
                convolution("a group sees the first channels", "int first = j / outputs * inputs;", "int first = 0;"),
                convolution(
                        "stride lost in the weight's gradient",
                        "int stride = across.stride() * channels;",
                        "int stride = channels;"),
                convolution(
                        "gradient not added up",
                        "panel.start(to, place, false, width);",
                        "panel.start(to, place, true, width);"),
                convolution(
                        "results of another batch left",
                        "Arrays.fill(y, 0, rows * size, 0);",
                        "Arrays.fill(y, 0, size, 0);"),
                convolution(
                        "gradients of another batch left",
                        "Arrays.fill(x, 0, rows * size, 0);",
                        "Arrays.fill(x, 0, size, 0);"),
                Mutant.ofRuntime(
                        "windows",
                        "last place lost",
                        AXIS,
                        "Math.min(kernel, inside / dilation + 1)",
                        "Math.min(kernel, inside / dilation)",
                        Check.interpreter(Specimens.MEANS),
                        Check.reference("avg_pool2d"),
                        Check.reference("conv2d")),
                Mutant.ofRuntime(
                        "windows",
                        "last window lost",
                        AXIS,
                        "Math.min(count, inside / stride + 1)",
                        "Math.min(count, inside / stride)",
                        Check.interpreter(Specimens.GROUPED),
                        Check.reference("conv2d")),
                Mutant.ofRuntime(
                        "convolution",
                        "dilation lost",
                        CONVOLUTIONS,
                        "groups == 1 && window.columns().dilation() == 1",
                        "groups == 1",
                        Check.reference("conv1d"),
                        Check.reference("conv2d")),
                pooling(
                        "places outside count in a mean",
                        "(endDown - startDown) * (endAcross - startAcross)",
                        "window.area()"),
                pooling("means are sums", "if (mean) {", "if (false) {"),
                Mutant.ofRuntime(
                        "pooling",
                        "smallest value",
                        POOLING,
                        "Math.max(y[to + j], x[from + j])",
                        "Math.min(y[to + j], x[from + j])",
                        Check.interpreter(Specimens.MAXIMA),
                        Check.reference("max_pool2d"),
                        Check.reference("global_max_pool2d")),
                Mutant.ofRuntime(
                        "pooling",
                        "gradient at the smallest value",
                        POOLING,
                        "value > largest",
                        "value < largest",
                        Check.interpreter(Specimens.MAXIMA),
                        Check.quotients(Specimens.MAXIMA),
                        Check.reference("max_pool2d")),
                Mutant.ofRuntime(
                        "pooling",
                        "gradient of the last window alone",
                        POOLING,
                        "gradient[place] += g[from + j];",
                        "gradient[place] = g[from + j];",
                        Check.interpreter(Specimens.MAXIMA),
                        Check.quotients(Specimens.MAXIMA),
                        Check.reference("max_pool2d")));
    }

    private static Mutant rule(String of, String fault, Specimen specimen, String text, String replacement) {
        return Mutant.ofProcessor(of, fault, RULES, text, replacement, Check.quotients(specimen));
    }

    private static Mutant convolution(String fault, String text, String replacement) {
        return Mutant.ofRuntime(
                "convolution",
                fault,
                CONVOLUTIONS,
                text,
                replacement,
                Check.interpreter(Specimens.GROUPED),
                Check.quotients(Specimens.GROUPED));
    }

    private static Mutant pooling(String fault, String text, String replacement) {
        return Mutant.ofRuntime(
                "pooling",
                fault,
                POOLING,
                text,
                replacement,
                Check.interpreter(Specimens.MEANS),
                Check.reference("avg_pool2d"));
    }
}
