// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Draws the layers, blocks and losses of a graph, which its methods call by the names given here. */
final class RandomMembers {
    private static final List<Integer> WIDTHS = List.of(1, 2, 3, 3, 4, 4, 5, 7, 8, 9, 17);
    private static final List<String> ACTIVATIONS = List.of(
            "@Relu ", "@Tanh ", "@Sigmoid ", "@Softplus ", "@Elu ", "@Gelu ", "@Silu ", "@LeakyRelu(alpha = 0.2) ");
    private static final List<String> LOSSES = List.of(
            "MeanSquaredError",
            "MeanSquaredError",
            "MeanAbsoluteError",
            "Huber",
            "LogCosh",
            "Quantile(tau = 0.8)",
            "CosineDistance");

    /** A layer or block that can be called on values of one shape, and what it gives. */
    record Callable(String name, List<Integer> in, List<Integer> out) {}

    private final Chance chance;
    private final StringBuilder text = new StringBuilder();
    private final List<Callable> callables = new ArrayList<>();
    private boolean normalizes;
    private final Set<String> ofLogits = new HashSet<>();
    private boolean roots;
    private int count;

    RandomMembers(Chance chance) {
        this.chance = chance;
    }

    /** The declarations of all members. */
    String text() {
        return text.toString();
    }

    /** Whether training needs two rows. */
    boolean normalizes() {
        return normalizes;
    }

    /** Whether a loss is the root of a mean, which negative weights do not have. */
    boolean takesRoots() {
        return roots;
    }

    int width() {
        return chance.pick(WIDTHS);
    }

    String name(String prefix) {
        return prefix + count++;
    }

    void declare(String member) {
        text.append(member).append('\n');
    }

    String activation(int percent) {
        return chance.in(percent) ? chance.pick(ACTIVATIONS) : "";
    }

    /** The layers and blocks, other than those of blocks, that take values of that shape. */
    List<Callable> taking(List<Integer> shape) {
        return callables.stream().filter(each -> each.in().equals(shape)).toList();
    }

    /** Some of the layers and blocks, other than those of blocks; none perhaps. */
    List<String> some() {
        return callables.stream()
                .map(Callable::name)
                .filter(name -> chance.in(40))
                .toList();
    }

    Callable dense(int in, int units) {
        return layer("dense", denseOf(units) + activation(60), List.of(in), List.of(units));
    }

    /** A layer that leaves the shape as it is. */
    Callable other(List<Integer> shape) {
        if (chance.in(50)) {
            normalizes = true;
            return layer("norm", "@BatchNorm(momentum = 0.8) " + activation(30), shape, shape);
        }
        return layer("drop", "@Dropout(" + chance.number(0.05, 0.6) + ") ", shape, shape);
    }

    private Callable layer(String prefix, String annotations, List<Integer> in, List<Integer> out) {
        String name = name(prefix);
        declare(annotations + (annotations.contains("@L2") ? "" : frozen()) + "Tensor " + name + "(Tensor x);");
        return called(name, in, out);
    }

    private String frozen() {
        return chance.in(8) ? "@Frozen " : "";
    }

    private Callable called(String name, List<Integer> in, List<Integer> out) {
        Callable callable = new Callable(name, in, out);
        callables.add(callable);
        return callable;
    }

    private String denseOf(int units) {
        String regularizer = chance.in(15) ? "@L2(0.01) " : "";
        return "@Dense(units = " + units + (chance.in(80) ? ") " : ", bias = false) ") + regularizer;
    }

    /** A use of a block that keeps the width, once or several times in a row. */
    Callable block(int width) {
        String type = blockType(width, chance.in(40));
        String name = name("part");
        String times = chance.in(60) ? "@Repeat(" + (1 + chance.below(3)) + ") " : "";
        declare("@Use(" + type + ".class) " + frozen() + times + "Tensor " + name + "(Tensor x);");
        return called(name, List.of(width), List.of(width));
    }

    private String blockType(int width, boolean nested) {
        String inner = nested ? blockType(width, chance.in(20)) : "";
        String type = name("Block");
        StringBuilder block = new StringBuilder("@Block interface " + type + " {\n");
        if (nested) {
            block.append("    @Use(%s.class) Tensor inner(Tensor x);\n".formatted(inner));
            block.append("    %s%sTensor last(Tensor x);\n".formatted(denseOf(width), activation(50)));
            block.append("    default Tensor apply(Tensor x) { return inner(x).multiply(0.5).add(last(inner(x))); }\n");
        } else if (chance.in(30)) {
            String second = chance.in(50) ? "@Dropout(0.3) " : "@BatchNorm ";
            normalizes |= second.startsWith("@BatchNorm");
            block.append("    %s%sTensor first(Tensor x);\n".formatted(denseOf(width), activation(70)));
            block.append("    %sTensor second(Tensor x);\n".formatted(second));
        } else {
            block.append("    %s%sTensor first(Tensor x);\n".formatted(denseOf(width + 1), activation(70)));
            String second = chance.in(30) ? "@Tied(\"first\") " : denseOf(width);
            block.append("    %sTensor second(Tensor x);\n".formatted(second));
            String activated = chance.in(50) ? ".relu()" : "";
            block.append(
                    "    default Tensor apply(Tensor x) { return x.add(second(first(x)))%s; }\n".formatted(activated));
        }
        declare(block.append("}").toString());
        return type;
    }

    /** A use of a block that makes one value of two. */
    String blockOfTwo(int units) {
        String type = name("Block");
        declare("""
                @Block interface %s {
                    %s%sTensor join(Tensor x);
                    default Tensor apply(Tensor a, Tensor b) { return join(Tensor.concat(a, b)).add(join(Tensor.concat(a, b.negate()))); }
                }""".formatted(type, denseOf(units), activation(50)));
        String name = name("pair");
        declare("@Use(" + type + ".class) Tensor " + name + "(Tensor a, Tensor b);");
        return name;
    }

    /** The last layer of an output, with a loss; its name. */
    String denseWithLoss() {
        int units = width();
        String loss = chance.pick(LOSSES);
        if (chance.in(40)) {
            loss = units == 1 || chance.in(30)
                    ? "SigmoidCrossEntropy"
                    : chance.pick(List.of("SparseCategoricalCrossEntropy", "CategoricalCrossEntropy"));
        }
        String name = name("end");
        String options =
                (chance.in(30) ? "@Weight(" + chance.number(-1, 2) + ") " : "") + (chance.in(15) ? "@Masked " : "");
        declare(denseOf(units) + "@" + loss + " " + options + "Tensor " + name + "(Tensor x);");
        return name;
    }

    /** A loss of so many values a row as a member of its own; its name. */
    String loss(int width) {
        String loss = chance.in(20)
                ? chance.pick(List.of("RootMeanSquaredError", "CategoricalCrossEntropy", "SigmoidCrossEntropy"))
                : chance.pick(LOSSES);
        if (loss.equals("CosineDistance") && width == 1) {
            // One number has the distance 0 or 2, whatever it is: all gradients are 0, and there is nothing to compare.
            loss = "LogCosh";
        }
        if (loss.startsWith("Categorical")) {
            loss = width == 1 ? "LogCosh" : loss + (chance.in(50) ? "" : "(labelSmoothing = 0.1)");
        }
        roots |= loss.equals("RootMeanSquaredError");
        String name = name("error");
        String options = chance.in(30) ? "@Weight(" + chance.number(0.2, 2) + ") " : "";
        declare("@" + loss + " " + options + "Scalar " + name + "(Tensor prediction, Tensor target);");
        if (loss.contains("CrossEntropy")) {
            ofLogits.add(name);
        }
        return name;
    }

    /** Whether a loss of that name takes logits. */
    boolean takesLogits(String loss) {
        return ofLogits.contains(loss);
    }
}
