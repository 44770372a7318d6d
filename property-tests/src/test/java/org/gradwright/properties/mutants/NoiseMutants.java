// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.List;

/** Faults of noise and of dropout of channels. */
final class NoiseMutants {
    private static final String MASKS = "compute.NoiseMasks";

    private NoiseMutants() {}

    static List<Mutant> rules() {
        return List.of(
                Mutant.ofProcessor(
                        "Disturb",
                        "value for the gradient",
                        "differentiation.NoiseRules",
                        "backward.contribute(backward.input(node, 0), gradient)",
                        "backward.contribute(backward.input(node, 0), node)",
                        Check.quotients(Specimens.NOISE)),
                Mutant.ofProcessor(
                        "Disturb",
                        "not off in predict",
                        "plan.InferenceGraph",
                        "if (operation instanceof Operation.Disturb) { return inputs.get(0); }",
                        "",
                        Check.interpreter(Specimens.NOISE)));
    }

    static List<Mutant> routines() {
        return List.of(
                routine("another channel at later places", "mask, from, mask,", "mask, 0, mask,"),
                routine("channels of the first row", "bits(r * channels + c, key)", "bits(c, key)"),
                routine("not scaled", "threshold ? 0.0f : scale", "threshold ? 0.0f : 1.0f"),
                routine("share kept is dropped", "key) < threshold", "key) >= threshold"),
                routine("tails on one side", "|| q > 0 ? z : -z", "|| q <= 1 ? z : -z"),
                routine("mean lost", "mean + deviation *", "deviation *"),
                routine("another half of the key", "(int) (key >>> 32)", "(int) key"));
    }

    private static Mutant routine(String fault, String text, String replacement) {
        String twin = text.replace("0.0f", "0.0");
        return Mutant.ofRuntime(
                "noise",
                fault,
                MASKS,
                twin,
                replacement.replace("0.0f", "0.0").replace("1.0f", "1.0"),
                Check.interpreter(Specimens.CHANNELS));
    }
}
