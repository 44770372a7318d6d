// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

/**
 * Keeps a generated network from computing with formulas that have changed since. The formula of an activation, a loss or a
 * regularizer becomes part of every network that uses it; where only the file of the formula is compiled again, the network
 * still computes the old one. Generated networks call this when their class is initialized.
 */
public final class FormulaVersion {
    private FormulaVersion() {}

    /**
     * Compares a formula as it is with the one that a network contains.
     *
     * @param network simple name of the generated class
     * @param declaration name of the type that it was generated from
     * @param annotation the annotation with the formula, such as {@code @Relu}
     * @param current the fingerprint of the formula on the class path
     * @param contained the fingerprint of the formula in the network
     * @throws IncompatibleClassChangeError when they differ
     */
    public static void check(String network, String declaration, String annotation, String current, String contained) {
        if (!current.equals(contained)) {
            throw new IncompatibleClassChangeError("'" + network + "' was generated from another version of "
                    + annotation + ": recompile the module that declares '" + declaration + "'");
        }
    }
}
