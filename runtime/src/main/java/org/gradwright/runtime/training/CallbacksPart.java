// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.List;
import java.util.stream.Collectors;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.store.Content;
import org.gradwright.runtime.store.Differences;
import org.gradwright.runtime.store.Part;
import org.gradwright.runtime.store.StoredContent;

/**
 * What the callbacks of a training remember, as a part of a file; the keys of the first one start with {@code training.1.}.
 */
final class CallbacksPart implements Part {
    private static final String NAMES = "training.callbacks";

    private final List<RememberingCallback> callbacks;
    private final Network network;

    CallbacksPart(List<Callback> all, Network network) {
        callbacks = all.stream()
                .filter(RememberingCallback.class::isInstance)
                .map(RememberingCallback.class::cast)
                .toList();
        this.network = network;
    }

    private String names() {
        return callbacks.isEmpty()
                ? "none"
                : callbacks.stream().map(RememberingCallback::name).collect(Collectors.joining(", "));
    }

    private static String start(int callback) {
        return "training." + (callback + 1) + ".";
    }

    @Override
    public void save(Content content) {
        content.text(NAMES, names());
        for (int i = 0; i < callbacks.size(); i++) {
            callbacks.get(i).remember(new SavedMemory(content, start(i)));
        }
    }

    @Override
    public void check(StoredContent content, Differences differences) {
        // What lacks an optimizer has said so.
        if (content.text("optimizer") == null) {
            return;
        }
        String found = content.requiredText(NAMES);
        differences.compare("the list of callbacks that remember something", found, names());
        for (int i = 0; i < callbacks.size() && found.equals(names()); i++) {
            callbacks.get(i).remember(new CheckedMemory(content, start(i), network, differences));
        }
    }

    @Override
    public void load(StoredContent content) {
        for (int i = 0; i < callbacks.size(); i++) {
            callbacks.get(i).remember(new LoadedMemory(content, start(i), network));
        }
    }
}
