// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

/**
 * A batch of rows in the declaration of a model, such as the input of a layer or what it gives.
 *
 * <p>The type stands for a value; it is not one. Nobody implements it, no object of it exists while a program runs,
 * and the processor replaces it by arrays of floats in the generated class. Its shape is not part of the type: it is
 * inferred from {@link Input} and the layers.
 *
 * <p>Its methods are for the bodies of {@code forward}, {@code objective} and the other methods of a {@link Network} or
 * {@link Block}. Every row of the batch is computed alike. Shapes below leave out the batch, and extents are counted from 0,
 * the batch not among them; numbers are constants.
 *
 * <p>Functions of two tensors take equal shapes, or shapes that can be spread over each other: extents are compared from the
 * last one on, and where one of them is 1, or missing, its value counts for all indices of the other. So {@code [16]} fits
 * {@code [28, 28, 16]}, as one value for each channel; {@code [28, 28, 1]} does, as one value for each place; and a tensor of
 * a single value a row fits any other. Where extents are missing, the other tensor has all extents of the result: {@code [4]}
 * and {@code [4, 1]} are refused. Gradients are summed over what a value was spread over.
 *
 * <pre>{@code
 * default Tensor forward(@Input({28, 28, 16}) Tensor image) {          // a squeeze-and-excitation block
 *     return image.multiply(gates(squeezed(image.globalAveragePool())).sigmoid());
 * }
 * }</pre>
 */
public interface Tensor {
    /** The sum. */
    Tensor add(Tensor other);

    /** The sum with a constant. */
    Tensor add(double constant);

    /** The difference. */
    Tensor subtract(Tensor other);

    /** The difference to a constant. */
    Tensor subtract(double constant);

    /** The product of each value with its partner. */
    Tensor multiply(Tensor other);

    /** The product with a constant. */
    Tensor multiply(double constant);

    /** The quotient. */
    Tensor divide(Tensor other);

    /** The quotient by a constant. */
    Tensor divide(double constant);

    /** The greater of each two values; where they are equal each gets half of the gradient. */
    Tensor maximum(Tensor other);

    /** The greater of each value and a constant. */
    Tensor maximum(double constant);

    /** The lesser of each two values; where they are equal each gets half of the gradient. */
    Tensor minimum(Tensor other);

    /** The lesser of each value and a constant. */
    Tensor minimum(double constant);

    /** {@code -x}. */
    Tensor negate();

    /** {@code |x|}, with slope 0 at 0. */
    Tensor abs();

    /** {@code x * x}. */
    Tensor square();

    /** The square root; NaN below 0. */
    Tensor sqrt();

    /** The exponential. */
    Tensor exp();

    /** The natural logarithm; minus infinity at 0, NaN below. */
    Tensor log();

    /** {@code max(x, 0)}, as {@link org.gradwright.activation.Relu} has it. */
    Tensor relu();

    /** {@code min(max(x, 0), 6)}, as {@link org.gradwright.activation.Relu6} has it. */
    Tensor relu6();

    /** {@code 1 / (1 + exp(-x))}, as {@link org.gradwright.activation.Sigmoid} has it. */
    Tensor sigmoid();

    /** The hyperbolic tangent, as {@link org.gradwright.activation.Tanh} has it. */
    Tensor tanh();

    /** {@code x} times the normal distribution function of {@code x}, as {@link org.gradwright.activation.Gelu} has it. */
    Tensor gelu();

    /** The approximation of GELU by a hyperbolic tangent, as {@link org.gradwright.activation.GeluTanh} has it. */
    Tensor geluTanh();

    /** {@code x / (1 + exp(-x))}, as {@link org.gradwright.activation.Silu} has it. */
    Tensor silu();

    /** {@code x * tanh(log(1 + exp(x)))}, as {@link org.gradwright.activation.Mish} has it. */
    Tensor mish();

    /** {@code log(1 + exp(x))}, as {@link org.gradwright.activation.Softplus} has it. */
    Tensor softplus();

    /** {@code x / (1 + |x|)}, as {@link org.gradwright.activation.Softsign} has it. */
    Tensor softsign();

    /** The self-normalizing exponential linear unit, as {@link org.gradwright.activation.Selu} has it. */
    Tensor selu();

    /** {@code min(max(x / 6 + 1/2, 0), 1)}, as {@link org.gradwright.activation.HardSigmoid} has it. */
    Tensor hardSigmoid();

    /** {@code x} times its hard sigmoid, as {@link org.gradwright.activation.HardSwish} has it. */
    Tensor hardSwish();

    /** {@code x} where it is above 0, else {@code slope * x}, as {@link org.gradwright.activation.LeakyRelu} has it. */
    Tensor leakyRelu(double slope);

    /** {@code x} where it is above 0, else {@code alpha * (exp(x) - 1)}, as {@link org.gradwright.activation.Elu} has it. */
    Tensor elu(double alpha);

    /** {@code x} where it is above 0, else {@code alpha * (exp(x / alpha) - 1)}, as {@link org.gradwright.activation.Celu} has it. */
    Tensor celu(double alpha);

    /** The softmax of the values of the last extent, as {@link org.gradwright.activation.Softmax} has it. */
    Tensor softmax();

    /** The logarithm of the softmax over the last extent, as {@link org.gradwright.activation.LogSoftmax} has it. */
    Tensor logSoftmax();

    /** Half of the last extent times the sigmoid of the other half, as {@link org.gradwright.activation.Glu} has it. */
    Tensor glu();

    /** {@code [...] -> [values]}: all values of a row in one extent, in the same order. */
    Tensor flatten();

    /** The same values in the same order with other extents, whose product stays. */
    Tensor reshape(int... extents);

    /** The values from index {@code from} of the last extent on, up to {@code to}, which is left out. */
    Tensor slice(int from, int to);

    /** {@code [...] -> [1]}: the sum of the values of each row. */
    Tensor sum();

    /** The sums along one extent, which becomes 1; -1 is the last one. {@code sum(0)} of {@code [3, 4]} is {@code [1, 4]}. */
    Tensor sum(int extent);

    /** {@code [...] -> [1]}: the mean of the values of each row. */
    Tensor mean();

    /** The means along one extent, which becomes 1; -1 is the last one. */
    Tensor mean(int extent);

    /** {@code [...] -> [1]}: the largest value of each row; the first one gets the gradient where several are equal. */
    Tensor max();

    /** The largest values along one extent, which becomes 1; -1 is the last one. Gradients as those of {@link #max()}. */
    Tensor max(int extent);

    /** The extents in another order: {@code permute(2, 0, 1)} of {@code [4, 5, 3]} is {@code [3, 4, 5]}. */
    Tensor permute(int... order);

    /** The last two extents exchanged: {@code [4, 5, 3] -> [4, 3, 5]}. */
    Tensor transpose();

    /** The largest value of each window of {@code size} places in each direction, as {@link MaxPool2d} has it without padding. */
    Tensor maxPool(int size);

    /** As {@link #maxPool(int)}, where the windows lie {@code stride} places apart. */
    Tensor maxPool(int size, int stride);

    /** The mean of each window of {@code size} places in each direction, as {@link AveragePool2d} has it without padding. */
    Tensor averagePool(int size);

    /** As {@link #averagePool(int)}, where the windows lie {@code stride} places apart. */
    Tensor averagePool(int size, int stride);

    /** {@code [rows, columns, channels] -> [channels]}, or of {@code [steps, channels]}: the largest value of each channel. */
    Tensor globalMaxPool();

    /** {@code [rows, columns, channels] -> [channels]}, or of {@code [steps, channels]}: the mean of each channel. */
    Tensor globalAveragePool();

    /** That many zeros on each side of the rows and of the columns of an image, or of the steps of a sequence. */
    Tensor pad(int places);

    /**
     * The values of two tensors or more one after the other along the last extent; their other extents are equal:
     * {@code [4, 3]} and {@code [4, 5]} give {@code [4, 8]}.
     */
    static Tensor concat(Tensor first, Tensor second, Tensor... others) {
        return Placeholder.of(first, second, others);
    }
}
