// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.regression;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.optimizer.AdaDelta;
import org.gradwright.runtime.optimizer.AdaGrad;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.optimizer.AdamW;
import org.gradwright.runtime.optimizer.Adamax;
import org.gradwright.runtime.optimizer.AmsGrad;
import org.gradwright.runtime.optimizer.Clipping;
import org.gradwright.runtime.optimizer.Lion;
import org.gradwright.runtime.optimizer.NAdam;
import org.gradwright.runtime.optimizer.RAdam;
import org.gradwright.runtime.optimizer.RmsProp;
import org.gradwright.runtime.optimizer.Sgd;
import org.gradwright.runtime.schedule.Schedule;
import org.gradwright.runtime.training.Progress;
import org.gradwright.runtime.training.RangeFinder;
import org.gradwright.runtime.training.RateRange;
import org.gradwright.runtime.training.Trainer;
import org.gradwright.runtime.training.Training;
import org.gradwright.runtime.training.WeightAverage;

/** Every optimizer and every schedule of learning rates, a line each, on {@link Surface}. */
public final class OptimizersExample {
    private static final int ROWS = 512;
    private static final int BATCH = 32;
    private static final int EPOCHS = 10;
    private static final int UPDATES = EPOCHS * ROWS / BATCH;

    private OptimizersExample() {}

    /** Prints the loss after ten epochs with each, then what a search for the learning rate of Adam suggests. */
    public static void main(String[] args) {
        Dataset data = SurfaceData.measured(ROWS, 1);
        all().forEach((name, settings) -> {
            Training training = trained(SurfaceNetwork.create(1), settings, data);
            System.out.printf(
                    "%-36s %.4f%n", name, training.history().get(EPOCHS - 1).loss());
        });
        RateRange range = RangeFinder.of(SurfaceNetwork.create(1), Adam.rate(1))
                .batch(BATCH)
                .find(data);
        range.suggestion().ifPresent(rate -> System.out.printf("a learning rate to begin with: %.1e%n", rate));
    }

    static Training trained(SurfaceNetwork network, UnaryOperator<Trainer> settings, Dataset data) {
        Trainer trainer = Trainer.of(network).epochs(EPOCHS).batch(BATCH).progress(Progress.quiet());
        return settings.apply(trainer).fit(data);
    }

    static Map<String, UnaryOperator<Trainer>> all() {
        Map<String, UnaryOperator<Trainer>> all = new LinkedHashMap<>();
        all.putAll(optimizers());
        all.putAll(schedules());
        return all;
    }

    private static Map<String, UnaryOperator<Trainer>> optimizers() {
        Map<String, UnaryOperator<Trainer>> all = new LinkedHashMap<>();
        all.put("Sgd", trainer -> trainer.optimizer(Sgd.rate(0.2)));
        all.put("Sgd, momentum", trainer -> trainer.optimizer(Sgd.rate(0.05).momentum(0.9)));
        all.put(
                "Sgd, Nesterov",
                trainer -> trainer.optimizer(Sgd.rate(0.05).momentum(0.9).nesterov()));
        all.put("Sgd, weight decay", trainer -> trainer.optimizer(Sgd.rate(0.2).weightDecay(1e-4)));
        all.put("AdaGrad", trainer -> trainer.optimizer(AdaGrad.rate(0.03)));
        all.put("AdaDelta", trainer -> trainer.optimizer(AdaDelta.rate(1)));
        all.put("RmsProp", trainer -> trainer.optimizer(RmsProp.rate(3e-3)));
        all.put(
                "RmsProp, centered",
                trainer -> trainer.optimizer(RmsProp.rate(2e-3).centered().momentum(0.5)));
        all.put("Adam", trainer -> trainer.optimizer(Adam.rate(3e-3)));
        all.put("AdamW", trainer -> trainer.optimizer(AdamW.rate(3e-3).weightDecay(0.01)));
        all.put("Adamax", trainer -> trainer.optimizer(Adamax.rate(5e-3)));
        all.put("AmsGrad", trainer -> trainer.optimizer(AmsGrad.rate(3e-3)));
        all.put("NAdam", trainer -> trainer.optimizer(NAdam.rate(3e-3)));
        all.put("RAdam", trainer -> trainer.optimizer(RAdam.rate(5e-3)));
        all.put("Lion", trainer -> trainer.optimizer(Lion.rate(1e-3).weightDecay(0.1)));
        all.put(
                "clipping by value",
                trainer -> trainer.optimizer(Adam.rate(3e-3).clip(Clipping.byValue(0.5))));
        all.put("clipping by norm", trainer -> trainer.optimizer(Adam.rate(3e-3).clip(Clipping.byNorm(1))));
        all.put(
                "clipping by global norm",
                trainer -> trainer.optimizer(Sgd.rate(0.2).clip(Clipping.byGlobalNorm(1))));
        all.put(
                "four batches an update",
                trainer -> trainer.optimizer(Adam.rate(5e-3)).accumulate(4));
        all.put(
                "average of weights",
                trainer -> trainer.optimizer(Adam.rate(3e-3)).callback(WeightAverage.equal()));
        return all;
    }

    private static Map<String, UnaryOperator<Trainer>> schedules() {
        Map<String, Schedule> all = new LinkedHashMap<>();
        all.put("constant", Schedule.constant());
        all.put("step", Schedule.step(3, 0.5).perEpoch());
        all.put("multi-step", Schedule.multiStep(0.3, 5, 8).perEpoch());
        all.put("exponential", Schedule.exponential(0.99));
        all.put("polynomial", Schedule.polynomial(UPDATES, 2));
        all.put("inverse time", Schedule.inverseTime(0.01));
        all.put("cosine", Schedule.cosine(UPDATES));
        all.put("cosine with restarts", Schedule.cosineRestarts(UPDATES / 3, 2));
        all.put("warm-up", Schedule.constant().warmUp(20));
        all.put("warm-up, then cosine", Schedule.cosine(UPDATES - 20).warmUp(20));
        all.put("triangles", Schedule.cyclical(1e-3, 20, 20));
        all.put("triangles, halved", Schedule.cyclicalHalving(1e-3, 20, 20));
        all.put("triangles, decaying", Schedule.cyclicalDecaying(1e-3, 20, 20, 0.99));
        all.put("one cycle", Schedule.oneCycle(UPDATES));
        all.put("by hand", (base, time) -> base / Math.sqrt(1 + time / 50.0));
        Map<String, UnaryOperator<Trainer>> lines = new LinkedHashMap<>();
        all.forEach((name, schedule) -> lines.put(
                "schedule: " + name,
                trainer -> trainer.optimizer(Adam.rate(5e-3)).schedule(schedule)));
        return lines;
    }
}
