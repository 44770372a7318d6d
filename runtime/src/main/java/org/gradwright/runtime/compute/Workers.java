// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads that compute parts of one routine at a time, together with the thread that calls it. The parts of a routine write
 * different results, and no result is a sum over parts: the bits do not depend on the number of threads, nor on who computes
 * what.
 *
 * <p>The threads are daemons, and start with the first job. For a while after a job they wait for the next one awake; then
 * they sleep. Parts are claimed one by one, so that a caller never waits for a thread that has not woken up yet. While a job
 * is under way, other callers compute alone.
 *
 * <p>The system property {@code gradwright.threads} says how many threads compute, the caller among them; without it, as many
 * as there are processors.
 */
final class Workers {
    private static final String PROPERTY = "gradwright.threads";
    private static final int MOST_THREADS = 256;

    /** How long a thread waits awake: longer than what lies between two routines of a training step. */
    private static final long AWAKE_NANOS = 200_000;

    /** A part of a routine takes the job's arrays and numbers. */
    interface Routine {
        void run(Job job, int part, int parts);
    }

    /** What a routine reads and writes; the meaning of each is the routine's. */
    static final class Job {
        float[] a = NOTHING;
        float[] b = NOTHING;
        float[] c = NOTHING;
        float[] d = NOTHING;
        float[] start = NOTHING;
        int from;
        int at;
        int rows;
        int inner;
        int columns;
        int panel;
        int groups;

        @Nullable
        Window window;

        @Nullable
        Window maxima;

        private Job() {}

        /** The window of a convolution. */
        Window window() {
            return Objects.requireNonNull(window);
        }

        /** The windows on the values of a convolution. */
        Window maxima() {
            return Objects.requireNonNull(maxima);
        }

        private void forget() {
            a = NOTHING;
            b = NOTHING;
            c = NOTHING;
            d = NOTHING;
            start = NOTHING;
            window = null;
            maxima = null;
        }
    }

    private static final float[] NOTHING = {};

    /** Those of this process; the first who asks makes them. */
    static final class OfThisProcess {
        static final Workers INSTANCE = new Workers(threads(System.getProperty(PROPERTY)));

        private OfThisProcess() {}
    }

    private final int threads;
    private final Sleeper[] sleepers;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Job job = new Job();

    /**
     * The number of the job in the upper 32 bits, then 16 bits each for the end and the start of the parts left to claim. The
     * caller claims the first of them and the others the last, so that with each routine of a step a thread mostly meets the
     * values that it computed itself, which lie near its processor.
     */
    private final AtomicLong claims = new AtomicLong();

    /** Parts of the job, written before its claims. */
    private int parts;

    private final AtomicInteger finished = new AtomicInteger();
    private @Nullable Routine routine;
    private volatile @Nullable Throwable failure;
    private boolean started;

    Workers(int threads) {
        this.threads = threads;
        this.sleepers = new Sleeper[threads - 1];
    }

    /** What the property's value, which is null where it is not set, says. */
    static int threads(@Nullable String value) {
        if (value == null) {
            return Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        }
        int threads;
        try {
            threads = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            threads = 0;
        }
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException(
                    PROPERTY + " is '" + value + "', but must be a number from 1 to " + MOST_THREADS);
        }
        return threads;
    }

    int threads() {
        return threads;
    }

    /** The job to fill and {@link #run}; null where there is one thread, or a job is under way. */
    @Nullable
    Job take() {
        return threads > 1 && !busy.getPlain() && busy.compareAndSet(false, true) ? job : null;
    }

    /** Runs all parts of what was taken, at most 65535, and returns when the last is finished. */
    void run(Routine whole, int count) {
        routine = whole;
        parts = count;
        finished.set(0);
        if (!started) {
            start();
        }
        long number = (claims.get() >>> 32) + 1;
        claims.set(number << 32 | (long) count << 16);
        for (Sleeper sleeper : sleepers) {
            sleeper.wake();
        }
        while (computeOne(true)) {
            // The next part.
        }
        for (int spins = 0; finished.get() < count; spins++) {
            if (spins < 10_000) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(this, 20_000); // Whoever computes the last part has lost its processor.
            }
        }
        Throwable problem = failure;
        failure = null;
        routine = null;
        job.forget();
        busy.set(false);
        if (problem != null) {
            throw new IllegalStateException("a part of a routine failed", problem);
        }
    }

    private void start() {
        started = true;
        for (int i = 0; i < sleepers.length; i++) {
            sleepers[i] = new Sleeper();
            Thread thread = new Thread(null, sleepers[i], "gradwright-" + (i + 1), 0, false);
            sleepers[i].thread = thread;
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Whether a part is left to claim. */
    private boolean isOpen() {
        long now = claims.get();
        return (now & 0xFFFF) < (now >>> 16 & 0xFFFF);
    }

    /** Claims a part and computes it; whether there was one. What was claimed keeps its job from ending. */
    private boolean computeOne(boolean calls) {
        while (true) {
            long now = claims.get();
            int start = (int) (now & 0xFFFF);
            int end = (int) (now >>> 16 & 0xFFFF);
            if (start >= end) {
                return false;
            }
            if (claims.compareAndSet(now, calls ? now + 1 : now - (1 << 16))) {
                int part = calls ? start : end - 1;
                Routine whole = routine;
                try {
                    if (whole != null) {
                        whole.run(job, part, parts);
                    }
                } catch (Throwable e) {
                    failure = e;
                } finally {
                    finished.incrementAndGet();
                }
                return true;
            }
        }
    }

    /** A thread of its own that computes parts while there are some. */
    private final class Sleeper implements Runnable {
        private volatile boolean asleep;
        private @Nullable Thread thread;

        void wake() {
            if (asleep) {
                LockSupport.unpark(thread);
            }
        }

        @Override
        public void run() {
            long awakeUntil = System.nanoTime() + AWAKE_NANOS;
            for (int spins = 0; ; spins++) {
                if (computeOne(false)) {
                    while (computeOne(false)) {
                        // The next part.
                    }
                    awakeUntil = System.nanoTime() + AWAKE_NANOS;
                } else if ((spins & 63) == 0 && System.nanoTime() - awakeUntil > 0) {
                    asleep = true;
                    while (!isOpen()) {
                        LockSupport.park(Workers.this);
                    }
                    asleep = false;
                    awakeUntil = System.nanoTime() + AWAKE_NANOS;
                } else {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
