// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.Objects;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.optimizer.Optimizer;
import org.jspecify.annotations.Nullable;

/** What a callback can do to the training that calls it. */
public final class Control {
    private final Network network;
    private final Optimizer optimizer;
    private @Nullable String stop;

    Control(Network network, Optimizer optimizer) {
        this.network = network;
        this.optimizer = optimizer;
    }

    /** The network in training. */
    public Network network() {
        return network;
    }

    /** The optimizer, whose learning rate may be changed. */
    public Optimizer optimizer() {
        return optimizer;
    }

    /** Ends the training after this epoch, for that reason. */
    public void stop(String reason) {
        stop = Objects.requireNonNull(reason, "reason is null");
    }

    @Nullable
    String stopMessage() {
        return stop;
    }
}
