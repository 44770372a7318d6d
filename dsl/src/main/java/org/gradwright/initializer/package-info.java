// SPDX-License-Identifier: Apache-2.0
/**
 * Initializers: how the weight of a layer begins, or with {@code of = Part.BIAS} its bias.
 *
 * <p>Without one, a weight begins as {@link org.gradwright.initializer.HeNormal} says where the layer's activation is like
 * {@code relu}, and as {@link org.gradwright.initializer.GlorotUniform} says elsewhere, and a bias with zeros. A member may
 * carry one initializer for each of the two. Numbers are drawn in the order of the weight's extents from the seed and the
 * parameter's name alone, by arithmetic that is the same on every JVM.
 *
 * <p>The fan-in is how many numbers an output is a sum over, and the fan-out how many outputs a number is a part of:
 *
 * <table>
 * <caption>of a kernel with k places, c channels, f filters and g groups</caption>
 * <tr><th>layer</th><th>fan-in</th><th>fan-out</th></tr>
 * <tr><td>{@code @Dense}</td><td>features</td><td>units</td></tr>
 * <tr><td>{@code @Conv1d}, {@code @Conv2d}</td><td>{@code k * c / g}</td><td>{@code k * f / g}</td></tr>
 * <tr><td>{@code @DepthwiseConv2d}</td><td>{@code k}</td><td>{@code k * multiplier}</td></tr>
 * <tr><td>{@code @SeparableConv2d}</td><td>as the depthwise and the pointwise convolution that it consists of</td></tr>
 * <tr><td>{@code @ConvTranspose2d}</td><td>{@code c} times the places of a kernel that reach one output,
 * {@code ceil(rows / stride) * ceil(columns / stride)}</td><td>{@code k * f}</td></tr>
 * </table>
 *
 * <p>Keras and PyTorch have the same numbers for {@code @Dense} and for convolutions of one group. They take the fan-out of
 * grouped convolutions without dividing by the groups; Keras takes {@code k * c} for the fan-in of a depthwise convolution;
 * both leave strides out of account.
 *
 * <p>May import: {@code org.gradwright} and the JDK.
 */
@NullMarked
package org.gradwright.initializer;

import org.jspecify.annotations.NullMarked;
