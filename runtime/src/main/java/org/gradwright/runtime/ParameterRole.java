// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

/** What a parameter is in its layer; weight decay applies to weights unless asked otherwise. */
public enum ParameterRole {
    /** Multiplies inputs. */
    WEIGHT,
    /** Is added to sums. */
    BIAS,
    /** Multiplies normalized values. */
    SCALE,
    /** Is added to normalized values. */
    SHIFT
}
