// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Operation.Reduction;
import org.gradwright.processor.graph.Window;

/**
 * What a generated class consists of.
 *
 * @param graph the forward graph
 * @param parameters in storage order
 * @param statistics in storage order
 * @param buffers of a session
 * @param locations of the forward nodes that mean something outside, and of input gradients, by node name
 * @param forward what training computes, up to the raw outputs
 * @param losses what the objectives need beyond that
 * @param objectives what the loss is the sum of
 * @param backward in the order of execution, of all passes
 * @param passes the backward passes by themselves, where some objective trains a part of the network alone
 * @param outputs the backward pass from given gradients in the outputs, if there is one
 * @param inference what prediction computes, up to the raw outputs
 * @param evaluation what the evaluation of the losses computes before them, as in prediction, where that is not what
 *     prediction computes
 * @param links from raw outputs to predicted ones
 * @param inputGradients names of the inputs whose gradients are computed, with the location of each
 * @param windows on images, by the constants that hold them
 * @param derivation what prediction reads that depends on parameters and statistics alone
 * @param layout which values lie in the buffers, and when
 */
public record Plan(
        Graph graph,
        List<Stored> parameters,
        List<Stored> statistics,
        List<Buffer> buffers,
        Map<String, Location> locations,
        List<Section> forward,
        List<Section> losses,
        List<Objective> objectives,
        List<Section> backward,
        List<Pass> passes,
        Optional<OutputPass> outputs,
        List<Section> inference,
        List<Section> links,
        Optional<List<Section>> evaluation,
        Map<String, Location> inputGradients,
        Map<String, Window> windows,
        Derivation derivation,
        Layout layout) {

    public Plan {
        parameters = List.copyOf(parameters);
        statistics = List.copyOf(statistics);
        buffers = List.copyOf(buffers);
        locations = Map.copyOf(locations);
        forward = List.copyOf(forward);
        losses = List.copyOf(losses);
        objectives = List.copyOf(objectives);
        backward = List.copyOf(backward);
        passes = List.copyOf(passes);
        inference = List.copyOf(inference);
        links = List.copyOf(links);
        inputGradients = Map.copyOf(inputGradients);
        windows = Collections.unmodifiableMap(new LinkedHashMap<>(windows));
    }

    /**
     * A parameter or statistic in a flat array.
     *
     * @param node id of its node
     * @param constant name of the constant that holds its offset
     */
    public record Stored(int node, String constant, long offset, long size) {}

    /**
     * A backward pass that can be run alone.
     *
     * @param objectives what it trains, by the users' names
     * @param parameters indices of the parameters whose gradients it computes, in storage order
     */
    public record Pass(List<String> objectives, List<Integer> parameters, List<Section> sections) {
        public Pass {
            objectives = List.copyOf(objectives);
            parameters = List.copyOf(parameters);
            sections = List.copyOf(sections);
        }
    }

    /**
     * The backward pass from gradients in the outputs.
     *
     * @param given names of the outputs, with the location of the gradient of each
     */
    public record OutputPass(Map<String, Location> given, List<Section> sections) {
        public OutputPass {
            given = Map.copyOf(given);
            sections = List.copyOf(sections);
        }
    }

    /**
     * What is computed once for many predictions.
     *
     * @param graph of prediction
     * @param values what is kept, in storage order
     */
    public record Derivation(Graph graph, List<Stored> values, List<Section> steps) {
        public Derivation {
            values = List.copyOf(values);
            steps = List.copyOf(steps);
        }
    }

    /** One number that is trained. */
    public sealed interface Objective {}

    /** {@code factor * sum(weights * values)}, divided as the reduction says; by {@code divisor} where there is one. */
    public record Total(
            Location values,
            Location weights,
            Optional<Location> divisor,
            long width,
            Reduction reduction,
            double factor)
            implements Objective {}

    /** A number that the steps of the losses leave somewhere. */
    public record Computed(Location location) implements Objective {}

    /** The location of a node that means something outside. */
    public Location location(String node) {
        Location location = locations.get(node);
        if (location == null) {
            throw new IllegalArgumentException("'" + node + "' has no location outside");
        }
        return location;
    }

    /** The length of a flat array. */
    public static long length(List<Stored> stored) {
        return stored.stream().mapToLong(Stored::size).sum();
    }
}
