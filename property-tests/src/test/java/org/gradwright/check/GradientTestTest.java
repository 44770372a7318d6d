// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The annotation that makes a method a check of gradients. */
class GradientTestTest {
    /** Not found by the build itself: it is run by a test. */
    static class Failing {
        static boolean entered;

        @GradientTest(value = Checked.class, tolerance = 1e-18)
        void gradientsAreCorrect() {
            entered = true;
        }
    }

    @GradientTest(Checked.class)
    void gradientsAreCorrect(GradientReport report) {
        assertThat(report.name()).isEqualTo("Checked");
        assertThat(report.directions()).isZero();
    }

    @GradientTest(value = Checked.class, directions = 2, batch = 3, seed = 9)
    void settingsAreTaken(GradientReport report) {
        assertThat(report.directions()).isEqualTo(2);
        assertThat(report.parts().get(6).shape()).isEqualTo(List.of(3, 8));
    }

    @Test
    void aWrongGradientFailsTheTestWithTheReport() {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Failing.class))
                                .build(),
                        listener);

        TestExecutionSummary summary = listener.getSummary();
        assertThat(summary.getTestsFoundCount()).isEqualTo(1);
        assertThat(summary.getFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getException())
                        .isInstanceOf(AssertionError.class)
                        .hasMessageStartingWith("gradients of Checked are wrong: "));
        assertThat(Failing.entered).isFalse();
    }
}
