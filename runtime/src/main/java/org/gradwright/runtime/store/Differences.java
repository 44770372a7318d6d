// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.util.ArrayList;
import java.util.List;

/** In what a file differs from what reads it; keeps the first few for a message and counts the others. */
public final class Differences {
    private static final int MOST = 8;

    private final List<String> first = new ArrayList<>();
    private int count;

    Differences() {}

    /** Adds one, as "hidden.weight is [64, 128], but here [64, 256]". */
    public void add(String difference) {
        if (first.size() < MOST) {
            first.add(difference);
        }
        count++;
    }

    /** How many more are kept for the message. */
    int room() {
        return MOST - first.size();
    }

    /** Adds some that are only counted. */
    void addCount(int others) {
        count += others;
    }

    /** Adds one unless both texts are equal. */
    public void compare(String what, String found, String here) {
        if (!found.equals(here)) {
            add(what + " is " + Shown.name(found) + ", but here " + here);
        }
    }

    /** Whether there is none. */
    public boolean none() {
        return count == 0;
    }

    /** The first few, separated by semicolons, and the number of the others. */
    @Override
    public String toString() {
        String text = String.join("; ", first);
        return count > first.size() ? text + "; and " + (count - first.size()) + " more" : text;
    }
}
