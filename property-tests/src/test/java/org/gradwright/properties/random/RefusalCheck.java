// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gradwright.properties.interpreter.Feed;
import org.gradwright.properties.interpreter.State;
import org.gradwright.properties.random.Tally.Count;
import org.gradwright.properties.subject.Subject;

/** Batches that do not fit are refused, and leave the network as it was. */
final class RefusalCheck {
    private final GraphView view;
    private final Subject subject;
    private final Architecture architecture;
    private final Drawn drawn;
    private final Tally tally;

    private RefusalCheck(GraphView view, Subject subject, Architecture architecture, Drawn drawn, Tally tally) {
        this.view = view;
        this.subject = subject;
        this.architecture = architecture;
        this.drawn = drawn;
        this.tally = tally;
    }

    /** Checks the session of a subject that has been trained before, and then loads {@code feed} again. */
    static void check(GraphView view, Subject subject, Architecture architecture, Feed feed, Drawn drawn, Tally tally) {
        RefusalCheck check = new RefusalCheck(view, subject, architecture, drawn, tally);
        Map<String, double[]> before = check.numbers();
        check.refusals();
        check.numbers()
                .forEach((name, values) -> assertThat(values)
                        .as(name + " after batches that were refused")
                        .isEqualTo(before.get(name)));
        if (check.trains()) {
            subject.load(feed);
        }
    }

    private void refusals() {
        int most = architecture.capacity();
        Feed large = drawn.feed(view.graph(), architecture.targets(), most + 1, architecture.weighted());
        String message = "batch has " + (most + 1) + " rows, but the session holds at most " + most;
        refused(message, () -> subject.predict(view.inputs(large), large.rows(), view.outputWidths()));
        if (!trains()) {
            return;
        }
        subject.load(large);
        refused(message, subject::forward);
        refused(message, subject::evaluate);
        refused("backward needs a forward(batch) of its own before it", () -> subject.backward(1));
        if (subject.minimumTrainingRows() > 1) {
            subject.load(drawn.feed(view.graph(), architecture.targets(), 1, architecture.weighted()));
            refused(" needs at least 2 rows in training, but the batch has 1", subject::forward);
        }
    }

    private void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .as("a batch that does not fit")
                .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class)
                .hasMessageEndingWith(message);
        tally.count(Count.REFUSED);
    }

    private boolean trains() {
        return !view.graph().objectives().isEmpty();
    }

    private Map<String, double[]> numbers() {
        State state = subject.state();
        Map<String, double[]> numbers = new TreeMap<>(state.parameters());
        numbers.putAll(state.statistics());
        subject.parameterNames().forEach(name -> numbers.put("gradient of " + name, subject.gradient(name)));
        return numbers;
    }
}
