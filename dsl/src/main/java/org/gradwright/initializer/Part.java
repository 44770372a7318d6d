// SPDX-License-Identifier: Apache-2.0
package org.gradwright.initializer;

/** Which parameters of a layer an initializer is for. */
public enum Part {
    /** The weight; all of them where a layer has several. */
    WEIGHT,
    /** The bias, which begins with zeros otherwise. */
    BIAS
}
