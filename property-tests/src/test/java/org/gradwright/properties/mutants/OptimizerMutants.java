// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Faults in the rules of optimizers, in clipping, and in what they are applied to. */
final class OptimizerMutants {
    private static final String MOMENTS = "MomentOptimizer";

    private final List<Mutant> mutants = new ArrayList<>();

    private OptimizerMutants() {}

    static List<Mutant> all() {
        OptimizerMutants all = new OptimizerMutants();
        all.adam();
        all.adamW();
        all.relatives();
        all.lion();
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
        String file = "AdamW";
        String kept = "float kept = (float) kept(rate, decaying);";
        String share = "decaying ? 1 - rate * weightDecay : 1";
        String move = "move(parameters, gradients, state, from, to, stepSize, (float) rootCorrection(), kept);";
        adamW(
                "decay coupled",
                file,
                kept,
                "float kept = 1; if (decaying) { for (int i = from; i < to;"
                        + " i++) { gradients[i] += (float) decay() * parameters[i]; } }");
        adamW("decay without the rate", MOMENTS, share, "decaying ? 1 - weightDecay : 1");
        adamW("decay lost", file, kept, "float kept = 1;");
        adamW("decay of what does not decay", MOMENTS, share, "1 - rate * weightDecay");
        adamW("growth instead of decay", MOMENTS, share, "decaying ? 1 + rate * weightDecay : 1");
        adamW(
                "decay after the step",
                file,
                move,
                "move(parameters, gradients, state, from, to, stepSize, (float) rootCorrection(), 1);"
                        + " for (int i = from; i < to; i++) { parameters[i] *= kept; }");
        adamW("other decay by default", file, "AdamMoments.DEFAULT, 0.01", "AdamMoments.DEFAULT, 0.1");
        adamW("one decay for neighbors of several", MOMENTS, "return weightDecay > 0;", "return false;");
    }

    private void relatives() {
        relative("Adamax", "sum for the greater one", "Math.max(old2 * greatest[i], ", "(old2 * greatest[i] + ");
        relative("Adamax", "the greatest of all", "old2 * greatest[i]", "greatest[i]");
        relative("Adamax", "epsilon lost", "Math.abs(gradient) + added", "Math.abs(gradient)");
        relative("Adamax", "signed", "Math.abs(gradient)", "gradient");
        relative("Adamax", "missing bias correction", "rate * meanCorrection()", "rate");
        relative("Adamax", "not kept", "greatest[i] = size;", "");
        String greatest = "(FloatMath.sqrt(greatest) * root + added)";
        relative("AmsGrad", "the last square", greatest, "(FloatMath.sqrt(square) * root + added)");
        relative("AmsGrad", "the least square", "Math.max(largest[i], square)", "Math.min(largest[i], square)");
        relative("AmsGrad", "largest not kept", "largest[i] = greatest;", "");
        relative(
                "AmsGrad", "the largest goes on", "squares[i] = Subnormals.flushed(square);", "squares[i] = greatest;");
        relative("AmsGrad", "missing bias correction", "(float) rootCorrection()", "1");
        relative("AmsGrad", "decay lost", "(float) kept(rate, decaying)", "1");
        relative(
                "NAdam", "momentum of this step", "double next = momentum(step + 1);", "double next = momentum(step);");
        relative("NAdam", "other base", "BASE = 0.96", "BASE = 0.95");
        relative("NAdam", "gradient uncorrected", "(1 - momentum(step)) / (1 - product)", "(1 - momentum(step))");
        relative("NAdam", "mean corrected by this step", "next / (1 - product * next)", "next / (1 - product)");
        relative("NAdam", "no look ahead", "gradientStep * gradient + meanStep * mean", "meanStep * mean");
        relative("NAdam", "product not kept", "product *= momentum(multiplied);", "product = momentum(multiplied);");
        relative("NAdam", "decay lost", "(float) kept(rate, decaying)", "1");
        relative("NAdam", "other decay of the momentum by default", "DEFAULT, 0.004", "DEFAULT, 0.04");
        relative("RAdam", "always adaptive", "length > LEAST", "length > 4");
        relative("RAdam", "never adaptive", "length > LEAST", "length < 0");
        relative("RAdam", "length off by one step", "2 * step * power", "2 * (step + 1) * power");
        relative("RAdam", "root of the correction lost", "* (1 - power))", ")");
        relative(
                "RAdam",
                "epsilon after the correction",
                "(float) (stepSize * adaption), 1, kept",
                "(float) (stepSize * adaption * rootCorrection()), (float) rootCorrection(), kept");
        relative(
                "RAdam",
                "uncorrected at first",
                "state, from, to, (float) stepSize, kept",
                "state, from, to, (float) rate, kept");
        relative(
                "RAdam",
                "squares not kept at first",
                "squares[i] = Subnormals.flushed(old2 * squares[i] + fresh2 * gradient * gradient);",
                "");
        relative("RAdam", "decay lost", "(float) kept(rate, decaying)", "1");
    }

    private void lion() {
        String direction = "Math.signum(old1 * means[i] + fresh1 * gradient)";
        textbook("Lion", "sign lost", "Lion", direction, "old1 * means[i] + fresh1 * gradient");
        textbook("Lion", "sign of the mean", "Lion", direction, "Math.signum(means[i])");
        textbook("Lion", "sign of the gradient", "Lion", direction, "Math.signum(gradient)");
        textbook("Lion", "one beta", "Lion", "old2 = (float) beta2", "old2 = (float) beta1");
        textbook("Lion", "uphill", "Lion", "- stepSize * direction", "+ stepSize * direction");
        textbook("Lion", "decay lost", "Lion", "decaying ? 1 - rate * weightDecay : 1", "1");
        textbook(
                "Lion",
                "decay of what does not decay",
                "Lion",
                "decaying ? 1 - rate * weightDecay : 1",
                "1 - rate * weightDecay");
        textbook("Lion", "decay without the rate", "Lion", "1 - rate * weightDecay", "1 - weightDecay");
        textbook("Lion", "one decay for neighbors of several", "Lion", "return weightDecay > 0;", "return false;");
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
        textbook(
                "ParameterNormClipping",
                "root lost",
                "ParameterNormClipping",
                "Math.sqrt(NormClipping.addSquares(0, gradients, range))",
                "NormClipping.addSquares(0, gradients, range)");
        textbook(
                "ParameterNormClipping",
                "always scaled",
                "ParameterNormClipping",
                "if (norm > limit)",
                "if (norm > 0)");
        textbook(
                "ParameterNormClipping",
                "norm of those before, too",
                "ParameterNormClipping",
                "addSquares(0, gradients, range)",
                "addSquares(i, gradients, range)");
        maxNorm("root lost", "Math.sqrt(factors[unit])", "factors[unit]");
        maxNorm("always scaled", "boolean tooLong = norm > limit;", "boolean tooLong = norm > 0;");
        maxNorm("not scaled", "weight.scatter(values, stored);", "");
        maxNorm("norm of what leads away", "inner = size;", "inner = 2 * size;");
        maxNorm("norms added up over steps", "factors[unit] = 0;", "");
        mutants.add(Mutant.ofRuntime(
                "max-norm",
                "before the update",
                "Network",
                "update.apply(parameters, gradients, ranges);" + " boundNorms(ranges);",
                "boundNorms(ranges); update.apply(parameters, gradients, ranges);",
                Check.textbook("")));
        Check digits = Check.interpreter(Specimens.DIGITS);
        mutants.add(Mutant.ofRuntime(
                "clipping",
                "before the penalty",
                "Network",
                "addPenaltyGradients(); List<ParameterRange> ranges = trainedRanges();"
                        + " update.apply(parameters, gradients, ranges);",
                "List<ParameterRange> ranges = trainedRanges(); update.apply(parameters, gradients, ranges);"
                        + " addPenaltyGradients();",
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

    private void adamW(String fault, String file, String text, String replacement) {
        add("AdamW", fault, file, "adamw", text, replacement);
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

    private void relative(String of, String fault, String text, String replacement) {
        add(of, fault, of, of.toLowerCase(Locale.ROOT), text, replacement);
    }

    private void maxNorm(String fault, String text, String replacement) {
        mutants.add(Mutant.ofRuntime(
                "max-norm", fault, "UnitNorms", inDouble(text), inDouble(replacement), Check.textbook("")));
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
