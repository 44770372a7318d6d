// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PanelLayoutTest {
    private static final int AT = 2;
    private static final float[] NATURAL = {
        0, 1, 2, 3, 4,
        10, 11, 12, 13, 14,
        20, 21, 22, 23, 24
    };
    private static final float[] STORED = {
        -1, -1, //
        0, 1, 10, 11, 20, 21, //
        2, 3, 12, 13, 22, 23, //
        4, 14, 24, //
        -1
    };

    private final PanelLayout layout = new PanelLayout(3, 5, 2);

    @Test
    void panelsLieOneAfterTheOtherAndTheLastIsAsNarrowAsWhatIsLeft() {
        float[] stored = new float[STORED.length];
        Arrays.fill(stored, -1);
        layout.scatter(NATURAL, stored, AT);
        assertThat(stored).isEqualTo(STORED);
    }

    @Test
    void whatWasStoredComesBack() {
        float[] natural = new float[NATURAL.length];
        layout.gather(STORED, AT, natural);
        assertThat(natural).isEqualTo(NATURAL);
    }

    @Test
    void everyElementIsWhereItWasStored() {
        for (int place = 0; place < NATURAL.length; place++) {
            assertThat(STORED[AT + layout.stored(place)]).isEqualTo(NATURAL[place]);
        }
    }

    @Test
    void aMatrixThatIsNoWiderThanAPanelIsRowMajor() {
        assertThat(PanelLayout.ofProvider(3, 1)).isNull();
    }
}
