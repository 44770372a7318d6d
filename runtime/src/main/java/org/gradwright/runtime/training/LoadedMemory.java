// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import org.gradwright.runtime.Network;
import org.gradwright.runtime.Weights;
import org.gradwright.runtime.store.StoredContent;
import org.jspecify.annotations.Nullable;

/** Reads what a callback remembered. */
final class LoadedMemory implements Memory {
    private final StoredContent content;
    private final String start;
    private final Network network;

    LoadedMemory(StoredContent content, String start, Network network) {
        this.content = content;
        this.start = start;
        this.network = network;
    }

    @Override
    public double number(String key, double now) {
        return content.requiredNumber(start + key);
    }

    @Override
    public long count(String key, long now) {
        return content.requiredLong(start + key);
    }

    @Override
    public String text(String key, String now) {
        return content.requiredText(start + key);
    }

    @Override
    public void values(String key, float[] now) {
        System.arraycopy(content.values(start + key), 0, now, 0, now.length);
    }

    @Override
    public @Nullable Weights weights(String key, @Nullable Weights now) {
        if (!content.requiredText(start + key).equals("true")) {
            return null;
        }
        Weights weights = Weights.of(network);
        weights.load(content, start + key + ".");
        return weights;
    }
}
