// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.util.List;
import java.util.stream.Collectors;

/** Messages about names that do not exist. */
final class NearNames {
    private NearNames() {}

    /** "there is no parameter 'hiden.weight'; did you mean 'hidden.weight'?", or all names when none is near. */
    static String message(String kind, String name, List<String> known) {
        String start = "there is no " + kind + " '" + name + "'; ";
        List<String> near =
                known.stream().filter(each -> distance(each, name) <= 2).toList();
        if (!near.isEmpty()) {
            return start + "did you mean " + quoted(near, "' or '") + "?";
        }
        return start + (known.isEmpty() ? "the network has none" : "there are " + quoted(known, "', '"));
    }

    private static String quoted(List<String> names, String between) {
        return names.stream().collect(Collectors.joining(between, "'", "'"));
    }

    /** Levenshtein's distance: the fewest single-character insertions, deletions and replacements. */
    static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            int[] done = above;
            above = row;
            row = done;
        }
        return above[b.length()];
    }
}
