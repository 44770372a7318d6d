// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import org.gradwright.runtime.Weights;
import org.gradwright.runtime.store.Content;
import org.jspecify.annotations.Nullable;

/** Writes what a callback remembers. */
final class SavedMemory implements Memory {
    private final Content content;
    private final String start;

    SavedMemory(Content content, String start) {
        this.content = content;
        this.start = start;
    }

    @Override
    public double number(String key, double now) {
        content.text(start + key, Double.toString(now));
        return now;
    }

    @Override
    public long count(String key, long now) {
        content.text(start + key, Long.toString(now));
        return now;
    }

    @Override
    public String text(String key, String now) {
        content.text(start + key, now);
        return now;
    }

    @Override
    public void values(String key, float[] now) {
        content.tensor(start + key, new int[] {now.length}, to -> System.arraycopy(now, 0, to, 0, now.length));
    }

    @Override
    public @Nullable Weights weights(String key, @Nullable Weights now) {
        content.text(start + key, Boolean.toString(now != null));
        if (now != null) {
            now.save(content, start + key + ".");
        }
        return now;
    }
}
