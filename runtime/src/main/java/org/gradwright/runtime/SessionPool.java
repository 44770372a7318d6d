// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Idle sessions for prediction: bounded, lock-free and without thread locals, so that virtual threads share it. A session
 * released to a full pool is left to the garbage collector.
 */
final class SessionPool {
    private static final int SLOTS = 64;

    private final AtomicReferenceArray<@Nullable Session> idle = new AtomicReferenceArray<>(SLOTS);

    /** An idle session, which the caller then owns, or null. */
    @Nullable
    Session borrow() {
        for (int slot = 0; slot < SLOTS; slot++) {
            if (idle.getPlain(slot) != null) {
                Session session = idle.getAndSet(slot, null);
                if (session != null) {
                    return session;
                }
            }
        }
        return null;
    }

    /** Takes a session that its borrower no longer uses. */
    void release(Session session) {
        for (int slot = 0; slot < SLOTS; slot++) {
            if (idle.getPlain(slot) == null && idle.compareAndSet(slot, null, session)) {
                return;
            }
        }
    }
}
