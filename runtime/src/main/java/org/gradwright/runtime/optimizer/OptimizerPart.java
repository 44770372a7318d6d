// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.Map;
import java.util.TreeMap;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.Parameter;
import org.gradwright.runtime.store.Content;
import org.gradwright.runtime.store.Differences;
import org.gradwright.runtime.store.Part;
import org.gradwright.runtime.store.StoredContent;

/** An optimizer as a part of a file: its kind, settings, steps and state for one network. */
final class OptimizerPart implements Part {
    private final Optimizer optimizer;
    private final Network network;

    OptimizerPart(Optimizer optimizer, Network network) {
        this.optimizer = optimizer;
        this.network = network;
    }

    @Override
    public void save(Content content) {
        content.text("optimizer", optimizer.name());
        content.text("optimizer.steps", Long.toString(optimizer.steps()));
        content.text("optimizer.learningRate", Double.toString(optimizer.learningRate()));
        content.text("optimizer.initialLearningRate", Double.toString(optimizer.initialLearningRate()));
        content.text("optimizer.clipping", optimizer.clipping().description());
        settings().forEach((name, value) -> content.text("optimizer.setting." + name, value));
        for (int i = 0; i < optimizer.slots().size(); i++) {
            int slot = i;
            for (Parameter each : network.parameters()) {
                content.tensor(tensor(slot, each), each.shape(), to -> optimizer.copyState(slot, each, to));
            }
        }
    }

    @Override
    public void check(StoredContent content, Differences differences) {
        String name = content.text("optimizer");
        if (name == null) {
            differences.add("it holds no state of an optimizer, as a checkpoint of a trainer does");
            return;
        }
        differences.compare("the optimizer", name, optimizer.name());
        if (!name.equals(optimizer.name())) {
            return;
        }
        settings()
                .forEach((setting, here) -> differences.compare(
                        setting + " of the optimizer", content.requiredText("optimizer.setting." + setting), here));
        differences.compare(
                "the clipping",
                content.requiredText("optimizer.clipping"),
                optimizer.clipping().description());
        content.requiredCount("optimizer.steps");
        content.requiredNumber("optimizer.initialLearningRate");
        double rate = content.requiredNumber("optimizer.learningRate");
        if (!(rate >= 0 && Double.isFinite(rate))) {
            differences.add("the learning rate is " + rate + ", but must be finite and at least 0");
        }
        for (int slot = 0; slot < optimizer.slots().size(); slot++) {
            for (Parameter each : network.parameters()) {
                content.claim(tensor(slot, each), each.shape(), differences);
            }
        }
    }

    @Override
    public void load(StoredContent content) {
        float[][] state = new float[optimizer.slots().size()][];
        for (int slot = 0; slot < state.length; slot++) {
            state[slot] = network.newParameterStorage();
            for (Parameter each : network.parameters()) {
                each.copyToStorage(content.values(tensor(slot, each)), state[slot]);
            }
        }
        optimizer.restore(state, content.requiredCount("optimizer.steps"));
        // A rate that callbacks changed goes on; one that the caller chose anew for this optimizer stays.
        if (content.requiredNumber("optimizer.initialLearningRate") == optimizer.initialLearningRate()) {
            optimizer.learningRate(content.requiredNumber("optimizer.learningRate"));
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        optimizer.settings().forEach((name, value) -> settings.put(name, value.toString()));
        return settings;
    }

    private String tensor(int slot, Parameter parameter) {
        return "optimizer." + optimizer.slots().get(slot) + "." + parameter.name();
    }
}
