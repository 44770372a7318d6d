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
     * Compares a formula as it is with the one that a network contains. A fingerprint is followed, behind spaces, by those of
     * the formulas that it contains itself, each with its name: {@code b0710a7f org.example.Special.erf(double)=be4e604b}.
     *
     * @param network simple name of the generated class
     * @param declaration name of the type that it was generated from
     * @param annotation the annotation with the formula, such as {@code @Relu}
     * @param current the fingerprint of the formula on the class path
     * @param contained the fingerprint of the formula in the network
     * @throws IncompatibleClassChangeError when they differ
     */
    public static void check(String network, String declaration, String annotation, String current, String contained) {
        if (current.equals(contained)) {
            return;
        }
        String[] now = current.split(" ", -1);
        String[] then = contained.split(" ", -1);
        for (int i = 1; now[0].equals(then[0]) && i < Math.min(now.length, then.length); i++) {
            if (!now[i].equals(then[i])) {
                throw new IncompatibleClassChangeError("'" + network + "' was generated from another version of '"
                        + then[i].substring(0, then[i].lastIndexOf('=')) + "', which is part of " + annotation
                        + ": recompile the modules that declare '" + annotation + "' and '" + declaration + "'");
            }
        }
        throw new IncompatibleClassChangeError("'" + network + "' was generated from another version of " + annotation
                + ": recompile the module that declares '" + declaration + "'");
    }
}
