// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.schedule;

/** {@code base} at all times. */
record Constant() implements Schedule {
    @Override
    public double rate(double base, long time) {
        return base;
    }

    @Override
    public String description() {
        return "constant";
    }
}
