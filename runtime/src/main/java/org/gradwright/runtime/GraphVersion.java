// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

/**
 * Keeps a generated network from computing with blocks, or other networks, that have changed since. Their layers become part
 * of every network that uses them; where only the file of a block is compiled again, the network still has the old ones. Generated
 * networks call this when their class is initialized.
 */
public final class GraphVersion {
    private GraphVersion() {}

    /**
     * Compares a block as it is with the one that a network contains. A fingerprint is followed, behind spaces, by those of the
     * blocks that it uses itself, each with its name: {@code b0710a7f org.example.Residual=be4e604b}.
     *
     * @param network simple name of the generated class
     * @param declaration name of the type that it was generated from
     * @param block name of the block or network
     * @param current the fingerprint of the block on the class path
     * @param contained the fingerprint of the block in the network
     * @throws IncompatibleClassChangeError when they differ
     */
    public static void check(String network, String declaration, String block, String current, String contained) {
        if (current.equals(contained)) {
            return;
        }
        String[] now = current.split(" ", -1);
        String[] then = contained.split(" ", -1);
        String changed = "'" + block + "'";
        for (int i = 1; now[0].equals(then[0]) && i < Math.min(now.length, then.length); i++) {
            if (!now[i].equals(then[i])) {
                changed = "'" + then[i].substring(0, then[i].lastIndexOf('=')) + "', which is part of '" + block + "'";
                break;
            }
        }
        throw new IncompatibleClassChangeError("'" + network + "' was generated from another version of " + changed
                + ": recompile the module that declares '" + declaration + "'");
    }
}
