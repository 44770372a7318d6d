// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

/** Values that a layer keeps up to date while training and no optimizer touches, such as a running mean. */
public final class Statistic extends StoredValues {
    private final boolean notNegative;

    Statistic(Network network, Structure.StatisticEntry entry, float[] store) {
        super(network, entry.fullName(), store, entry.offset(), entry.length(), entry.shape(), null);
        notNegative = entry.name().equals("variance");
    }

    @Override
    boolean notNegative() {
        return notNegative;
    }
}
