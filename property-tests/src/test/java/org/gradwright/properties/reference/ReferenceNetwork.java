// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import java.util.Map;
import java.util.TreeMap;
import org.gradwright.properties.compilation.CompiledSources;
import org.gradwright.properties.compilation.InMemoryCompiler;
import org.gradwright.properties.interpreter.Feed;
import org.gradwright.properties.random.Architecture;
import org.gradwright.properties.subject.TwinSubject;

/** A network in double, generated for a reference case. Its input is called {@code x}. */
final class ReferenceNetwork {
    /** A loss whose gradient is its target, and an activation that the processor takes for probabilities. */
    private static final String GIVEN_GRADIENT = """
            package drawn;

            import java.lang.annotation.*;
            import org.gradwright.*;

            @Retention(RetentionPolicy.RUNTIME)
            @Target(ElementType.METHOD)
            @Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
            public @interface GivenGradient {
                Reduction reduction() default Reduction.SUM;

                final class Formula {
                    static double loss(double target, double prediction) {
                        return target * prediction;
                    }
                }
            }
            """;

    private static final String AS_IT_IS = """
            package drawn;

            import java.lang.annotation.*;
            import org.gradwright.*;

            @Retention(RetentionPolicy.RUNTIME)
            @Target(ElementType.METHOD)
            @Activation
            public @interface AsItIs {
                final class Formula {
                    static double value(double x) {
                        return x;
                    }
                }
            }
            """;

    private ReferenceNetwork() {}

    /** A network of these members, with a session of {@code rows} rows. */
    static TwinSubject of(String members, int rows) {
        String source = Architecture.declaration("Reference", false, members);
        Map<String, String> sources = new TreeMap<>();
        sources.put("drawn.AsItIs", AS_IT_IS);
        sources.put("drawn.GivenGradient", GIVEN_GRADIENT);
        sources.put("drawn.Reference", source);
        CompiledSources compiled = InMemoryCompiler.compile(sources);
        return new TwinSubject(compiled.create("drawn.ReferenceTwin", 0), rows);
    }

    /** One forward and backward pass; the input is {@code x}, the target has the name of the last layer. */
    static double pass(TwinSubject network, double[] x, String output, double[] target, double scale, int rows) {
        network.load(new Feed(rows, Map.of("x", x, output, target), new double[0]));
        network.zeroGradients();
        double loss = network.forward();
        network.backward(scale);
        return loss;
    }
}
