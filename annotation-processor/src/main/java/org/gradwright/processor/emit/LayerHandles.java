// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.gradwright.processor.graph.Graph;

/** The handles of the layers: a field for each, and the class that shows them by name. */
final class LayerHandles {
    /** Kinds with a handle class in the runtime that is not the general one, without "Layer". */
    private static final Map<String, String> OWN = Map.ofEntries(
            Map.entry("Dense", "Dense"),
            Map.entry("BatchNorm", "BatchNorm"),
            Map.entry("LayerNorm", "Normalization"),
            Map.entry("GroupNorm", "Normalization"),
            Map.entry("Dropout", "Dropout"),
            Map.entry("SpatialDropout", "Dropout"),
            Map.entry("GaussianDropout", "Dropout"),
            Map.entry("Conv1d", "Convolution"),
            Map.entry("Conv2d", "Convolution"),
            Map.entry("ConvTranspose2d", "Convolution"),
            Map.entry("DepthwiseConv2d", "Convolution"));

    /** Which extent of the weight of a transposed convolution is that of its filters. */
    private static final int FILTERS_OF_TRANSPOSED = 2;

    private final Graph graph;
    private final Dialect dialect;

    LayerHandles(Graph graph, Dialect dialect) {
        this.graph = graph;
        this.dialect = dialect;
    }

    /** Final, where one constructor sets them all. */
    List<FieldSpec> fields() {
        Modifier[] modifiers = Parts.areNeeded(registrations())
                ? new Modifier[] {Modifier.PRIVATE}
                : new Modifier[] {Modifier.PRIVATE, Modifier.FINAL};
        return graph.layers().stream()
                .map(layer ->
                        FieldSpec.builder(type(layer), layer.name(), modifiers).build())
                .toList();
    }

    /** Adds {@code hidden = register(new DenseLayer(this, "hidden"))} for every layer; returns further methods. */
    List<MethodSpec> register(MethodSpec.Builder constructor) {
        return Parts.add(
                constructor,
                registrations(),
                number -> MethodSpec.methodBuilder("registerLayers" + number).addModifiers(Modifier.PRIVATE),
                part -> Parts.statement("$L()", part),
                CodeBlock.of(""));
    }

    private List<CodeBlock> registrations() {
        return graph.layers().stream()
                .map(layer -> Parts.statement(
                        "$L = register(new $T(this, $S$L))", layer.name(), type(layer), layer.name(), further(layer)))
                .toList();
    }

    TypeSpec type() {
        TypeSpec.Builder type = TypeSpec.classBuilder("Layers")
                .addJavadoc("The layers of the network.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        for (Graph.Layer layer : graph.layers()) {
            type.addMethod(MethodSpec.methodBuilder(layer.name())
                    .addJavadoc("{@code $L}: {@code $L -> $L}.\n", layer.description(), layer.input(), layer.output())
                    .addModifiers(Modifier.PUBLIC)
                    .returns(type(layer))
                    .addStatement("return $L", layer.name())
                    .build());
        }
        return type.build();
    }

    private ClassName type(Graph.Layer layer) {
        return dialect.type(OWN.getOrDefault(layer.kind(), "") + "Layer");
    }

    /** What the handle's constructor takes besides the network and the name. */
    private static String further(Graph.Layer layer) {
        if (!OWN.containsKey(layer.kind())) {
            String words = layer.kind().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
            return ", \"" + words.toLowerCase(Locale.ROOT) + "\"";
        }
        StringBuilder further = new StringBuilder();
        layer.attributes().forEach(value -> further.append(", ").append(value));
        if (layer.kind().equals("ConvTranspose2d")) {
            further.append(", ").append(FILTERS_OF_TRANSPOSED);
        }
        return further.toString();
    }
}
