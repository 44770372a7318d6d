// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.adversarial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RingTest {
    @Test
    void forgedPointsLieAllAroundTheRing() {
        RingExample example = new RingExample(1);
        RingExample.Forgeries before = example.forgeries(1000);
        example.train(2000);
        RingExample.Forgeries after = example.forgeries(1000);
        assertThat(before.distance()).isGreaterThan(0.4);
        assertThat(after.distance()).isLessThan(0.2);
        assertThat(after.fewest()).isGreaterThan(0.03);
    }

    @Test
    void theSameSeedForgesTheSamePoints() {
        RingExample one = new RingExample(7);
        RingExample two = new RingExample(7);
        one.train(20);
        two.train(20);
        assertThat(one.forgeries(50)).isEqualTo(two.forgeries(50));
    }
}
