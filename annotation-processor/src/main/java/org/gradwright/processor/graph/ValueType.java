// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

/** What the elements of a value are. */
public enum ValueType {
    /** Floating-point numbers. */
    VALUES,
    /** Class labels from 0. */
    LABELS,
    /** Entries of a vocabulary from 0. */
    IDS,
    /** Numbers of used steps of sequences. */
    LENGTHS
}
