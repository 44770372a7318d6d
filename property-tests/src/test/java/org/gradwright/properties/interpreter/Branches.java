// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.interpreter;

/**
 * How the conditions of a graph's formulas turned out, over all elements.
 *
 * @param selects choices between two numbers in the formulas of the forward pass, counted once for each node
 * @param both how many of them were decided one way for some element and the other way for another
 */
public record Branches(int selects, int both) {
    static final Branches NONE = new Branches(0, 0);

    Branches plus(Branches other) {
        return new Branches(selects + other.selects, both + other.both);
    }
}
