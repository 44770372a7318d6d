// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which name is meant by one that does not exist. */
final class Spellings {
    private static final int FARTHEST = 2;

    private Spellings() {}

    /** The name that differs in its capitals alone, else the nearest within two edits that keep half of the letters. */
    static Optional<String> nearest(String written, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(written, name) == 0 || edits(written, name) <= allowed(written))
                .min(Comparator.<String>comparingInt(name -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int allowed(String written) {
        return Math.min(FARTHEST, written.length() / 2 - 1);
    }

    /** Edits where capitals do not count. */
    private static int distance(String a, String b) {
        return edits(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
    }

    /** The least number of letters to insert, remove, replace or swap with the next that makes {@code b} of {@code a}. */
    static int edits(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                edits[i][j] = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    edits[i][j] = Math.min(edits[i][j], 1 + edits[i - 2][j - 2]);
                }
            }
        }
        return edits[a.length()][b.length()];
    }
}
