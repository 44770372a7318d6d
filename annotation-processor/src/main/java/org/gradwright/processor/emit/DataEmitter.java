// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.ValueType;
import org.gradwright.processor.plan.Plan;

/** The builder of data sets for a network: one method for every input and target. */
final class DataEmitter {
    private final Graph graph;
    private final Dialect dialect;
    private final ClassName type;
    private final boolean matrices;

    /**
     * @param matrices whether to take EJML's matrices as well
     */
    DataEmitter(Plan plan, Dialect dialect, ClassName network, boolean matrices) {
        this.graph = plan.graph();
        this.dialect = dialect;
        this.type = network.nestedClass("Data");
        this.matrices = matrices;
    }

    /** The columns of a network's data, inputs before targets: their indices are known to the session. */
    static List<Node> columns(Graph graph) {
        List<Node> columns = new ArrayList<>(graph.trainingInputs());
        columns.addAll(graph.nodes(Operation.Target.class));
        return columns;
    }

    FieldSpec schema() {
        ClassName schema = dialect.data("Schema");
        CodeBlock.Builder code = CodeBlock.builder().add("$T.of($S)", schema, graph.name());
        for (Node column : columns(graph)) {
            if (column.type() == ValueType.LABELS) {
                code.add(".labels($S, $L)", name(column), classes(column));
            } else {
                code.add(
                        ".$L($S, $L)",
                        kind(column),
                        name(column),
                        column.shape().size());
            }
        }
        return FieldSpec.builder(schema, "SCHEMA", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("What a data set for this network consists of.\n")
                .initializer(code.add(".build()").build())
                .build();
    }

    private static String kind(Node column) {
        if (!(column.operation() instanceof Operation.Target target)) {
            return "values";
        }
        return switch (target.numbers()) {
            case ANY -> "target";
            case PROBABILITIES -> "probabilities";
            case DISTRIBUTION -> "distribution";
        };
    }

    MethodSpec start() {
        return MethodSpec.methodBuilder("data")
                .addJavadoc("Starts a data set for this network: one call for every input and target, then build().\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(type)
                .addStatement("return new Data()")
                .build();
    }

    TypeSpec type() {
        ClassName builder = dialect.data("DatasetBuilder");
        TypeSpec.Builder spec = TypeSpec.classBuilder("Data")
                .addJavadoc("Collects the columns of a data set.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addField(FieldSpec.builder(builder, "columns", Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("new $T(SCHEMA)", builder)
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        columns(graph).forEach(column -> setters(column).forEach(spec::addMethod));
        if (!graph.objectives().isEmpty()) {
            spec.addMethod(setter("weight", "One weight a row; 1 where none are given.")
                    .addParameter(dialect.numbers(), "weights")
                    .addStatement("columns.weights(weights)")
                    .addStatement("return this")
                    .build());
        }
        if (graph.objectives().isEmpty()) {
            for (Graph.Output output : graph.outputs()) {
                MissingTarget missing = new MissingTarget(graph.name(), output.name(), type);
                spec.addMethod(missing.setter()).addType(missing.reason());
            }
        }
        spec.addMethod(MethodSpec.methodBuilder("build")
                .addJavadoc("The data set.\n\n@throws IllegalStateException if a column is missing\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(dialect.data("Dataset"))
                .addStatement("return columns.build()")
                .build());
        return spec.build();
    }

    private List<MethodSpec> setters(Node column) {
        String name = name(column);
        if (column.type() == ValueType.LABELS) {
            return List.of(setter(name, "Labels, one a row, from 0 to " + (classes(column) - 1) + ".")
                    .addParameter(ArrayTypeName.of(int.class), "labels")
                    .addStatement("columns.labels($S, labels)", name)
                    .addStatement("return this")
                    .build());
        }
        String shape = "{@code " + column.shape() + "}";
        String values = values(column);
        MethodSpec floats = setter(name, values + " " + shape + ", rows after rows.")
                .addParameter(dialect.numbers(), "values")
                .addStatement("columns.values($S, values)", name)
                .addStatement("return this")
                .build();
        MethodSpec bytes = setter(
                        name, values + " " + shape + " as unsigned bytes, each to be multiplied by {@code scale}.")
                .addParameter(ArrayTypeName.of(byte.class), "values")
                .addParameter(dialect.number(), "scale")
                .addStatement("columns.values($S, values, scale)", name)
                .addStatement("return this")
                .build();
        if (!matrices) {
            return List.of(floats, bytes);
        }
        MethodSpec matrix = setter(name, values + " " + shape + " as a matrix of one row for each row.")
                .addParameter(dialect.matrixType(), "matrix")
                .addStatement("columns.matrix($S, matrix)", name)
                .addStatement("return this")
                .build();
        return List.of(floats, bytes, matrix);
    }

    private static String values(Node column) {
        return switch (kind(column)) {
            case "probabilities" -> "Values from 0 to 1,";
            case "distribution" -> "Values from 0 to 1 that add up to 1 in each row,";
            default -> "Values";
        };
    }

    private MethodSpec.Builder setter(String name, String description) {
        TypeName returned = type;
        return MethodSpec.methodBuilder(name)
                .addJavadoc("$L\n", description)
                .addModifiers(Modifier.PUBLIC)
                .returns(returned);
    }

    static String name(Node column) {
        return column.operation() instanceof Operation.Target target ? target.name() : column.name();
    }

    /** How many classes the labels of a target distinguish: the values of the output of its name. */
    private int classes(Node target) {
        return graph.outputs().stream()
                .filter(output -> output.name().equals(name(target)))
                .mapToInt(output -> graph.node(output.raw()).shape().last())
                .findFirst()
                .orElseThrow();
    }
}
