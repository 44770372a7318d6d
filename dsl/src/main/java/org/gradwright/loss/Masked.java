// SPDX-License-Identifier: Apache-2.0
package org.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the data say which losses count: those whose mask is 1 rather than 0.
 *
 * <p>The data gets a column more, with the layer's name and {@code Mask}: one number for each number of the target where
 * the loss is computed for each output, else one for each row. The mean divides by the sum of the mask in the batch, so
 * what is masked counts neither above nor below the line; a batch of which all is masked has loss 0. Sample weights
 * multiply the rows as ever and do not change the divisor; class weights are masked as the losses are. Numbers between 0
 * and 1 count in part.
 *
 * <p>The target of a masked loss is not used, but must be there: any finite number, any class. Metrics see every row.
 *
 * <pre>{@code
 * @Dense(units = 12) @SigmoidCrossEntropy @Masked
 * Tensor assays(Tensor x);
 *
 * var data = ToxicityNetwork.data().molecule(floats).assays(outcomes).assaysMask(measured).build();
 * }</pre>
 *
 * <p>It becomes, after the losses of the elements:
 *
 * <pre>{@code
 * assaysMasked = assaysMask == 0 ? 0 : assaysLosses * assaysMask;
 * COMPUTE.divisor(assaysMask, assaysDivisor, rows * 12);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Masked {}
