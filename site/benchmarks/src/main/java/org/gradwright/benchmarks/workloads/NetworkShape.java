// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.workloads;

/** The numbers of the networks, for those who build them layer by layer. */
public final class NetworkShape {
    /** T2: epsilon of its batch normalization. */
    public static final float EPSILON = 1e-5f;

    /** T2: the share of the old running statistics that is kept. */
    public static final float KEPT = 0.9f;

    /** T2: the share of values dropped. */
    public static final float DROPPED = 0.2f;

    /** T4: rows, and columns, of its images. */
    public static final int SIDE = 28;

    /** T4: places of a kernel of 3 x 3. */
    public static final int KERNEL_PLACES = 9;

    /** T4: filters of the first and the second convolution. */
    public static final int FIRST_FILTERS = 16;

    /** See {@link #FIRST_FILTERS}. */
    public static final int SECOND_FILTERS = 32;

    /** T4: places of an image that was halved twice. */
    public static final int POOLED_PLACES = 49;

    private NetworkShape() {}

    /** The names of the dense layers of a chain of them, T1, T3 or T5; relu stands between them. */
    public static String[] denseLayers(Workload workload) {
        return workload == Workload.T5
                ? new String[] {"first", "second", "third", "y"}
                : new String[] {"first", "second", "y"};
    }
}
