// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gradwright.Block;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Objective;
import org.gradwright.Repeat;
import org.gradwright.Scalar;
import org.gradwright.Tensor;
import org.gradwright.Use;
import org.gradwright.activation.Tanh;
import org.gradwright.check.GradientCheck;
import org.gradwright.loss.MeanAbsoluteError;
import org.gradwright.loss.MeanSquaredError;
import org.gradwright.regularizer.L2;
import org.gradwright.runtime.Parameter;
import org.gradwright.runtime.TensorView;
import org.gradwright.runtime.data.SplitMix64;
import org.gradwright.runtime.optimizer.AdamW;
import org.gradwright.runtime.optimizer.Optimizer;
import org.gradwright.runtime.optimizer.Sgd;
import org.junit.jupiter.api.Test;

/** Several objectives of one network, each of which trains its own members. */
class ObjectivesTest {
    @Block
    interface Step {
        @Dense(units = 5)
        @Tanh
        Tensor first(Tensor x);

        @Dense(units = 5)
        Tensor second(Tensor x);

        default Tensor apply(Tensor x) {
            return x.add(second(first(x)));
        }
    }

    /** Sets that overlap, a block, a single repetition, and a part that no objective computes. */
    @Network(inputGradients = true)
    interface Shared {
        record Outputs(Tensor left, Tensor right, Tensor other) {}

        @Dense(units = 5)
        @L2(0.01)
        Tensor stem(Tensor x);

        @Use(Step.class)
        @Repeat(2)
        Tensor body(Tensor x);

        @Dense(units = 2)
        Tensor left(Tensor x);

        @Dense(units = 2)
        Tensor right(Tensor x);

        @Dense(units = 1)
        Tensor other(Tensor x);

        @MeanSquaredError
        Scalar squared(Tensor prediction, Tensor target);

        @MeanAbsoluteError
        Scalar absolute(Tensor prediction, Tensor target);

        default Outputs forward(@Input(3) Tensor x) {
            Tensor h = body(stem(x));
            return new Outputs(left(h), right(h), other(h));
        }

        default Scalar objective(@Input(3) Tensor x, @Input(2) Tensor a) {
            return squared(left(body(stem(x))), a).multiply(0.5);
        }

        @Objective(trains = {"right", "body2"})
        default Scalar second(@Input(3) Tensor x, @Input(2) Tensor b) {
            Tensor y = right(body(stem(x)));
            return squared(y, b).add(absolute(y, b).multiply(0.25));
        }

        @Objective(trains = {"stem", "body1.first"})
        default Scalar third(@Input(3) Tensor x, @Input(2) Tensor a, @Input(2) Tensor b) {
            return squared(left(body(stem(x))), b)
                    .subtract(squared(right(body(stem(x))), a).multiply(0.1));
        }
    }

    /** Two objectives that train the same. */
    @Network
    interface Same {
        @Dense(units = 2)
        Tensor y(Tensor x);

        @MeanSquaredError
        Scalar squared(Tensor prediction, Tensor target);

        @MeanAbsoluteError
        Scalar absolute(Tensor prediction, Tensor target);

        default Tensor forward(@Input(3) Tensor x) {
            return y(x);
        }

        @Objective
        default Scalar one(@Input(3) Tensor x, @Input(2) Tensor a) {
            return squared(y(x), a);
        }

        @Objective
        default Scalar two(@Input(3) Tensor x, @Input(2) Tensor a) {
            return absolute(y(x), a);
        }
    }

    private static final int ROWS = 6;

    private final ObjectivesTest_SharedNetwork network = ObjectivesTest_SharedNetwork.create(1);
    private final TensorView x = normal(3);
    private final TensorView a = normal(2);
    private final TensorView b = TensorView.of(new float[] {1, 0, -2, 0.5f, 0.3f, 1, 2, -1, 0, 0, 1, 1}, 2);

    private static TensorView normal(int width) {
        SplitMix64 random = new SplitMix64(width);
        float[] values = new float[width * ROWS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextNormal();
        }
        return TensorView.of(values, width);
    }

    private static float[] gradient(Parameter parameter) {
        float[] gradient = new float[parameter.size()];
        parameter.copyGradientTo(gradient);
        return gradient;
    }

    private static float[] values(Parameter parameter) {
        float[] values = new float[parameter.size()];
        parameter.copyTo(values);
        return values;
    }

    @Test
    void gradientsAreThoseOfWhatTrainsEachParameter() {
        GradientCheck.of(Shared.class).assertCorrect();
        GradientCheck.of(Same.class).assertCorrect();
    }

    @Test
    void eachObjectiveTrainsWhatItListsAlone() {
        try (var session = network.session(ROWS)) {
            for (String objective : network.objectives()) {
                network.zeroGradients();
                session.forward(x, a, b).backward(objective, 1);
                for (Parameter parameter : network.parameters()) {
                    boolean trained = network.trains(objective, parameter.name());
                    boolean listed = switch (objective) {
                        case "second" -> parameter.name().matches("(right|body2.*)\\..*");
                        case "third" -> parameter.name().matches("(stem|body1First)\\..*");
                        default -> !parameter.name().matches("(right|other)\\..*");
                    };
                    assertThat(trained).as(objective + " " + parameter.name()).isEqualTo(listed);
                    if (trained) {
                        assertThat(gradient(parameter)).isNotEqualTo(new float[parameter.size()]);
                    } else {
                        assertThat(gradient(parameter)).containsOnly(0);
                    }
                }
            }
        }
        assertThat(network.objectives()).containsExactly("objective", "second", "third");
    }

    @Test
    void allTogetherAreTheSumOfEachAlone() {
        try (var session = network.session(ROWS)) {
            session.forward(x, a, b);
            double sum = session.loss("objective") + session.loss("second") + session.loss("third");
            assertThat(session.loss()).isEqualTo(sum);
            session.backward(0.5f);
            float[][] together =
                    network.parameters().stream().map(ObjectivesTest::gradient).toArray(float[][]::new);
            network.zeroGradients();
            for (String objective : network.objectives()) {
                session.forward(x, a, b).backward(objective, 0.5f);
                assertThat(session.inputGradient("x").rows()).isZero();
            }
            for (int i = 0; i < together.length; i++) {
                assertThat(gradient(network.parameters().get(i)))
                        .as(network.parameters().get(i).name())
                        .containsExactly(together[i], within(1e-6f));
            }
        }
    }

    /** Neither momentum nor weight decay nor a penalty moves what a step does not train. */
    @Test
    void updatesMoveWhatWasTrainedAlone() {
        for (Optimizer optimizer :
                new Optimizer[] {AdamW.rate(0.01), Sgd.rate(0.01).momentum(0.9).weightDecay(0.1)}) {
            var fresh = ObjectivesTest_SharedNetwork.create(2);
            try (var session = fresh.session(ROWS)) {
                session.forward(x, a, b).backward(1);
                float[] other = values(fresh.layers().other().weight());
                optimizer.step(fresh);
                fresh.zeroGradients();
                assertThat(values(fresh.layers().other().weight())).isEqualTo(other);
                for (String objective : fresh.objectives()) {
                    float[][] before = fresh.parameters().stream()
                            .map(ObjectivesTest::values)
                            .toArray(float[][]::new);
                    session.forward(x, a, b).backward(objective, 1);
                    optimizer.step(fresh);
                    fresh.zeroGradients();
                    for (int i = 0; i < before.length; i++) {
                        Parameter parameter = fresh.parameters().get(i);
                        if (fresh.trains(objective, parameter.name())) {
                            assertThat(values(parameter)).isNotEqualTo(before[i]);
                        } else {
                            assertThat(values(parameter)).isEqualTo(before[i]);
                        }
                    }
                }
                fresh.layers().stem().freeze();
                float[] stem = values(fresh.layers().stem().weight());
                float[] first = values(fresh.layers().body1First().weight());
                session.forward(x, a, b).backward("third", 1);
                optimizer.step(fresh);
                fresh.zeroGradients();
                assertThat(values(fresh.layers().stem().weight())).isEqualTo(stem);
                assertThat(values(fresh.layers().body1First().weight())).isNotEqualTo(first);
            }
        }
    }

    @Test
    void alternatingStepsAllocateNothing() {
        Optimizer optimizer = AdamW.rate(1e-3);
        try (var session = network.session(ROWS)) {
            Runnable steps = () -> {
                for (int step = 0; step < 300; step++) {
                    session.forward(x, a, b).backward(step % 3 == 0 ? "second" : "third", 1);
                    optimizer.step(network);
                    network.zeroGradients();
                }
            };
            assertThat(AllocatedBytes.onceWarm(steps)).isZero();
        }
    }

    @Test
    void objectivesOfOnePassCannotBeRunApart() {
        try (var session = ObjectivesTest_SameNetwork.create(1).session(ROWS)) {
            session.forward(x, a);
            assertThat(session.loss("one") + session.loss("two")).isEqualTo(session.loss());
            assertThatThrownBy(() -> session.backward("one", 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("'two' trains the same as 'one', and one backward pass computes the gradients of their"
                            + " sum: call backward(scale), or let them train different members");
            assertThatThrownBy(() -> session.backward("tow", 1))
                    .hasMessage("there is no objective 'tow'; did you mean 'two'?");
            assertThatThrownBy(() -> session.loss(null)).hasMessage("objective is null");
        }
    }
}
