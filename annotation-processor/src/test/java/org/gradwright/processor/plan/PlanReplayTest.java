// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradwright.processor.Compilation;
import org.gradwright.processor.compiling.Javac;
import org.gradwright.processor.compiling.RandomNetworks;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.GraphPrinter;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.TrainingGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans of random networks compute what their graphs say, whatever shares an array. */
class PlanReplayTest {
    private static final int NETWORKS = 150;

    private static List<Compilation> compilations = List.of();

    @BeforeAll
    static void compile() {
        Javac.Result result = RandomNetworks.javac(NETWORKS, 20_240_501)
                .option("-proc:only")
                .run()
                .silent();
        compilations = result.compilations();
        assertThat(compilations).hasSize(NETWORKS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void trainingReadsWhatItMeansToRead(boolean frozen) {
        assertAll(compilations.stream()
                .flatMap(each -> Stream.of(
                        () -> training(each.graph(), each.training(), each.plan(), frozen),
                        () -> training(each.graph(), each.checked(), each.checkedPlan(), frozen))));
    }

    @Test
    void predictionReadsWhatItMeansToRead() {
        assertAll(compilations.stream().map(each -> () -> prediction(each.graph(), each.plan())));
    }

    @Test
    void everyArrayHasItsOwnName() {
        assertThat(compilations)
                .allSatisfy(each -> assertThat(each.checkedPlan().buffers())
                        .extracting(Buffer::name)
                        .doesNotHaveDuplicates());
    }

    @Test
    void sharedArraysAreUsed() {
        assertThat(compilations)
                .flatExtracting(each -> each.plan().buffers())
                .anyMatch(buffer -> buffer.contents().size() > 2);
    }

    /** A checker that finds nothing in a broken plan would be worth nothing. */
    @Test
    void replayFindsASectionThatRunsTooLate() {
        List<Compilation> several = compilations.stream()
                .filter(each -> each.plan().inference().size() > 1)
                .toList();
        assertThat(several).isNotEmpty().allSatisfy(each -> {
            Plan plan = each.plan();
            List<Section> late = new ArrayList<>(plan.inference());
            late.add(late.remove(0));
            assertThatThrownBy(() -> started(each.graph(), plan, false).run(late))
                    .isInstanceOf(AssertionError.class);
        });
    }

    private static void training(Graph forward, TrainingGraph training, Plan plan, boolean frozen) {
        Terms terms = new Terms(training.graph(), plan, frozen, false);
        Replay replay = started(forward, plan, frozen);
        replay.run(plan.forward());
        for (Graph.Output output : forward.outputs()) {
            assertThat(link(forward, plan, replay, output))
                    .as(GraphPrinter.print(forward))
                    .isEqualTo(terms.of(output.value()));
        }
        replay.run(plan.losses());
        for (int i = 0; i < plan.objectives().size(); i++) {
            Node value = forward.node(forward.objectives().get(i).value());
            if (plan.objectives().get(i) instanceof Plan.Total total) {
                assertThat(replay.read(total.values())).isEqualTo(terms.of(value.input(0)));
                assertThat(replay.read(total.weights())).isEqualTo(terms.of(value.input(1)));
                total.divisor()
                        .ifPresent(divisor -> assertThat(replay.read(divisor)).isEqualTo(terms.of(value.input(2))));
            } else {
                Location computed = ((Plan.Computed) plan.objectives().get(i)).location();
                assertThat(replay.read(computed)).isEqualTo(terms.of(value.id()));
            }
        }
        replay.run(plan.backward());
        Map<String, List<Object>> gradients = new HashMap<>();
        for (TrainingGraph.Gradient gradient : training.parameters()) {
            if (!frozen) {
                gradients.put(constant(plan, gradient.of()), List.of(terms.of(gradient.value())));
            }
        }
        assertThat(replay.gradients).as(GraphPrinter.print(training.graph())).isEqualTo(gradients);
        for (TrainingGraph.Gradient gradient : training.inputs()) {
            Location location =
                    plan.inputGradients().get(forward.node(gradient.of()).name());
            assertThat(replay.read(location)).isEqualTo(terms.of(gradient.value()));
        }
        Map<String, Object> statistics = new HashMap<>();
        for (int effect : forward.effects()) {
            if (!frozen) {
                statistics.put(constant(plan, forward.node(effect).input(0)), terms.of(effect));
            }
        }
        assertThat(replay.statistics).isEqualTo(statistics);
        for (Graph.Output output : forward.outputs()) {
            assertThat(link(forward, plan, replay, output))
                    .as("the output after the backward pass of\n" + GraphPrinter.print(forward))
                    .isEqualTo(terms.of(output.value()));
        }
    }

    private static void prediction(Graph forward, Plan plan) {
        Terms terms = new Terms(plan.derivation().graph(), plan, false, true);
        Replay replay = started(forward, plan, false);
        replay.run(plan.inference());
        for (Graph.Output output : forward.outputs()) {
            assertThat(link(forward, plan, replay, output))
                    .as(GraphPrinter.print(forward))
                    .isEqualTo(terms.of(output.value()));
        }
        assertThat(replay.gradients).isEmpty();
        assertThat(replay.statistics).isEmpty();
    }

    /** What a session shows of an output: its links run when it is asked for. */
    private static Object link(Graph forward, Plan plan, Replay replay, Graph.Output output) {
        replay.run(plan.links());
        return replay.read(plan.locations().get(forward.node(output.value()).name()));
    }

    private static Replay started(Graph forward, Plan plan, boolean frozen) {
        Replay replay = new Replay(frozen).run(plan.derivation().steps());
        for (Node node : forward.nodes()) {
            Operation operation = node.operation();
            if (operation instanceof Operation.Input
                    || operation instanceof Operation.Target
                    || operation instanceof Operation.SampleWeight) {
                replay.arrays.put(((Location.Array) plan.locations().get(node.name())).name(), node.name());
            }
        }
        return replay;
    }

    private static String constant(Plan plan, int node) {
        return Stream.concat(plan.parameters().stream(), plan.statistics().stream())
                .filter(stored -> stored.node() == node)
                .findFirst()
                .orElseThrow()
                .constant();
    }
}
