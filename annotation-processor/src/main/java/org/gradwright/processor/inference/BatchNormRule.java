// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Optional;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Initial;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Operation.Role;
import org.gradwright.processor.graph.Shape;

/** {@code (x - mean) / sqrt(variance + epsilon) * scale + shift} for every feature; the shape stays. */
final class BatchNormRule implements LayerRule {
    @Override
    public String annotation() {
        return "org.gradwright.BatchNorm";
    }

    @Override
    public Optional<Built> build(LayerSite site) {
        String name = site.member().name();
        double momentum = site.attributes().number("momentum");
        double epsilon = site.attributes().number("epsilon");
        Node x = site.input();
        int features = x.shape().last();
        Shape each = Shape.fixed(features);
        Node scale = site.parameter("scale", Role.SCALE, Initial.ONES, features);
        Node shift = site.parameter("shift", Role.SHIFT, Initial.ZEROS, features);
        Node runningMean = site.statistic("mean", Initial.ZEROS, features);
        Node runningVariance = site.statistic("variance", Initial.ONES, features);
        Node mean = site.add(site.part("mean"), new Operation.BatchMean(name), each, x, runningMean);
        Node variance =
                site.add(site.part("variance"), new Operation.BatchVariance(name), each, x, mean, runningVariance);
        Node rememberMean = site.add(
                site.part("rememberMean"), new Operation.RememberMean(name, momentum), each, runningMean, mean);
        Node rememberVariance = site.add(
                site.part("rememberVariance"),
                new Operation.RememberVariance(name, momentum, x.shape().size() / features),
                each,
                runningVariance,
                variance);
        site.effects().addAll(List.of(rememberMean.id(), rememberVariance.id()));
        Node inverse = site.add(
                site.part("inverse"), new Operation.Elementwise(Arithmetic.inverseDeviation(epsilon)), each, variance);
        Node result = site.add(
                site.resultName("normalized"),
                new Operation.BatchNormalize(name),
                x.shape(),
                x,
                mean,
                inverse,
                scale,
                shift);
        return Optional.of(
                new Built(result, "(" + x.name() + " - mean) / sqrt(variance + " + epsilon + ") * scale + shift"));
    }
}
