// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import org.gradwright.twin.schedule.Schedule;

/** Learning rates at the times 0, 1, ... */
final class ScheduleCases {
    private ScheduleCases() {}

    static void check(ReferenceCase reference) {
        Schedule schedule = schedule(reference);
        // The highest rate of these two is not that of the optimizer there.
        boolean hasTop = reference.parameters().has("max_lr");
        double base = reference.number(hasTop ? "max_lr" : "base");
        double[] expected = ReferenceCase.numbers(reference.json().get("rates"));
        double[] actual = new double[expected.length];
        for (int time = 0; time < actual.length; time++) {
            actual[time] = schedule.rate(base, time);
        }
        Agreement.check("rate", actual, expected, Agreement.EXACT);
    }

    private static Schedule schedule(ReferenceCase reference) {
        return switch (reference.name()) {
            case "step" -> {
                reference.knows("base", "step_size", "gamma");
                yield Schedule.step(whole(reference, "step_size"), reference.number("gamma"));
            }
            case "multi_step" -> {
                reference.knows("base", "milestones", "gamma");
                double[] times = ReferenceCase.numbers(reference.parameters().get("milestones"));
                long[] milestones = new long[times.length];
                for (int i = 0; i < times.length; i++) {
                    milestones[i] = (long) times[i];
                }
                yield Schedule.multiStep(reference.number("gamma"), milestones);
            }
            case "exponential" -> {
                reference.knows("base", "gamma");
                yield Schedule.exponential(reference.number("gamma"));
            }
            case "cosine" -> {
                reference.knows("base", "T_max", "eta_min");
                yield Schedule.cosine(whole(reference, "T_max"), reference.number("eta_min"));
            }
            case "cosine_restarts" -> {
                reference.knows("base", "T_0", "T_mult", "eta_min");
                yield Schedule.cosineRestarts(
                        whole(reference, "T_0"), (int) whole(reference, "T_mult"), reference.number("eta_min"));
            }
            case "linear_warmup" -> warmUp(reference);
            case "polynomial" -> {
                reference.knows("base", "total", "power");
                yield Schedule.polynomial(whole(reference, "total"), reference.number("power"));
            }
            case "cyclical" -> cyclical(reference);
            case "one_cycle" -> oneCycle(reference);
            default -> throw new Unimplemented(reference.name());
        };
    }

    private static Schedule warmUp(ReferenceCase reference) {
        reference.knows("base", "total", "start_factor", "end_factor");
        if (reference.number("end_factor") != 1) {
            throw new Unimplemented("end_factor " + reference.number("end_factor"));
        }
        return Schedule.constant().warmUp(whole(reference, "total"), reference.number("start_factor"));
    }

    private static Schedule cyclical(ReferenceCase reference) {
        reference.knows("base", "base_lr", "max_lr", "step_size_up", "step_size_down", "mode", "gamma");
        double minimum = reference.number("base_lr");
        long up = whole(reference, "step_size_up");
        long down = whole(reference, "step_size_down");
        String mode = reference.parameters().get("mode").asText();
        return switch (mode) {
            case "triangular" -> Schedule.cyclical(minimum, up, down);
            case "triangular2" -> Schedule.cyclicalHalving(minimum, up, down);
            case "exp_range" -> Schedule.cyclicalDecaying(minimum, up, down, reference.number("gamma"));
            default -> throw new Unimplemented("mode " + mode);
        };
    }

    private static Schedule oneCycle(ReferenceCase reference) {
        reference.knows("base", "max_lr", "total_steps", "pct_start", "div_factor", "final_div_factor", "anneal");
        String anneal = reference.parameters().get("anneal").asText();
        if (!anneal.equals("cos")) {
            throw new Unimplemented("anneal " + anneal);
        }
        return Schedule.oneCycle(
                whole(reference, "total_steps"),
                reference.number("pct_start"),
                reference.number("div_factor"),
                reference.number("final_div_factor"));
    }

    private static long whole(ReferenceCase reference, String parameter) {
        return (long) reference.number(parameter);
    }
}
