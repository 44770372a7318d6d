// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** The bytes that all threads of this JVM have allocated. */
final class AllocatedBytes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int TRIALS = 10;

    /** Vectors are objects until HotSpot has compiled all that uses them. */
    private static final int WARM_UPS = 30;

    private AllocatedBytes() {}

    /** The sum over all threads; to ask costs some bytes itself. */
    static long total() {
        long total = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            total += bytes;
        }
        return total;
    }

    /** What it costs to ask. */
    static long costOfAsking() {
        return leastBetween(() -> {});
    }

    /**
     * What an action allocates: the least of some runs, since other threads of the test's JVM allocate now and then. To ask
     * costs some bytes for each thread that lives, and so it is measured before and after, as idle ones may have ended.
     */
    static long by(Runnable action) {
        long before = costOfAsking();
        long least = leastBetween(action);
        return Math.max(0, least - Math.max(before, costOfAsking()));
    }

    /** What an action allocates at last, when HotSpot has compiled it: 0 as soon as it allocates nothing. */
    static long onceWarm(Runnable action) {
        long bytes = by(action);
        for (int i = 1; i < WARM_UPS && bytes > 0; i++) {
            bytes = by(action);
        }
        return bytes;
    }

    private static long leastBetween(Runnable action) {
        long least = Long.MAX_VALUE;
        for (int trial = 0; trial < TRIALS; trial++) {
            long before = total();
            action.run();
            least = Math.min(least, total() - before);
        }
        return least;
    }
}
