// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import org.gradwright.runtime.Network;
import org.gradwright.runtime.Weights;
import org.gradwright.runtime.store.Differences;
import org.gradwright.runtime.store.StoredContent;
import org.jspecify.annotations.Nullable;

/** Checks that a file holds what a callback remembers, and asks for it; changes nothing. */
final class CheckedMemory implements Memory {
    private final StoredContent content;
    private final String start;
    private final Network network;
    private final Differences differences;

    CheckedMemory(StoredContent content, String start, Network network, Differences differences) {
        this.content = content;
        this.start = start;
        this.network = network;
        this.differences = differences;
    }

    @Override
    public double number(String key, double now) {
        content.requiredNumber(start + key);
        return now;
    }

    @Override
    public long count(String key, long now) {
        content.requiredLong(start + key);
        return now;
    }

    @Override
    public String text(String key, String now) {
        content.requiredText(start + key);
        return now;
    }

    @Override
    public void values(String key, float[] now) {
        content.claim(start + key, new int[] {now.length}, differences);
    }

    @Override
    public @Nullable Weights weights(String key, @Nullable Weights now) {
        if (content.requiredText(start + key).equals("true")) {
            Weights.claim(network, content, start + key + ".", differences);
        }
        return now;
    }
}
