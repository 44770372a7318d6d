// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.gradwright.Block;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Repeat;
import org.gradwright.Scalar;
import org.gradwright.Tensor;
import org.gradwright.Tied;
import org.gradwright.Use;
import org.gradwright.activation.Tanh;
import org.gradwright.check.GradientCheck;
import org.gradwright.loss.MeanSquaredError;
import org.gradwright.runtime.Layer;
import org.gradwright.runtime.Parameter;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.optimizer.Adam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers that share the weight of another one, transposed. */
class TiedTest {
    private static final int ROWS = 6;

    @Network
    interface Coder {
        @Dense(units = 3)
        @Tanh
        Tensor encode(Tensor x);

        @Tied("encode")
        Tensor decode(Tensor code);

        @MeanSquaredError
        Scalar error(Tensor prediction, Tensor target);

        default Tensor forward(@Input(5) Tensor x) {
            return decode(encode(x));
        }

        default Scalar objective(@Input(5) Tensor x) {
            return error(forward(x), x);
        }
    }

    @Block
    interface Mirror {
        @Dense(units = 5)
        @Tanh
        Tensor in(Tensor x);

        @Tied("in")
        Tensor out(Tensor h);

        default Tensor apply(Tensor x) {
            return x.add(out(in(x)));
        }
    }

    @Network
    interface Mirrors {
        @Use(Mirror.class)
        @Repeat(2)
        Tensor body(Tensor x);

        @MeanSquaredError
        Scalar error(Tensor prediction, Tensor target);

        default Tensor forward(@Input(5) Tensor x) {
            return body(x);
        }

        default Scalar objective(@Input(5) Tensor x) {
            return error(forward(x), x.tanh());
        }
    }

    private static Batch batch(TiedTest_CoderNetwork.Data data) {
        return Batch.all(data.x(values()).build());
    }

    private static float[] values() {
        float[] values = new float[ROWS * 5];
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return values;
    }

    private static float[] gradient(Parameter parameter) {
        float[] gradient = new float[parameter.size()];
        parameter.copyGradientTo(gradient);
        return gradient;
    }

    @Test
    void gradientsOfBothUsesAreSummed() {
        GradientCheck.of(Coder.class).assertCorrect();
        GradientCheck.of(Mirrors.class).assertCorrect();
    }

    @Test
    void weightBelongsToOneLayer() {
        TiedTest_CoderNetwork network = TiedTest_CoderNetwork.create(1);
        assertThat(network.parameters())
                .extracting(Parameter::name)
                .containsExactly("encode.weight", "encode.bias", "decode.bias");
        Layer decode = network.layers().decode();
        assertThat(decode.kind()).isEqualTo("tied");
        assertThat(decode.parameters()).extracting(Parameter::name).containsExactly("decode.bias");
        assertThat(network.summary()).contains("23 parameters (92 bytes), 30 multiply-adds a row");
    }

    @Test
    void itIsFrozenWhereItBelongs() {
        TiedTest_CoderNetwork network = TiedTest_CoderNetwork.create(1);
        network.layers().encode().freeze();
        try (var session = network.session(ROWS)) {
            session.forward(batch(TiedTest_CoderNetwork.data())).backward(1);
        }
        assertThat(gradient(network.layers().encode().weight())).containsOnly(0);
        assertThat(gradient(network.layers().decode().parameters().get(0))).doesNotContain(0);

        network = TiedTest_CoderNetwork.create(1);
        network.layers().decode().freeze();
        try (var session = network.session(ROWS)) {
            session.forward(batch(TiedTest_CoderNetwork.data())).backward(1);
        }
        assertThat(gradient(network.layers().encode().weight())).doesNotContain(0);
        assertThat(gradient(network.layers().decode().parameters().get(0))).containsOnly(0);
    }

    /** Blocks that share their methods freeze their own weights. */
    @Test
    void itIsFrozenInItsOwnBlockAlone() {
        TiedTest_MirrorsNetwork network = TiedTest_MirrorsNetwork.create(1);
        network.layers().body2In().freeze();
        try (var session = network.session(ROWS)) {
            session.forward(Batch.all(TiedTest_MirrorsNetwork.data().x(values()).build()))
                    .backward(1);
        }
        assertThat(gradient(network.layers().body1In().weight())).doesNotContain(0);
        assertThat(gradient(network.layers().body2In().weight())).containsOnly(0);
        assertThat(gradient(network.layers().body2Out().parameters().get(0))).doesNotContain(0);
    }

    @Test
    void trainsAndIsStored(@TempDir Path folder) {
        TiedTest_CoderNetwork network = TiedTest_CoderNetwork.create(1);
        Batch batch = batch(TiedTest_CoderNetwork.data());
        Adam adam = Adam.rate(0.02);
        double before;
        double after = Double.NaN;
        try (var session = network.session(ROWS)) {
            before = session.evaluate(batch);
            for (int i = 0; i < 300; i++) {
                after = session.trainStep(batch, adam);
            }
        }
        assertThat(after).isLessThan(before / 4);
        network.save(folder.resolve("coder.safetensors"));
        TiedTest_CoderNetwork other = TiedTest_CoderNetwork.create(2);
        other.load(folder.resolve("coder.safetensors"));
        float[] row = {0.1f, -0.2f, 0.3f, 0.4f, -0.5f};
        assertThat(other.predict(row)).isEqualTo(network.predict(row));
    }
}
