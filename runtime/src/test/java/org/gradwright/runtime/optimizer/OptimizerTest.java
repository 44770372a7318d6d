// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.gradwright.runtime.LineNetwork;
import org.gradwright.runtime.Parameter;
import org.gradwright.runtime.ParameterUpdate;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.data.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {
    private static final double RATE = 0.1;

    /** One step of one parameter by hand, in double: gets the gradient, keeps its own state, returns the movement. */
    private interface ByHand {
        double move(double gradient, double parameter, int step);
    }

    @Test
    void sgdDescends() {
        assertFollows(Sgd.rate(RATE), (g, w, t) -> -RATE * g);
    }

    @Test
    void sgdRollsWithMomentum() {
        double[] v = {0};
        assertFollows(Sgd.rate(RATE).momentum(0.9), (g, w, t) -> {
            v[0] = 0.9 * v[0] + g;
            return -RATE * v[0];
        });
    }

    @Test
    void sgdLooksAheadWithNesterov() {
        double[] v = {0};
        assertFollows(Sgd.rate(RATE).momentum(0.9).nesterov(), (g, w, t) -> {
            v[0] = 0.9 * v[0] + g;
            return -RATE * (g + 0.9 * v[0]);
        });
    }

    @Test
    void sgdDecaysThroughTheGradient() {
        double[] v = {0};
        assertFollows(Sgd.rate(RATE).momentum(0.9).weightDecay(0.05), (g, w, t) -> {
            v[0] = 0.9 * v[0] + g + 0.05 * w;
            return -RATE * v[0];
        });
    }

    @Test
    void adaGradSumsSquares() {
        double[] s = {0};
        assertFollows(AdaGrad.rate(RATE), (g, w, t) -> {
            s[0] += g * g;
            return -RATE * g / (Math.sqrt(s[0]) + 1e-10);
        });
    }

    @Test
    void rmsPropAveragesSquares() {
        double[] s = {0};
        assertFollows(RmsProp.rate(RATE).rho(0.99), (g, w, t) -> {
            s[0] = 0.99 * s[0] + 0.01 * g * g;
            return -RATE * g / (Math.sqrt(s[0]) + 1e-8);
        });
    }

    @Test
    void rmsPropCentersAndRolls() {
        double[] s = {0, 0, 0};
        assertFollows(RmsProp.rate(RATE).rho(0.9).epsilon(1e-3).momentum(0.5).centered(), (g, w, t) -> {
            s[0] = 0.9 * s[0] + 0.1 * g * g;
            s[1] = 0.9 * s[1] + 0.1 * g;
            s[2] = 0.5 * s[2] + g / (Math.sqrt(s[0] - s[1] * s[1]) + 1e-3);
            return -RATE * s[2];
        });
    }

    @Test
    void adamCorrectsBothBiases() {
        double[] s = {0, 0};
        assertFollows(Adam.rate(RATE).beta1(0.8).beta2(0.95).epsilon(1e-4), (g, w, t) -> {
            s[0] = 0.8 * s[0] + 0.2 * g;
            s[1] = 0.95 * s[1] + 0.05 * g * g;
            double mean = s[0] / (1 - Math.pow(0.8, t));
            double square = s[1] / (1 - Math.pow(0.95, t));
            return -RATE * mean / (Math.sqrt(square) + 1e-4);
        });
    }

    @Test
    void adamWDecaysBesideTheGradient() {
        double[] s = {0, 0};
        assertFollows(AdamW.rate(RATE).weightDecay(0.1), (g, w, t) -> {
            s[0] = 0.9 * s[0] + 0.1 * g;
            s[1] = 0.999 * s[1] + 0.001 * g * g;
            double mean = s[0] / (1 - Math.pow(0.9, t));
            double square = s[1] / (1 - Math.pow(0.999, t));
            return -RATE * 0.1 * w - RATE * mean / (Math.sqrt(square) + 1e-8);
        });
    }

    /** Runs 12 steps on the gradient {@code w^3 - 0.5} of the first weight of a line. */
    private static void assertFollows(Optimizer optimizer, ByHand byHand) {
        DoubleUnaryOperator gradient = w -> w * w * w - 0.5;
        LineNetwork network = trainable();
        double expected = 1.5;
        for (int step = 1; step <= 12; step++) {
            expected += byHand.move(gradient.applyAsDouble(expected), expected, step);
            network.update((parameters, gradients, ranges) -> {
                gradients[0] = (float) gradient.applyAsDouble(parameters[0]);
                optimizer.apply(parameters, gradients, ranges);
            });
            network.zeroGradients();
            assertThat((double) network.line().weight().get(0, 0))
                    .as("step " + step)
                    .isCloseTo(expected, within(5e-6));
        }
        assertThat(optimizer.steps()).isEqualTo(12);
    }

    private static LineNetwork trainable() {
        LineNetwork network = LineNetwork.create(1);
        network.session(1).close();
        network.line().weight().set(new float[] {1.5f, 0});
        return network;
    }

    @Test
    void onlyWeightsDecay() {
        LineNetwork network = trainable();
        network.line().bias().set(new float[] {2});
        network.update(noGradient(AdamW.rate(RATE).weightDecay(0.5)));
        assertThat(network.line().weight().get(0, 0)).isCloseTo(1.5f * 0.95f, within(1e-6f));
        assertThat(network.line().bias().get(0)).isEqualTo(2);
        network.line().bias().decay(true);
        network.line().weight().decay(false);
        network.update(noGradient(Sgd.rate(RATE).weightDecay(0.5)));
        assertThat(network.line().weight().get(0, 0)).isCloseTo(1.5f * 0.95f, within(1e-6f));
        assertThat(network.line().bias().get(0)).isCloseTo(1.9f, within(1e-6f));
    }

    @Test
    void theRateFactorScalesTheRateOfAParameter() {
        LineNetwork network = trainable();
        network.line().weight().rateFactor(0.5);
        network.line().bias().rateFactor(0);
        network.update(gradients(Sgd.rate(1), 1, 1, 1));
        assertThat(network.line().weight().get(0, 0)).isEqualTo(1);
        assertThat(network.line().bias().get(0)).isZero();
    }

    @Test
    void frozenParametersAreUntouched() {
        LineNetwork network = trainable();
        network.line().freeze();
        network.update(gradients(Adam.rate(1), 1, 1, 1));
        assertThat(network.line().weight().get(0, 0)).isEqualTo(1.5f);
    }

    @Test
    void clippingByValueBoundsEachGradient() {
        LineNetwork network = trainable();
        network.line().weight().set(new float[] {0, 0});
        network.update(gradients(Sgd.rate(1).clip(Clipping.byValue(2)), 3, -5, 1));
        assertThat(network.line().weight().get(0, 0)).isEqualTo(-2);
        assertThat(network.line().weight().get(1, 0)).isEqualTo(2);
        assertThat(network.line().bias().get(0)).isEqualTo(-1);
    }

    @Test
    void clippingByGlobalNormKeepsTheDirection() {
        LineNetwork network = trainable();
        network.line().weight().set(new float[] {0, 0});
        network.update(gradients(Sgd.rate(1).clip(Clipping.byGlobalNorm(0.9)), 2, -1, 2));
        assertThat(network.line().weight().get(0, 0)).isCloseTo(-0.6f, within(1e-6f));
        assertThat(network.line().weight().get(1, 0)).isCloseTo(0.3f, within(1e-6f));
        assertThat(network.line().bias().get(0)).isCloseTo(-0.6f, within(1e-6f));
        network.update(gradients(Sgd.rate(1).clip(Clipping.byGlobalNorm(100)), 0, 0, 2));
        assertThat(network.line().bias().get(0)).isCloseTo(-2.6f, within(1e-6f));
    }

    @Test
    void clippingByNormBoundsEachParameterByItself() {
        LineNetwork network = trainable();
        network.line().weight().set(new float[] {0, 0});
        network.update(gradients(Sgd.rate(1).clip(Clipping.byNorm(2)), 3, -4, 1));
        assertThat(network.line().weight().get(0, 0)).isCloseTo(-1.2f, within(1e-6f));
        assertThat(network.line().weight().get(1, 0)).isCloseTo(1.6f, within(1e-6f));
        assertThat(network.line().bias().get(0)).isEqualTo(-1);
    }

    /** As the places between parameters that a layout leaves free. */
    @ParameterizedTest
    @MethodSource("all")
    void zerosWithoutGradientsStayZeros(Optimizer optimizer) {
        LineNetwork network = trainable();
        network.line().weight().maxNorm(2);
        for (int step = 0; step < 1000; step++) {
            network.update(gradients(optimizer, step % 7 - 2.5f, 0, 1));
            network.zeroGradients();
        }
        assertThat(network.line().weight().get(1, 0)).isZero();
        assertThat(network.line().weight().get(0, 0)).isNotEqualTo(1.5f).isBetween(-2.001f, 2.001f);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aStepAllocatesNothing(Optimizer optimizer) {
        LineNetwork network = trainable();
        network.line().weight().maxNorm(2);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int step = 0; step < 100; step++) {
            network.update(optimizer);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int step = 0; step < 1000; step++) {
            network.update(optimizer);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
    }

    static List<Optimizer> all() {
        return List.of(
                Sgd.rate(0.1),
                Sgd.rate(0.1).momentum(0.9).weightDecay(0.1),
                Sgd.rate(0.1).momentum(0.9).nesterov(),
                AdaGrad.rate(0.1),
                AdaDelta.rate(1),
                RmsProp.rate(0.1).momentum(0.5).centered(),
                Adam.rate(0.1),
                AdamW.rate(0.1).clip(Clipping.byNorm(0.1)),
                Adamax.rate(0.1),
                AmsGrad.rate(0.1).weightDecay(0.1),
                NAdam.rate(0.1).weightDecay(0.1).clip(Clipping.byGlobalNorm(1)),
                RAdam.rate(0.1).weightDecay(0.1),
                Lion.rate(0.1).weightDecay(0.1));
    }

    @Test
    void theMomentumOfNAdamIsThatOfTheStepAlsoWhenStepsWereNotItsOwn() {
        NAdam straight = NAdam.rate(RATE);
        NAdam resumed = NAdam.rate(RATE);
        LineNetwork first = trainable();
        LineNetwork second = trainable();
        for (int step = 0; step < 20; step++) {
            first.update(gradients(straight, step - 3, 1, 1));
        }
        NAdam beginning = NAdam.rate(RATE);
        for (int step = 0; step < 8; step++) {
            second.update(gradients(beginning, step - 3, 1, 1));
        }
        float[][] state = {second.newParameterStorage(), second.newParameterStorage()};
        for (int slot = 0; slot < 2; slot++) {
            for (Parameter each : second.parameters()) {
                float[] values = new float[each.size()];
                beginning.copyState(slot, each, values);
                each.copyToStorage(values, state[slot]);
            }
        }
        resumed.restore(state, 8);
        for (int step = 8; step < 20; step++) {
            second.update(gradients(resumed, step - 3, 1, 1));
        }
        assertThat(second.line().weight().get(0, 0))
                .isEqualTo(first.line().weight().get(0, 0));
    }

    @Test
    void anOptimizerBelongsToOneNetwork() {
        Optimizer optimizer = Adam.rate(RATE);
        trainable().update(optimizer);
        assertThatThrownBy(() -> trainable().update(optimizer))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this optimizer holds the state of another network; make a new one for this network");
    }

    @Test
    void settingsMakeNewOptimizersAndTheRateMayChange() {
        Adam adam = Adam.rate(RATE);
        assertThat(adam.beta1(0.5)).isNotSameAs(adam);
        adam.learningRate(0.25);
        assertThat(adam.learningRate()).isEqualTo(0.25);
        assertThat(adam.epsilon(1e-3).learningRate()).isEqualTo(0.25);
    }

    @Test
    void stepUpdatesFromTheGradientsOfASession() {
        LineNetwork network = trainable();
        try (Session session = network.session(8)) {
            session.forward(Batch.of(LineNetwork.data(8), 0, 8)).backward(1.0f);
            Sgd.rate(0.01).step(network);
        }
        assertThat(network.steps()).isEqualTo(1);
        assertThat(network.line().weight().get(0, 0)).isNotEqualTo(1.5f);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertRefused(() -> Adam.rate(-1), "learning rate is -1.0, but must be finite and at least 0");
        assertRefused(() -> Adam.rate(Double.NaN), "learning rate is NaN, but must be finite and at least 0");
        assertRefused(() -> Adam.rate(1).beta1(1), "beta1 is 1.0, but must be at least 0 and below 1");
        assertRefused(() -> Adam.rate(1).beta2(-0.1), "beta2 is -0.1, but must be at least 0 and below 1");
        assertRefused(() -> Adam.rate(1).epsilon(0), "epsilon is 0.0, but must be finite and above 0");
        assertRefused(() -> Sgd.rate(1).momentum(1), "momentum is 1.0, but must be at least 0 and below 1");
        assertRefused(() -> Sgd.rate(1).nesterov(), "nesterov needs a momentum above 0: set momentum first");
        assertRefused(() -> AdamW.rate(1).weightDecay(-1), "weight decay is -1.0, but must be finite and at least 0");
        assertRefused(() -> RmsProp.rate(1).rho(1), "rho is 1.0, but must be at least 0 and below 1");
        assertRefused(() -> Lion.rate(1).beta2(1), "beta2 is 1.0, but must be at least 0 and below 1");
        assertRefused(() -> Lion.rate(1).weightDecay(-1), "weight decay is -1.0, but must be finite and at least 0");
        assertRefused(
                () -> NAdam.rate(1).momentumDecay(-1), "momentum decay is -1.0, but must be finite and at least 0");
        assertRefused(() -> Clipping.byNorm(0), "limit is 0.0, but must be finite and above 0");
        assertRefused(() -> Clipping.byGlobalNorm(0), "limit is 0.0, but must be finite and above 0");
    }

    @Test
    void settingsThatRoundToNothingAreRefused() {
        String where = " where the network computes, in float";
        assertRefused(() -> Adam.rate(1).epsilon(1e-60), "epsilon is 1.0E-60, but must be finite and above 0" + where);
        assertRefused(() -> Adam.rate(1e60), "learning rate is 1.0E60, but must be finite and at least 0" + where);
        assertRefused(() -> Clipping.byValue(1e-60), "limit is 1.0E-60, but must be finite and above 0" + where);
        assertThatThrownBy(() -> Adam.rate(1).clip(null)).hasMessage("clipping is null");
    }

    @Test
    void anUpdateThatIsRefusedLeavesGradientsAndStepsAlone() {
        LineNetwork first = trainable();
        LineNetwork second = trainable();
        Optimizer optimizer = Adam.rate(0.1);
        optimizer.step(first);
        assertThatThrownBy(() -> optimizer.step(second))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this optimizer holds the state of another network; make a new one for this network");
        float[] gradient = new float[2];
        second.line().weight().copyGradientTo(gradient);
        assertThat(gradient).containsOnly(0);
        assertThat(second.steps()).isZero();
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static ParameterUpdate noGradient(Optimizer optimizer) {
        return gradients(optimizer, 0, 0, 0);
    }

    private static ParameterUpdate gradients(Optimizer optimizer, float first, float second, float bias) {
        return (parameters, gradients, ranges) -> {
            gradients[0] = first;
            gradients[1] = second;
            gradients[2] = bias;
            optimizer.apply(parameters, gradients, ranges);
        };
    }
}
