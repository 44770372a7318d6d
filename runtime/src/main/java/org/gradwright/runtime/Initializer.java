// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import org.gradwright.runtime.data.SplitMix64;

/** A rule for the initial values of a parameter. */
@FunctionalInterface
public interface Initializer {
    /** Fills {@code values[offset .. offset + length)}, in logical order, with draws from {@code random} or none. */
    void fill(float[] values, int offset, int length, SplitMix64 random);

    /** All 0. */
    static Initializer zeros() {
        return constant(0);
    }

    /** All 1. */
    static Initializer ones() {
        return constant(1);
    }

    /** All {@code value}. */
    static Initializer constant(double value) {
        return (values, offset, length, random) -> {
            for (int i = offset; i < offset + length; i++) {
                values[i] = (float) value;
            }
        };
    }

    /** Normal with mean 0 and variance {@code 2 / fanIn} (He et al., "Delving deep into rectifiers", 2015). */
    static Initializer heNormal(int fanIn) {
        return normal(StrictMath.sqrt(2.0 / fanIn));
    }

    /** Uniform in {@code (-limit, limit)} with {@code limit = sqrt(6 / fanIn)} (He et al., 2015). */
    static Initializer heUniform(int fanIn) {
        return uniform(StrictMath.sqrt(6.0 / fanIn));
    }

    /** Normal with mean 0 and variance {@code 1 / fanIn} (LeCun et al., "Efficient BackProp", 1998). */
    static Initializer lecunNormal(int fanIn) {
        return normal(StrictMath.sqrt(1.0 / fanIn));
    }

    /** Uniform in {@code (-limit, limit)} with {@code limit = sqrt(3 / fanIn)} (LeCun et al., 1998). */
    static Initializer lecunUniform(int fanIn) {
        return uniform(StrictMath.sqrt(3.0 / fanIn));
    }

    /** Normal with mean 0 and variance {@code 2 / (fanIn + fanOut)} (Glorot and Bengio, 2010). */
    static Initializer glorotNormal(int fanIn, int fanOut) {
        return normal(StrictMath.sqrt(2.0 / ((double) fanIn + fanOut)));
    }

    /** Normal with mean 0 and that standard deviation, where numbers beyond two of them are drawn again. */
    static Initializer truncatedNormal(double deviation) {
        return (values, offset, length, random) -> {
            for (int i = offset; i < offset + length; i++) {
                double drawn = random.nextNormal();
                while (Math.abs(drawn) > 2) {
                    drawn = random.nextNormal();
                }
                values[i] = (float) (deviation * drawn);
            }
        };
    }

    /**
     * A random orthogonal matrix {@code [rows, columns]} times {@code gain}: with orthonormal columns, or rows where there are
     * fewer of them (Saxe, McClelland and Ganguli, 2014).
     */
    static Initializer orthogonal(int rows, int columns, double gain) {
        return (values, offset, length, random) -> OrthogonalMatrix.fill(values, offset, rows, columns, gain, random);
    }

    /** Normal with mean 0 and that standard deviation. */
    static Initializer normal(double deviation) {
        return (values, offset, length, random) -> {
            for (int i = offset; i < offset + length; i++) {
                values[i] = (float) (deviation * random.nextNormal());
            }
        };
    }

    /**
     * Uniform in {@code (-limit, limit)} with {@code limit = sqrt(6 / (fanIn + fanOut))} (Glorot and Bengio,
     * "Understanding the difficulty of training deep feedforward neural networks", 2010).
     */
    static Initializer glorotUniform(int fanIn, int fanOut) {
        return uniform(StrictMath.sqrt(6.0 / ((double) fanIn + fanOut)));
    }

    /** Uniform from {@code -limit} to {@code limit}. */
    static Initializer uniform(double limit) {
        return (values, offset, length, random) -> {
            for (int i = offset; i < offset + length; i++) {
                values[i] = (float) (limit * (2 * random.nextUniform() - 1));
            }
        };
    }
}
