// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gradwright.processor.Compilation;
import org.gradwright.processor.compiling.Accepted;
import org.gradwright.processor.compiling.Javac;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Breaks the training graph of a network in one place at a time. */
class GraphCheckerTest {
    private static Graph whole = new Graph("", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    @BeforeAll
    static void compile() {
        Compilation compilation = Javac.withLibrary()
                .option("-proc:only")
                .file("models/Digits.java", Accepted.text(Accepted.path("golden/Digits.java")))
                .run()
                .compilation();
        whole = compilation.training().graph();
    }

    private static Graph with(String name, UnaryOperator<Node> change) {
        List<Node> nodes = new ArrayList<>(whole.nodes());
        Node found = nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
        nodes.set(found.id(), change.apply(found));
        return new Graph(
                whole.name(),
                nodes,
                whole.layers(),
                whole.outputs(),
                whole.objectives(),
                whole.effects(),
                whole.penalties());
    }

    private static Node reading(Node node, List<Integer> inputs) {
        return new Node(node.id(), node.name(), node.layer(), node.operation(), inputs, node.shape(), node.type());
    }

    private static Node shaped(Node node, Shape shape) {
        return new Node(node.id(), node.name(), node.layer(), node.operation(), node.inputs(), shape, node.type());
    }

    @Test
    void soundGraphIsReturned() {
        assertThat(GraphChecker.checked(whole)).isSameAs(whole);
    }

    @Test
    void nodeThatStandsElsewhereIsRefused() {
        assertThatThrownBy(() -> GraphChecker.checked(with(
                        "hidden",
                        node -> new Node(
                                node.id() + 1,
                                node.name(),
                                node.layer(),
                                node.operation(),
                                node.inputs(),
                                node.shape(),
                                node.type()))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'hidden'")
                .hasMessageContaining("stands at position");
    }

    @Test
    void nodeThatReadsALaterOneIsRefused() {
        assertThatThrownBy(() -> GraphChecker.checked(with("hidden", node -> reading(node, List.of(node.id() + 1)))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not stand before it");
        assertThatThrownBy(() -> GraphChecker.checked(with("hidden", node -> reading(node, List.of(node.id())))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not stand before it");
    }

    /** An input too few or too many is noticed at every node. */
    @Test
    void everyWrongNumberOfInputsIsRefused() {
        assertThat(whole.nodes()).allSatisfy(node -> {
            if (!node.inputs().isEmpty()) {
                List<Integer> fewer = node.inputs().subList(1, node.inputs().size());
                assertRefused(with(node.name(), each -> reading(each, fewer)));
            }
            if (node.id() > 0) {
                List<Integer> more = new ArrayList<>(node.inputs());
                more.add(0);
                assertRefused(with(node.name(), each -> reading(each, more)));
            }
        });
    }

    /** A shape that no operation here can give is noticed at every node but the one whose operands can be spread over it. */
    @Test
    void everyWrongShapeIsRefused() {
        assertThat(whole.nodes()).filteredOn(node -> !node.inputs().isEmpty()).allSatisfy(node -> {
            if (!node.name().equals("digitLossFactor")) {
                assertRefused(with(node.name(), each -> shaped(each, Shape.batch(77))));
            }
            assertRefused(with(node.name(), each -> shaped(each, Shape.fixed(5, 7))));
        });
    }

    private static void assertRefused(Graph graph) {
        assertThatThrownBy(() -> GraphChecker.checked(graph))
                .isInstanceOfAny(IllegalStateException.class, IllegalArgumentException.class);
    }
}
