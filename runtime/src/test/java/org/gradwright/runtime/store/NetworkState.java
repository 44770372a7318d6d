// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.util.ArrayList;
import java.util.List;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.Parameter;
import org.gradwright.runtime.Statistic;

/** All that a file can change in a network, with the bits of its numbers, to be compared. */
record NetworkState(long seed, long steps, List<Integer> bits, List<Long> versions) {
    static NetworkState of(Network network) {
        List<Integer> bits = new ArrayList<>();
        List<Long> versions = new ArrayList<>();
        for (Parameter each : network.parameters()) {
            float[] values = new float[each.size()];
            each.copyTo(values);
            add(bits, values);
            versions.add(each.version());
        }
        for (Statistic each : network.statistics()) {
            float[] values = new float[each.size()];
            each.copyTo(values);
            add(bits, values);
            versions.add(each.version());
        }
        return new NetworkState(network.seed(), network.steps(), bits, versions);
    }

    private static void add(List<Integer> bits, float[] values) {
        for (float value : values) {
            bits.add(Float.floatToRawIntBits(value));
        }
    }
}
