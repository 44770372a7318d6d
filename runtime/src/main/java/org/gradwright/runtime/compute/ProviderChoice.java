// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Which provider computes: the vectors of {@code jdk.incubator.vector} where that module was added and the processor's
 * vectors have 256 bits or more, else plain loops. The system property {@code gradwright.compute} forces {@code vector} or
 * {@code scalar}.
 */
final class ProviderChoice {
    private static final String PROPERTY = "gradwright.compute";
    private static final String FLAG = "--add-modules jdk.incubator.vector";

    /** The first provider that was asked for settles it. */
    static final ProviderChoice OF_THIS_PROCESS = of(System.getProperty(PROPERTY));

    private final Compute provider;
    private final Level level;
    private final String message;
    private final AtomicBoolean announced = new AtomicBoolean();

    private ProviderChoice(Compute provider, Level level, String message) {
        this.provider = provider;
        this.level = level;
        this.message = message;
    }

    /** What the property's value, which is null where it is not set, leads to. */
    static ProviderChoice of(@Nullable String wish) {
        if (wish != null && !wish.equals("vector") && !wish.equals("scalar")) {
            throw new IllegalArgumentException(PROPERTY + " is '" + wish + "', but must be 'vector' or 'scalar'");
        }
        if ("scalar".equals(wish)) {
            return scalar(Level.DEBUG, "because " + PROPERTY + " is scalar");
        }
        Class<?> family;
        try {
            family = Class.forName(Compute.class.getPackageName() + ".VectorCompute", false, loader());
        } catch (ClassNotFoundException e) {
            return scalar(Level.DEBUG, "which is all there is here"); // the copy of this package in double
        }
        if (!isModuleThere()) {
            if (wish != null) {
                throw new IllegalStateException(PROPERTY + " is vector, but java runs without " + FLAG);
            }
            return scalar(Level.INFO, "several times slower than vectors; run java with " + FLAG);
        }
        Compute vectors = vectors(family, wish != null);
        return vectors == null
                ? scalar(Level.DEBUG, "because this processor's vectors have less than 256 bits")
                : new ProviderChoice(vectors, Level.DEBUG, "Gradwright computes with vectors");
    }

    private static ProviderChoice scalar(Level level, String why) {
        return new ProviderChoice(ScalarCompute.INSTANCE, level, "Gradwright computes with plain loops, " + why);
    }

    private static @Nullable ClassLoader loader() {
        return ProviderChoice.class.getClassLoader();
    }

    /**
     * Asks for a class of the module, which takes 0.03 ms where it is absent; asking for the module takes 5 to 16 ms. Where
     * it is there, this module reads it from now on: a "requires static" would do so too, but would make javac warn of
     * everything here.
     */
    private static boolean isModuleThere() {
        try {
            Class<?> vector = Class.forName("jdk.incubator.vector.FloatVector", false, null);
            ProviderChoice.class.getModule().addReads(vector.getModule());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static @Nullable Compute vectors(Class<?> family, boolean forced) {
        try {
            return (Compute)
                    family.getDeclaredMethod("ofThisProcessor", boolean.class).invoke(null, forced);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the vectors of jdk.incubator.vector failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(family + " is not of this version", e);
        }
    }

    Compute provider() {
        return provider;
    }

    /** The line that {@link #announce} writes. */
    String message() {
        return message;
    }

    /**
     * Writes one line to the log, the first time. Not before a batch is computed: the first logger takes a process some 9 ms,
     * which a program that predicts one row would notice.
     */
    void announce() {
        if (!announced.getPlain() && announced.compareAndSet(false, true)) {
            System.getLogger(Compute.class.getPackageName()).log(level, message);
        }
    }
}
