// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.ArrayList;
import java.util.List;

/** Faults in the rules of optimizers, in clipping, and in what they are applied to. */
final class OptimizerMutants {
    private static final String MOMENTS = "MomentOptimizer";

    private final List<Mutant> mutants = new ArrayList<>();

    private OptimizerMutants() {}

    static List<Mutant> all() {
        OptimizerMutants all = new OptimizerMutants();
        all.adam();
        all.adamW();
        all.sgd();
        all.adaptive();
        all.clipping();
        all.ranges();
        return all.mutants;
    }

    private void adam() {
        String step = "(FloatMath.sqrt(square) * root + added)";
        adam("off-by-one t", MOMENTS, "step)); rootCorrection", "step + 1)); rootCorrection");
        adam(
                "off-by-one t under the root",
                MOMENTS,
                "IntegerPower.of(moments.beta2(), step)",
                "IntegerPower.of(moments.beta2(), step + 1)");
        adam("missing bias correction", MOMENTS, "1 / (1 - IntegerPower.of(moments.beta1(), step))", "1");
        adam(
                "missing bias correction under the root",
                MOMENTS,
                "1 / Math.sqrt(1 - IntegerPower.of(moments.beta2(), step))",
                "1");
        adam("1 - beta at every step", MOMENTS, "IntegerPower.of(moments.beta1(), step)", "moments.beta1()");
        adam("epsilon inside the root", MOMENTS, step, "FloatMath.sqrt(square * root * root + added)");
        adam("epsilon before the correction", MOMENTS, step, "((FloatMath.sqrt(square) + added) * root)");
        adam("epsilon lost", MOMENTS, step, "(FloatMath.sqrt(square) * root)");
        adam("root lost", MOMENTS, step, "(square * root + added)");
        adam("beta swapped in the mean", MOMENTS, "old1 = (float) moments.beta1()", "old1 = (float) moments.beta2()");
        adam("beta swapped in the square", MOMENTS, "old2 = (float) moments.beta2()", "old2 = (float) moments.beta1()");
        adam("shares swapped", MOMENTS, "old1 * means[i] + fresh1 * gradient", "fresh1 * means[i] + old1 * gradient");
        adam("gradient not squared", MOMENTS, "fresh2 * gradient * gradient", "fresh2 * Math.abs(gradient)");
        adam("square of the mean", MOMENTS, "fresh2 * gradient * gradient", "fresh2 * mean * mean");
        adam("mean not kept", MOMENTS, "means[i] = Subnormals.flushed(mean);", "");
        adam("uphill", MOMENTS, "- stepSize * mean /", "+ stepSize * mean /");
        adam("other epsilon by default", "AdamMoments", "0.9, 0.999, 1e-8", "0.9, 0.999, 1e-7");
    }

    private void adamW() {
        String kept = "double kept = decaying ? 1 - rate * weightDecay : 1;";
        String move = "move(parameters, gradients, state, from, to, rate, kept);";
        adamW(
                "decay coupled",
                kept,
                "double kept = 1; if (decaying) { for (int i = from; i < to;"
                        + " i++) { gradients[i] += (float) weightDecay * parameters[i]; } }");
        adamW("decay without the rate", kept, "double kept = decaying ? 1 - weightDecay : 1;");
        adamW("decay lost", kept, "double kept = 1;");
        adamW("decay of what does not decay", kept, "double kept = 1 - rate * weightDecay;");
        adamW("growth instead of decay", kept, "double kept = decaying ? 1 + rate * weightDecay : 1;");
        adamW(
                "decay after the step",
                move,
                "move(parameters, gradients, state, from, to, rate, 1);"
                        + " for (int i = from; i < to; i++) { parameters[i] *= (float) kept; }");
        adamW("other decay by default", "AdamMoments.DEFAULT, 0.01", "AdamMoments.DEFAULT, 0.1");
    }

    private void sgd() {
        String descend = "w[i] -= rate * (g[i] + decay * w[i]);";
        sgd("uphill", descend, "w[i] += rate * (g[i] + decay * w[i]);");
        sgd("decay lost", descend, "w[i] -= rate * g[i];");
        sgd("decay of what does not decay", "decaying ? (float) weightDecay : 0.0f", "(float) weightDecay");
        sgd(
                "momentum of the gradient too",
                "kept * v[i] + (g[i] + decay * w[i])",
                "kept * (v[i] + g[i] + decay * w[i])");
        sgd(
                "gradient damped",
                "kept * v[i] + (g[i] + decay * w[i])",
                "kept * v[i] + (1 - kept) * (g[i] + decay * w[i])");
        sgd(
                "velocity not kept",
                "v[i] = Subnormals.flushed(velocity); w[i] -= rate * velocity;",
                "w[i] -= rate * velocity;");
        sgd(
                "rate in the velocity",
                "float velocity = kept * v[i] + (g[i] + decay * w[i]); v[i] = Subnormals.flushed(velocity);"
                        + " w[i] -= rate * velocity;",
                "float velocity = kept * v[i] + rate * (g[i] + decay * w[i]); v[i] = Subnormals.flushed(velocity); w[i] -= velocity;");
        sgd("nesterov looks nowhere", "rate * (gradient + kept * velocity)", "rate * velocity");
        sgd("nesterov looks too far", "rate * (gradient + kept * velocity)", "rate * (gradient + velocity)");
    }

    private void adaptive() {
        add(
                "AdaGrad",
                "epsilon inside the root",
                "AdaGrad",
                "adagrad",
                "(FloatMath.sqrt(sum) + added)",
                "FloatMath.sqrt(sum + added)");
        add("AdaGrad", "does not add up", "AdaGrad", "adagrad", "sums[i] + gradient * gradient", "gradient * gradient");
        add("AdaGrad", "root lost", "AdaGrad", "adagrad", "FloatMath.sqrt(sum) + added", "sum + added");
        String root = "(FloatMath.sqrt(Math.max(0.0f, square - mean * mean)) + added)";
        add(
                "RmsProp",
                "epsilon inside the root",
                "RmsProp",
                "rmsprop",
                root,
                "FloatMath.sqrt(Math.max(0.0f, square - mean * mean) + added)");
        add("RmsProp", "not centered", "RmsProp", "rmsprop", "square - mean * mean", "square");
        add("RmsProp", "always centered", "RmsProp", "rmsprop", "centered ? 1.0f : 0.0f", "1.0f");
        add(
                "RmsProp",
                "shares swapped",
                "RmsProp",
                "rmsprop",
                "old * squares[i] + fresh * gradient * gradient",
                "fresh * squares[i] + old * gradient * gradient");
        add("RmsProp", "momentum lost", "RmsProp", "rmsprop", "kept * velocities[i] +", "");
        add("RmsProp", "other rho by default", "RmsProp", "rmsprop", "rate, 0.9, 1e-8", "rate, 0.99, 1e-8");
        String change = "gradient * FloatMath.sqrt(changes[i] + added) / FloatMath.sqrt(square + added)";
        add(
                "AdaDelta",
                "epsilon outside the root",
                "AdaDelta",
                "adadelta",
                change,
                "gradient * (FloatMath.sqrt(changes[i]) + added) / (FloatMath.sqrt(square) + added)");
        add(
                "AdaDelta",
                "shares swapped",
                "AdaDelta",
                "adadelta",
                "kept * squares[i] + fresh * gradient * gradient",
                "fresh * squares[i] + kept * gradient * gradient");
        add(
                "AdaDelta",
                "gradients for changes",
                "AdaDelta",
                "adadelta",
                "fresh * change * change",
                "fresh * gradient * gradient");
        add(
                "AdaDelta",
                "the last square",
                "AdaDelta",
                "adadelta",
                "FloatMath.sqrt(square + added)",
                "FloatMath.sqrt(squares[i] + added)");
    }

    private void clipping() {
        textbook("clipping", "after the update", "Optimizer", "clipping.clip(gradients, ranges); steps++;", "steps++;");
        textbook(
                "ValueClipping",
                "from above only",
                "ValueClipping",
                "Math.max(-bound, Math.min(bound, gradients[j]))",
                "Math.min(bound, gradients[j])");
        textbook(
                "NormClipping",
                "root lost",
                "NormClipping",
                "Math.sqrt(squares(gradients, ranges))",
                "squares(gradients, ranges)");
        textbook("NormClipping", "always scaled", "NormClipping", "if (norm > limit)", "if (norm > 0)");
        textbook(
                "NormClipping",
                "norm of each parameter",
                "NormClipping",
                "double norm = Math.sqrt(squares(gradients, ranges));",
                "if (ranges.size() > 1) { for (ParameterRange each : ranges) { clip(gradients, List.of(each)); } return; }"
                        + " double norm = Math.sqrt(squares(gradients, ranges));");
        Check digits = Check.interpreter(Specimens.DIGITS);
        mutants.add(Mutant.ofRuntime(
                "clipping",
                "before the penalty",
                "Network",
                "addPenaltyGradients(); update.apply(parameters, gradients, trainedRanges());",
                "update.apply(parameters, gradients, trainedRanges()); addPenaltyGradients();",
                digits));
    }

    private void ranges() {
        textbook(
                "ranges",
                "factor of the rate ignored",
                "Optimizer",
                "learningRate * range.rateFactor()",
                "learningRate");
        textbook(
                "ranges",
                "one rate for neighbors of several",
                "Optimizer",
                "range.rateFactor() == next.rateFactor()",
                "range != next");
        textbook(
                "ranges",
                "one decay for neighbors of several",
                "Optimizer",
                "(range.decay() == next.decay() || !decays())",
                "range != next");
        textbook(
                "ranges",
                "what lies between them, too",
                "Optimizer",
                "range.end() == next.offset()",
                "range.end() <= next.offset()");
        textbook(
                "ranges", "the first of several neighbors alone", "Optimizer", "ranges.get(last).end()", "range.end()");
        textbook("ranges", "step counted twice", "Optimizer", "beginStep(steps);", "beginStep(2 * steps);");
        textbook(
                "ranges",
                "the first rate for ever",
                "Optimizer",
                "learningRate * range.rateFactor()",
                "initialLearningRate * range.rateFactor()");
        mutants.add(Mutant.ofRuntime(
                "ranges",
                "frozen, but updated",
                "Network",
                ".filter(ParameterRange::trainable)",
                "",
                Check.textbook(""),
                Check.interpreter(Specimens.DIGITS)));
    }

    private void adam(String fault, String file, String text, String replacement) {
        add("Adam", fault, file, "adam", text, replacement);
    }

    private void adamW(String fault, String text, String replacement) {
        add("AdamW", fault, "AdamW", "adamw", text, replacement);
    }

    private void sgd(String fault, String text, String replacement) {
        add("Sgd", fault, "Sgd", "sgd", text, replacement);
    }

    private void add(String of, String fault, String file, String reference, String text, String replacement) {
        mutants.add(Mutant.ofRuntime(
                of,
                fault,
                "optimizer." + file,
                inDouble(text),
                inDouble(replacement),
                Check.reference(reference),
                Check.textbook(of)));
    }

    private void textbook(String of, String fault, String file, String text, String replacement) {
        mutants.add(Mutant.ofRuntime(
                of, fault, "optimizer." + file, inDouble(text), inDouble(replacement), Check.textbook("")));
    }

    /** As the copy in double has it. */
    private static String inDouble(String text) {
        return text.replace("FloatMath", "DoubleMath")
                .replace("float", "double")
                .replace("0f", "0");
    }
}
