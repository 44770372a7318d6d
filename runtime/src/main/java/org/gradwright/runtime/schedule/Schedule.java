// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.schedule;

/**
 * The learning rate of each update, as a function of the base rate, which is the one that the optimizer was made with, and of
 * the time. It keeps no state: a training that is resumed has the rates that it would have had without a break.
 *
 * <p>Time is the number of updates so far, or, of a schedule made by {@link #perEpoch}, the number of epochs that are over:
 * both are 0 before the first update. The base rate is the highest rate of the schedules here, as long as no minimum is above
 * it. Whoever trains asks for {@link #rateAt} before each update.
 *
 * <pre>
 * Trainer.of(network).optimizer(Adam.rate(1e-3)).schedule(Schedule.cosine(10_000).warmUp(500))
 * Trainer.of(network).optimizer(Sgd.rate(0.1)).schedule(Schedule.step(30, 0.1).perEpoch())
 * Trainer.of(network).optimizer(Sgd.rate(0.1)).schedule((base, time) -&gt; base / (1 + time / 1000))
 * </pre>
 *
 * <p>Below, t is the time, and numbers out of their range are refused with an {@link IllegalArgumentException}.
 */
@FunctionalInterface
public interface Schedule {
    /**
     * The learning rate at a time; the same arguments always give the same bits.
     *
     * @param base the learning rate that the optimizer was made with: finite and at least 0
     * @param time updates so far, or epochs: at least 0, and as large as the training is long
     */
    double rate(double base, long time);

    /**
     * The learning rate of the update after so many.
     *
     * @param base the learning rate that the optimizer was made with
     * @param updates the updates so far, of all epochs
     * @param epochs the epochs that are over
     */
    default double rateAt(double base, long updates, long epochs) {
        return rate(base, updates);
    }

    /** What checkpoints record, so that another schedule is noticed when they are resumed: its kind and numbers. */
    default String description() {
        return "custom";
    }

    /** This schedule with epochs for its time instead of updates: the rate is the same within an epoch. */
    default Schedule perEpoch() {
        return new PerEpoch(this);
    }

    /**
     * This schedule after a warm-up, at whose end its time begins: a straight line from {@code 1 / (length + 1)} of its first
     * rate to that rate (Goyal et al., "Accurate, large minibatch SGD", 2017, section 2.2). Where this schedule counts
     * epochs and the warm-up updates, as in {@code step(30, 0.1).perEpoch().warmUp(500)}, its epochs are those of the
     * training.
     *
     * @param length how long the warm-up is: at least 1
     */
    default Schedule warmUp(long length) {
        Limits.atLeastOne("length", length);
        return new WarmUp(this, length, 1.0 / (length + 1.0));
    }

    /**
     * The same from a share of the first rate: {@code start + (1 - start) * t / length} of it.
     *
     * @param length how long the warm-up is: at least 1
     * @param start from 0 to 1
     */
    default Schedule warmUp(long length, double start) {
        return new WarmUp(this, length, start);
    }

    /** {@code base} at all times. */
    static Schedule constant() {
        return new Constant();
    }

    /**
     * {@code base * factor^floor(t / length)}: as with residual networks (He et al., "Deep residual learning for image
     * recognition", 2016, section 3.4).
     *
     * @param length how long the rate stays the same: at least 1
     * @param factor above 0 and at most 1
     */
    static Schedule step(long length, double factor) {
        return new Steps(length, factor);
    }

    /**
     * {@code base * factor^n} from the n-th of those times on (Zagoruyko and Komodakis, "Wide residual networks", 2016,
     * section 3).
     *
     * @param factor above 0 and at most 1
     * @param times when the rate changes: at least 1, and each greater than the one before
     */
    static Schedule multiStep(double factor, long... times) {
        return new Milestones(factor, times);
    }

    /**
     * {@code base * factor^t} (Senior et al., "An empirical study of learning rates in deep neural networks for speech
     * recognition", 2013).
     *
     * @param factor above 0 and at most 1
     */
    static Schedule exponential(double factor) {
        return new Steps(1, factor);
    }

    /** {@link #polynomial(long, double, double)} down to 0. */
    static Schedule polynomial(long length, double power) {
        return new Polynomial(length, power, 0);
    }

    /**
     * {@code minimum + (base - minimum) * (1 - min(t, length) / length)^power} (Chen et al., "DeepLab", 2018, section 4.1). A
     * power of 1 is a line. Other powers than whole ones are some units in the last place off.
     *
     * @param length when the minimum is reached: at least 1
     * @param power above 0
     * @param minimum at least 0
     */
    static Schedule polynomial(long length, double power, double minimum) {
        return new Polynomial(length, power, minimum);
    }

    /**
     * {@code base / (1 + decay * t)} (Bottou, "Stochastic gradient descent tricks", 2012, section 5.2).
     *
     * @param decay at least 0
     */
    static Schedule inverseTime(double decay) {
        return new InverseTime(decay);
    }

    /** {@link #cosine(long, double)} down to 0. */
    static Schedule cosine(long length) {
        return new Cosine(length, 0);
    }

    /**
     * {@code minimum + (base - minimum) * (1 + cos(pi * t / length)) / 2} (Loshchilov and Hutter, "SGDR: stochastic gradient
     * descent with warm restarts", 2017, equation 5). Beyond the length the rate rises along the same wave.
     *
     * @param length when the minimum is reached: at least 1
     * @param minimum at least 0
     */
    static Schedule cosine(long length, double minimum) {
        return new Cosine(length, minimum);
    }

    /** {@link #cosineRestarts(long, int, double)} down to 0. */
    static Schedule cosineRestarts(long first, int growth) {
        return new CosineRestarts(first, growth, 0);
    }

    /**
     * {@link #cosine(long, double)} that starts again from the base rate whenever it would reach the minimum (Loshchilov and
     * Hutter, 2017, section 3).
     *
     * @param first the length of the first cosine: at least 1
     * @param growth how many times as long each is as the one before: at least 1
     * @param minimum at least 0
     */
    static Schedule cosineRestarts(long first, int growth, double minimum) {
        return new CosineRestarts(first, growth, minimum);
    }

    /**
     * Triangles: from the minimum to the base rate and back, again and again (Smith, "Cyclical learning rates for training
     * neural networks", 2017, policy {@code triangular}).
     *
     * @param minimum at least 0
     * @param up how long the rate rises: at least 1
     * @param down how long it falls: at least 1
     */
    static Schedule cyclical(double minimum, long up, long down) {
        return new Cyclical(minimum, up, down, 1, 1);
    }

    /** {@link #cyclical} with triangles half as high each time: policy {@code triangular2}. */
    static Schedule cyclicalHalving(double minimum, long up, long down) {
        return new Cyclical(minimum, up, down, 0.5, 1);
    }

    /**
     * {@link #cyclical} with heights times {@code factor^t}: policy {@code exp_range}.
     *
     * @param factor above 0 and at most 1
     */
    static Schedule cyclicalDecaying(double minimum, long up, long down, double factor) {
        return new Cyclical(minimum, up, down, 1, factor);
    }

    /** {@link #oneCycle(long, double, double, double)} with a rise of 0.3, a start of 25 and an end of 10,000. */
    static Schedule oneCycle(long length) {
        return new OneCycle(length, 0.3, 25, 1e4);
    }

    /**
     * A rise to the base rate and a longer fall below where it began (Smith and Topin, "Super-convergence", 2018, along half
     * waves of the cosine as PyTorch and fastai have it): from {@code base / start} at 0 to {@code base} at
     * {@code rise * length - 1}, and to {@code base / (start * end)} at {@code length - 1} and beyond.
     *
     * @param length the updates in all: at least 2
     * @param rise the share of the rise: below 1, and {@code rise * length} above 1
     * @param start at least 1
     * @param end at least 1
     */
    static Schedule oneCycle(long length, double rise, double start, double end) {
        return new OneCycle(length, rise, start, end);
    }
}
