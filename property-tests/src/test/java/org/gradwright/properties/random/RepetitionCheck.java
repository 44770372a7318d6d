// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradwright.check.Relative;
import org.gradwright.properties.interpreter.Feed;
import org.gradwright.properties.interpreter.GraphInterpreter.Mode;
import org.gradwright.properties.interpreter.State;
import org.gradwright.properties.random.Tally.Count;
import org.gradwright.properties.subject.Subject;

/** The same passes give the same bits, in this session and in one of another capacity; and gradients add up. */
final class RepetitionCheck {
    private final GraphView view;
    private final Subject subject;
    private final State state;
    private final Feed feed;
    private final Tally tally;

    private RepetitionCheck(GraphView view, Subject subject, State state, Feed feed, Tally tally) {
        this.view = view;
        this.subject = subject;
        this.state = state;
        this.feed = feed;
        this.tally = tally;
    }

    /**
     * Checks a subject that has loaded {@code feed}.
     *
     * @param other the same network with a session of another capacity
     * @param runs what the interpreter makes of the state and the batch
     */
    static void check(
            GraphView view, Subject subject, Subject other, State state, Feed feed, FloatBound.Runs runs, Tally tally) {
        RepetitionCheck check = new RepetitionCheck(view, subject, state, feed, tally);
        Map<String, double[]> once = check.passes(subject);
        check.same("again", once, check.passes(subject));
        other.load(feed);
        check.same("in a session of another capacity", once, check.passes(other));
        check.adding(runs);
    }

    static Map<String, double[]> gradientsOf(Subject subject) {
        Map<String, double[]> gradients = new TreeMap<>();
        subject.parameterNames().forEach(name -> gradients.put("gradient of " + name, subject.gradient(name)));
        return gradients;
    }

    /** All that a prediction and a training pass give, from the same state each time. */
    private Map<String, double[]> passes(Subject subject) {
        subject.set(state);
        subject.zeroGradients();
        Map<String, double[]> results = new TreeMap<>();
        List<double[]> predicted = subject.predict(view.inputs(feed), feed.rows(), view.outputWidths());
        for (int i = 0; i < predicted.size(); i++) {
            results.put("prediction " + i, predicted.get(i));
        }
        results.put("evaluation", new double[] {subject.evaluate()});
        results.put("loss", new double[] {subject.forward()});
        subject.backward(1);
        view.trainedOutputs().forEach(output -> results.put(output.name(), subject.output(output.name())));
        results.putAll(gradientsOf(subject));
        subject.state().statistics().forEach(results::put);
        return results;
    }

    private void same(String when, Map<String, double[]> first, Map<String, double[]> second) {
        second.forEach((name, values) -> {
            assertThat(values).as(name + ", " + when).isEqualTo(first.get(name));
            tally.count(Count.REPEATED);
        });
    }

    /**
     * {@code backward(1)} and {@code backward(2)}, each after a forward pass, add up. The second batch of a step draws the
     * masks of the rows behind the first.
     */
    private void adding(FloatBound.Runs first) {
        subject.set(state);
        subject.zeroGradients();
        subject.forward();
        subject.backward(1);
        Map<String, double[]> once = gradientsOf(subject);
        subject.forward();
        if (view.isOverWholeBatch()) {
            assertThatThrownBy(() -> subject.backward(2)).hasMessageContaining("is taken over the whole batch");
            subject.zeroGradients();
            subject.backward(2);
            subject.zeroGradients();
            return;
        }
        subject.backward(2);
        FloatBound.Runs second = view.draws()
                ? FloatBound.runs(view.checked().graph(), state.behind(feed.rows()), feed, Mode.TRAINING)
                : first;
        Map<String, double[]> added = view.expectedGradients(second.exact());
        double largest =
                once.values().stream().mapToDouble(Relative::largest).max().orElse(0);
        Map<String, double[]> sums = gradientsOf(subject);
        subject.parameterNames().forEach(name -> {
            String key = "gradient of " + name;
            double[] three = once.get(key).clone();
            Arrays.setAll(three, i -> three[i] + 2 * added.get(name)[i]);
            second.bound(e -> view.expectedGradients(e).get(name), largest)
                    .scaled(3, subject.unit())
                    .check(key + ", backward(1) and backward(2)", sums.get(key), three);
        });
        subject.zeroGradients();
    }
}
