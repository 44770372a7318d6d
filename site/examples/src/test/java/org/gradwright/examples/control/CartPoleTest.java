// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradwright.check.GradientReport;
import org.gradwright.check.GradientTest;
import org.junit.jupiter.api.Test;

class CartPoleTest {
    @GradientTest(Agent.class)
    void gradientsAreCorrect(GradientReport report) {
        assertThat(report.parts()).hasSize(11);
    }

    @Test
    void learnsToBalanceThePole() {
        CartPoleExample example = new CartPoleExample(1);
        double before = example.play();
        double after = 0;
        for (int update = 0; update < 60; update++) {
            example.learn();
            double steps = example.play();
            after += update >= 50 ? steps / 10 : 0;
        }
        assertThat(before).isLessThan(50);
        assertThat(after).isGreaterThan(150);
    }

    @Test
    void theActorSharesItsSensesWithTheCriticAndTrainsThemAlone() {
        AgentNetwork network = new CartPoleExample(1).network();
        assertThat(network.objectives()).containsExactly("actor", "critic");
        assertThat(network.trains("actor", "senses.weight")).isTrue();
        assertThat(network.trains("critic", "senses.weight")).isFalse();
    }
}
