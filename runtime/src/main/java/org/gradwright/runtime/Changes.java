// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells those who read the values of a network whether they changed meanwhile. A counter is odd while a change is under
 * way, and grows by 2 with each: who finds the same even number before and after reading has read values that belong
 * together. Readers write nothing that others read, so that many may read at once.
 */
final class Changes {
    private final AtomicInteger count = new AtomicInteger();
    private final String network;

    /** No changes yet; {@code network} is the name in messages. */
    Changes(String network) {
        this.network = network;
    }

    /**
     * Begins to read; the number returned goes to {@link #since}.
     *
     * @throws IllegalStateException if a change is under way
     */
    int beginReading() {
        int now = count.get();
        if (isUnderWay(now)) {
            throw meanwhile();
        }
        return now;
    }

    /** Whether there was a change since reading began. */
    boolean since(int begun) {
        // Keeps the reads of the values before that of the counter.
        VarHandle.acquireFence();
        return count.get() != begun;
    }

    /** The number of the present state: odd while a change is under way. */
    int now() {
        return count.get();
    }

    static boolean isUnderWay(int number) {
        return (number & 1) != 0;
    }

    /**
     * Begins a change; {@link #end} must follow.
     *
     * @throws IllegalStateException if another is under way
     */
    void begin() {
        int now = count.get();
        if (isUnderWay(now) || !count.compareAndSet(now, now + 1)) {
            throw new IllegalStateException("'" + network + "' is being changed at this moment, by another thread or by"
                    + " an update that is under way: train, set and load it in one thread, one after the other");
        }
    }

    void end() {
        count.incrementAndGet();
    }

    /** That what was read is a mixture. */
    IllegalStateException meanwhile() {
        return new IllegalStateException("'" + network + "' was changed while it was in use; predict from a snapshot()"
                + " while it is trained, set or loaded");
    }
}
