// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

/**
 * A batch of rows in the declaration of a model, such as the input of a layer or what it gives.
 *
 * <p>The type stands for a value; it is not one. Nobody implements it, no object of it exists while a program runs,
 * and the processor replaces it by arrays of floats in the generated class. Its shape is not part of the type: it is
 * inferred from {@link Input} and the layers.
 */
public interface Tensor {}
