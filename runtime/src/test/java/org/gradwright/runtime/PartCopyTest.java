// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A network takes over the values of another one that it has a part of. */
class PartCopyTest {
    private final Parts digits = new Parts(Structure.of("Digits", KindNetwork.LABELED, 1)
            .parameter("hidden", "weight", ParameterRole.WEIGHT, Initializer.heNormal(2), 2, 3)
            .parameter("norm", "scale", ParameterRole.SCALE, Initializer.constant(0.5), 3)
            .statistic("norm", "mean", Initializer.constant(0.25), 3)
            .parameter("digit", "weight", ParameterRole.WEIGHT, Initializer.ones(), 3, 10));
    private final Parts letters = new Parts(letters(2));

    private static Structure.Builder letters(int inputs) {
        return Structure.of("Letters", KindNetwork.LABELED, 2)
                .parameter("trunkHidden", "weight", ParameterRole.WEIGHT, Initializer.zeros(), inputs, 3)
                .parameter("trunkNorm", "scale", ParameterRole.SCALE, Initializer.ones(), 3)
                .statistic("trunkNorm", "mean", Initializer.zeros(), 3)
                .parameter("trunk2Hidden", "weight", ParameterRole.WEIGHT, Initializer.zeros(), 1, 3)
                .parameter("trunkless", "weight", ParameterRole.WEIGHT, Initializer.zeros(), 1, 3)
                .parameter("letter", "weight", ParameterRole.WEIGHT, Initializer.constant(0.1), 3, 26);
    }

    /** A network that is only parameters. */
    private static final class Parts extends Network {
        Parts(Structure.Builder structure) {
            super(structure.build());
            parameters().stream()
                    .map(parameter ->
                            parameter.name().substring(0, parameter.name().indexOf('.')))
                    .forEach(layer -> register(new Layer(this, layer, "part")));
        }

        @Override
        public Session session(int capacity) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected Session predictionSession(int capacity) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Network snapshot() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String summary() {
            return "";
        }
    }

    private static float[] values(StoredValues stored) {
        float[] values = new float[stored.size()];
        stored.copyTo(values);
        return values;
    }

    private static String all(Network network) {
        StringBuilder text = new StringBuilder();
        network.parameters().forEach(each -> text.append(Arrays.toString(values(each))));
        network.statistics().forEach(each -> text.append(Arrays.toString(values(each))));
        return text.toString();
    }

    @Test
    void parametersAndStatisticsOfThePartAreTakenOver() {
        letters.copyFrom(digits, "trunk");
        assertThat(values(letters.parameter("trunkHidden.weight")))
                .isEqualTo(values(digits.parameter("hidden.weight")))
                .doesNotContain(0);
        assertThat(values(letters.parameter("trunkNorm.scale"))).containsOnly(0.5f);
        assertThat(values(letters.statistic("trunkNorm.mean"))).containsOnly(0.25f);
        assertThat(values(letters.parameter("letter.weight"))).containsOnly(0.1f);
        assertThat(values(letters.parameter("trunk2Hidden.weight"))).containsOnly(0);
        assertThat(letters.seed()).isEqualTo(2);
    }

    private static void refuses(Parts letters, Parts digits, String part, String message) {
        String before = all(letters);
        assertThatThrownBy(() -> letters.copyFrom(digits, part))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(all(letters)).isEqualTo(before);
    }

    @Test
    void aPartThatIsNotThereIsRefused() {
        refuses(
                letters,
                digits,
                "trnk",
                "no layer of 'Letters' with parameters is in 'trnk'; its layers are [trunkHidden, trunkNorm, trunk2Hidden,"
                        + " trunkless, letter]");
    }

    @Test
    void aLayerThatTheOtherNetworkDoesNotHaveIsRefused() {
        refuses(
                new Parts(letters(2).parameter("trunkOwn", "bias", ParameterRole.BIAS, Initializer.zeros(), 3)),
                digits,
                "trunk",
                "'trunkOwn.bias' of 'Letters' has nothing to take over: the layers of 'Digits' are [hidden, norm, digit]");
    }

    @Test
    void anotherShapeIsRefused() {
        refuses(
                new Parts(letters(4)),
                digits,
                "trunk",
                "'trunkHidden.weight' of 'Letters' is [4, 3], but 'hidden.weight' of 'Digits' is [2, 3]");
    }
}
