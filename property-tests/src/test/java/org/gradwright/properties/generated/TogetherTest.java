// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gradwright.BatchNorm;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Tanh;
import org.gradwright.loss.MeanSquaredError;
import org.gradwright.loss.SparseCategoricalCrossEntropy;
import org.gradwright.runtime.Parameter;
import org.gradwright.runtime.TensorView;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.SplitMix64;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.optimizer.Optimizer;
import org.junit.jupiter.api.Test;

/** Networks trained with each other: passes that take and give views. */
class TogetherTest {
    /** What has no loss; a network in front of another one. */
    @Network(inputGradients = true)
    interface Front {
        @Dense(units = 7)
        @Tanh
        Tensor hidden(@Input(5) Tensor x);

        @BatchNorm
        Tensor norm(Tensor x);

        @Dense(units = 6)
        Tensor code(Tensor x);
    }

    @Network(inputGradients = true)
    interface Rear {
        @Dense(units = 4)
        @Tanh
        Tensor next(@Input(6) Tensor code);

        @Dense(units = 3)
        @SparseCategoricalCrossEntropy
        Tensor y(Tensor x);
    }

    /** Both, as one. */
    @Network(inputGradients = true, outputGradients = true)
    interface Both {
        @Dense(units = 7)
        @Tanh
        Tensor hidden(@Input(5) Tensor x);

        @BatchNorm
        Tensor norm(Tensor x);

        @Dense(units = 6)
        Tensor code(Tensor x);

        @Dense(units = 4)
        @Tanh
        Tensor next(Tensor code);

        @Dense(units = 3)
        @SparseCategoricalCrossEntropy
        Tensor y(Tensor x);
    }

    /** Two outputs, of which one has a loss. */
    @Network(outputGradients = true)
    interface Two {
        record Outputs(Tensor price, Tensor code) {}

        @Dense(units = 2)
        Tensor code(Tensor x);

        @Dense(units = 1)
        @MeanSquaredError
        Tensor price(Tensor x);

        default Outputs forward(@Input(3) Tensor x) {
            Tensor code = code(x);
            return new Outputs(price(code), code);
        }
    }

    private static final int ROWS = 9;
    private static final float[] LABELS = {0, 1, 2, 2, 1, 0, 0, 2, 1};

    private final TogetherTest_FrontNetwork front = TogetherTest_FrontNetwork.create(1);
    private final TogetherTest_RearNetwork rear = TogetherTest_RearNetwork.create(2);
    private final TogetherTest_BothNetwork both = both();
    private final TensorView x = TensorView.of(normal(5 * ROWS), 5);
    private final TensorView labels = TensorView.of(LABELS, 1);

    private static float[] normal(int length) {
        SplitMix64 random = new SplitMix64(length);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextNormal();
        }
        return values;
    }

    private TogetherTest_BothNetwork both() {
        TogetherTest_BothNetwork network = TogetherTest_BothNetwork.create(3);
        for (Parameter parameter : network.parameters()) {
            float[] values = new float[parameter.size()];
            original(parameter).copyTo(values);
            parameter.set(values);
        }
        return network;
    }

    private Parameter original(Parameter parameter) {
        boolean inFront =
                front.parameters().stream().anyMatch(each -> each.name().equals(parameter.name()));
        return (inFront ? front : rear).parameter(parameter.name());
    }

    private static float[] gradient(Parameter parameter) {
        float[] gradient = new float[parameter.size()];
        parameter.copyGradientTo(gradient);
        return gradient;
    }

    private static float[] copied(TensorView view) {
        float[] values = new float[view.rows() * view.width()];
        view.copyTo(values);
        return values;
    }

    @Test
    void twoNetworksHaveTheGradientsOfBothAsOne() {
        try (var f = front.session(ROWS);
                var r = rear.session(ROWS);
                var b = both.session(ROWS)) {
            b.forward(x, labels).backward(0.5f);
            r.forward(f.forward(x).code(), labels).backward(0.5f);
            f.backward(r.inputGradient().code());
            assertThat(r.loss()).isEqualTo(b.loss());
            assertThat(copied(f.inputGradient().x()))
                    .isEqualTo(copied(b.inputGradient().x()));
            for (Parameter parameter : both.parameters()) {
                assertThat(gradient(original(parameter)))
                        .as(parameter.name())
                        .isEqualTo(gradient(parameter))
                        .isNotEqualTo(new float[parameter.size()]);
            }
            assertThat(front.statistic("norm.mean").get(0))
                    .isEqualTo(both.statistic("norm.mean").get(0));
        }
    }

    @Test
    void viewsAndBatchesGiveTheSameBits() {
        int[] classes = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            classes[row] = (int) LABELS[row];
        }
        var data =
                TogetherTest_BothNetwork.data().x(normal(5 * ROWS)).y(classes).build();
        try (var session = both.session(ROWS)) {
            session.forward(x, labels).backward(1);
            float[] ofViews = gradient(both.layers().hidden().weight());
            double loss = session.loss();
            both.zeroGradients();
            session.forward(Batch.all(data)).backward(1);
            assertThat(session.loss()).isEqualTo(loss);
            assertThat(session.loss("y")).isEqualTo(loss);
            assertThat(gradient(both.layers().hidden().weight())).isEqualTo(ofViews);
        }
    }

    @Test
    void gradientsOfInputsAloneLeaveThoseOfParametersAsTheyAre() {
        try (var r = rear.session(ROWS)) {
            TensorView code = TensorView.of(normal(6 * ROWS), 6);
            r.forward(code, labels).backward(1);
            float[] expected = copied(r.inputGradient("code"));
            float[] before = gradient(rear.layers().next().weight());
            r.forward(code, labels).backwardInputs();
            assertThat(copied(r.inputGradient("code"))).isEqualTo(expected);
            assertThat(gradient(rear.layers().next().weight())).isEqualTo(before);
            r.forward(code, labels).backward(1);
            for (int i = 0; i < before.length; i++) {
                before[i] *= 2;
            }
            assertThat(gradient(rear.layers().next().weight())).containsExactly(before, within(1e-6f));
        }
        try (var f = front.session(ROWS)) {
            TensorView given = TensorView.of(normal(6 * ROWS), 6);
            f.forward(x).backward(given);
            float[] expected = copied(f.inputGradient().x());
            front.zeroGradients();
            f.forward(x).backwardInputs(given);
            assertThat(copied(f.inputGradient().x())).isEqualTo(expected);
            front.parameters()
                    .forEach(parameter -> assertThat(gradient(parameter)).containsOnly(0));
        }
    }

    /** The gradient of the mean cross-entropy in the probabilities is {@code -1 / p / rows} at each row's class. */
    @Test
    void gradientsInOutputsAreThoseOfWhatTheirViewsShow() {
        try (var session = both.session(ROWS)) {
            session.forward(x, labels).backward(1);
            float[][] expected = new float[both.parameters().size()][];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = gradient(both.parameters().get(i));
            }
            float[] ofInputs = copied(session.inputGradient().x());
            both.zeroGradients();
            session.forward(x);
            assertThat(session.loss()).isNaN();
            assertThat(session.loss("y")).isNaN();
            float[] gradient = new float[3 * ROWS];
            for (int row = 0; row < ROWS; row++) {
                int label = (int) LABELS[row];
                gradient[3 * row + label] = -1 / session.y().get(row, label) / ROWS;
            }
            session.backward(TensorView.of(gradient, 3));
            for (int i = 0; i < expected.length; i++) {
                Parameter parameter = both.parameters().get(i);
                assertThat(gradient(parameter)).as(parameter.name()).containsExactly(expected[i], within(1e-6f));
            }
            assertThat(copied(session.inputGradient().x())).containsExactly(ofInputs, within(1e-6f));
        }
    }

    @Test
    void severalOutputsAreGivenOneGradientEach() {
        var network = TogetherTest_TwoNetwork.create(1);
        TensorView rows = TensorView.of(new float[] {1, 2, 3, -1, 0, 1}, 3);
        TensorView ofPrice = TensorView.of(new float[] {0.5f, -2}, 1);
        TensorView ofCode = TensorView.of(new float[] {1, 3, -2, 0.25f}, 2);
        float[] w = new float[6];
        network.layers().code().weight().copyTo(w);
        float[] v = new float[2];
        network.layers().price().weight().copyTo(v);
        try (var session = network.session(2)) {
            session.forward(rows).backward(ofPrice, ofCode);
        }
        float[] expected = new float[6];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                for (int row = 0; row < 2; row++) {
                    expected[2 * i + j] += rows.get(row, i) * (ofCode.get(row, j) + ofPrice.get(row, 0) * v[j]);
                }
            }
        }
        assertThat(gradient(network.layers().code().weight())).containsExactly(expected, within(1e-5f));
    }

    @Test
    void frozenLayersPassGradientsOnAndGetNone() {
        try (var f = front.session(ROWS)) {
            TensorView given = TensorView.of(normal(6 * ROWS), 6);
            f.forward(x).backward(given);
            float[] hidden = gradient(front.layers().hidden().weight());
            front.zeroGradients();
            front.layers().code().freeze();
            f.forward(x).backward(given);
            assertThat(gradient(front.layers().hidden().weight())).isEqualTo(hidden);
            assertThat(gradient(front.layers().code().weight())).containsOnly(0);
        }
    }

    @Test
    void alternatingStepsAllocateNothing() {
        Optimizer ofFront = Adam.rate(1e-3);
        Optimizer ofRear = Adam.rate(1e-3);
        try (var f = front.session(ROWS);
                var r = rear.session(ROWS)) {
            Runnable steps = () -> {
                for (int step = 0; step < 300; step++) {
                    r.forward(f.forward(x).code(), labels).backward(1);
                    ofRear.step(rear);
                    rear.zeroGradients();
                    r.forward(f.code(), labels).backwardInputs();
                    f.backward(r.inputGradient().code());
                    ofFront.step(front);
                    front.zeroGradients();
                }
            };
            assertThat(AllocatedBytes.onceWarm(steps)).isZero();
            assertThat(r.loss()).isLessThan(0.1);
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        TensorView four = TensorView.of(new float[20], 5);
        TensorView code = TensorView.of(new float[6 * ROWS], 6);
        try (var f = front.session(ROWS);
                var r = rear.session(ROWS);
                var other = rear.session(ROWS)) {
            assertThatThrownBy(() -> f.forward(code)).hasMessage("'x' has 6 values a row, but must have 5");
            assertThatThrownBy(() -> r.forward(f.code()))
                    .hasMessage("'code' has no rows: the session that it is a view of has computed nothing, or was"
                            + " refused to");
            assertThatThrownBy(() -> f.forward((TensorView) null)).hasMessage("'x' is null");
            assertThatThrownBy(() -> r.forward(code, TensorView.of(new float[4], 1)))
                    .hasMessage("'y' has 4 rows, but must have 9");
            assertThatThrownBy(() -> r.forward(code, TensorView.of(new float[] {0, 1, 2, 0, 1, 2, 0, 1, 0.5f}, 1)))
                    .hasMessage("'y' is 0.5 in row 8, but must be a whole number from 0 to 2");
            assertThatThrownBy(() -> r.forward(code, TensorView.of(new float[] {0, 1, 2, 0, 1, 2, 0, 3, 1}, 1)))
                    .hasMessage("'y' is 3.0 in row 7, but must be a whole number from 0 to 2");
            assertThatThrownBy(() -> f.forward(TensorView.of(new float[5 * 10], 5)))
                    .hasMessage("batch has 10 rows, but the session holds at most 9");
            float[] odd = new float[5 * ROWS];
            odd[7] = Float.NaN;
            assertThatThrownBy(() -> f.forward(TensorView.of(odd, 5)))
                    .hasMessage("'x' is NaN in row 1, column 2, but must be finite");
            assertThatThrownBy(() -> f.backward(code))
                    .hasMessage("backward needs a forward(batch) of its own before it");
            f.forward(x);
            assertThatThrownBy(() -> f.backward(TensorView.of(new float[6], 6)))
                    .hasMessage("'gradient of code' has 1 rows, but must have 9");
            assertThatThrownBy(() -> f.backward(four))
                    .hasMessage("'gradient of code' has 5 values a row, but must have 6");
            assertThatThrownBy(() -> f.backward(1)).hasMessageStartingWith("'TogetherTest_Front' has no loss");
            assertThatThrownBy(f::backwardInputs).hasMessageStartingWith("'TogetherTest_Front' has no loss");
            r.forward(code);
            assertThatThrownBy(() -> r.backward(1))
                    .hasMessage("the last forward of 'TogetherTest_Rear' was given its inputs alone, so there is no"
                            + " loss: give it the targets too, or give backward the gradients of the outputs");
            assertThatThrownBy(() -> r.forward(code, labels).backward("z", 1))
                    .hasMessage("there is no objective 'z'; did you mean 'y'?");
            other.forward(code, labels).backward(1);
            Adam.rate(1).step(rear);
            assertThatThrownBy(() -> r.backwardInputs())
                    .hasMessageEndingWith("call forward(batch) again before backward");
        }
        try (var session = TogetherTest_TwoNetwork.create(1).session(2)) {
            assertThatThrownBy(session::backwardInputs)
                    .hasMessage("'TogetherTest_Two' has no gradients for its inputs: declare it with"
                            + " @Network(inputGradients = true)");
            assertThatThrownBy(() -> session.price().first(1))
                    .hasMessage("this is a view of a session, which shows the rows of the last batch");
        }
        assertThatThrownBy(() -> TensorView.of(new float[5], 2))
                .hasMessage("the array has 5 values, but must hold one or more rows of 2");
        assertThatThrownBy(() -> TensorView.of(new float[5], 0)).hasMessage("width is 0, but must be at least 1");
        assertThatThrownBy(() -> four.first(5)).hasMessage("rows is 5, but must be from 1 to 4, the rows of the array");
        assertThat(four.first(3).rows()).isEqualTo(3);
    }
}
