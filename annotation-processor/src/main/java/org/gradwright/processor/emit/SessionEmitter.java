// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import org.gradwright.processor.formula.Precision;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.ValueType;
import org.gradwright.processor.plan.Buffer;
import org.gradwright.processor.plan.Location;
import org.gradwright.processor.plan.Plan;

/** The session of a network: its buffers, what its base class calls, and one method per layer and direction. */
final class SessionEmitter {
    private final Plan plan;
    private final Graph graph;
    private final Dialect dialect;
    private final ClassName network;
    private final Set<String> fields =
            new HashSet<>(List.of("network", "parameters", "gradients", "statistics", "derived"));

    SessionEmitter(Plan plan, Dialect dialect, ClassName network) {
        this.plan = plan;
        this.graph = plan.graph();
        this.dialect = dialect;
        this.network = network;
        plan.buffers().forEach(buffer -> fields.add(buffer.name()));
    }

    TypeSpec type() {
        TypeSpec.Builder type = TypeSpec.classBuilder("Session")
                .addJavadoc(
                        "The buffers of the network for batches of a limited number of rows; one thread at a time.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(dialect.type("Session"));
        type.addField(network, "network", Modifier.PRIVATE, Modifier.FINAL);
        for (String array : arrays()) {
            type.addField(dialect.numbers(), array, Modifier.PRIVATE, Modifier.FINAL);
        }
        boolean apart = Parts.areNeeded(allocations());
        plan.buffers().forEach(buffer -> type.addField(field(buffer, apart)));
        views().forEach((name, view) ->
                type.addField(dialect.type("TensorView"), name, Modifier.PRIVATE, Modifier.FINAL));
        PassEmitter passes = new PassEmitter(plan, dialect, network);
        if (!plan.inputGradients().isEmpty()) {
            type.addField(passes.inputGradientsField());
        }
        MethodSpec.Builder constructor = constructor();
        List<MethodSpec> allocations = Parts.add(
                constructor,
                allocations(),
                number -> MethodSpec.methodBuilder("makeBuffers" + number).addModifiers(Modifier.PRIVATE),
                part -> Parts.statement("$L()", part),
                CodeBlock.of(""));
        views().forEach((name, view) -> constructor.addStatement("$L = $L", name, view));
        type.addMethod(constructor.build());
        type.addMethods(allocations);
        type.addMethod(predict());
        type.addMethod(predictBatch());
        type.addMethod(forward());
        passes.methods().forEach(type::addMethod);
        graph.outputs().forEach(output -> type.addMethod(output(output)));
        type.addMethod(outputByName());
        if (!plan.inputGradients().isEmpty()) {
            type.addMethod(inputGradientByName());
            type.addMethod(passes.inputGradients());
            type.addType(passes.inputGradientsType());
        }
        type.addMethod(load());
        methods().forEach(type::addMethod);
        return type.build();
    }

    /** The arrays of the network that the session works with. */
    private List<String> arrays() {
        List<String> arrays = new ArrayList<>(List.of("parameters", "gradients", "statistics"));
        if (isDeriving()) {
            arrays.add("derived");
        }
        return arrays;
    }

    private boolean isDeriving() {
        return !plan.derivation().values().isEmpty();
    }

    /**
     * @param apart whether the constructor leaves it to other methods to set the field
     */
    private FieldSpec field(Buffer buffer, boolean apart) {
        TypeName elements = buffer.kind() == Buffer.Kind.LABELS ? ArrayTypeName.of(int.class) : dialect.numbers();
        FieldSpec.Builder field = FieldSpec.builder(elements, buffer.name(), Modifier.PRIVATE)
                .addJavadoc("Holds $L.\n", String.join(", then ", buffer.contents()));
        return (apart ? field : field.addModifiers(Modifier.FINAL)).build();
    }

    /** Fields through which arrays are read from outside, with the expression that makes each. */
    private Map<String, CodeBlock> views() {
        Map<String, CodeBlock> views = new TreeMap<>();
        for (Graph.Output output : graph.outputs()) {
            Node node = graph.node(output.value());
            views.put(
                    output.name() + "View",
                    CodeBlock.of(
                            graph.isTrained(output) ? "view($L, $L)" : "predictedView($L, $L)",
                            array(plan.location(node.name())),
                            node.shape().size()));
        }
        for (Node input : graph.trainingInputs()) {
            Location gradient = plan.inputGradients().get(input.name());
            if (gradient != null) {
                views.put(
                        input.name() + "GradientView",
                        CodeBlock.of(
                                "gradientView($L, $L)",
                                array(gradient),
                                input.shape().size()));
            }
        }
        return views;
    }

    private MethodSpec.Builder constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(network, "network")
                .addParameter(int.class, "capacity")
                .addParameter(boolean.class, "training")
                .addStatement("super(network, capacity, training)")
                .addStatement("this.network = network");
        for (String array : arrays()) {
            constructor.addStatement("$L = network.$L", array, array);
        }
        return constructor;
    }

    /** {@code hidden = values(128)} for every buffer. */
    private List<CodeBlock> allocations() {
        return plan.buffers().stream()
                .map(buffer -> {
                    String allocation = switch (buffer.kind()) {
                        case ROWS -> buffer.training() ? "trainingValues" : "values";
                        case FIXED -> buffer.training() ? "trainingFixed" : "fixed";
                        case LABELS -> "labels";
                    };
                    return Parts.statement("$L = $L($L)", buffer.name(), allocation, buffer.size());
                })
                .toList();
    }

    private MethodSpec predict() {
        MethodSpec.Builder predict = MethodSpec.methodBuilder("predict")
                .addJavadoc("Predicts one row into the given arrays, without allocating.\n")
                .addModifiers(Modifier.PUBLIC);
        inputs().forEach(predict::addParameter);
        outputs().forEach(predict::addParameter);
        String ins = String.join(", ", names(inputs()));
        String outs = String.join(", ", names(outputs()));
        for (Node input : graph.predictionInputs()) {
            predict.addStatement(
                    "checkRow($S, $L, $L)",
                    input.name(),
                    input.name(),
                    input.shape().size());
        }
        return predict.addStatement("predictBatch($L, 1, $L)", ins, outs).build();
    }

    private MethodSpec predictBatch() {
        MethodSpec.Builder predict = MethodSpec.methodBuilder("predictBatch")
                .addJavadoc("Predicts the first {@code rows} rows into the given arrays, without allocating.\n")
                .addModifiers(Modifier.PUBLIC);
        inputs().forEach(predict::addParameter);
        predict.addParameter(int.class, "rows");
        outputs().forEach(predict::addParameter);
        predict.addStatement("begin(rows)").beginControlFlow("try");
        for (Node input : graph.predictionInputs()) {
            predict.addStatement(
                    "copyInput($S, $L, rows, $L, this.$L)",
                    input.name(),
                    input.name(),
                    input.shape().size(),
                    array(plan.location(input.name())));
        }
        predict.addStatement("runInference(rows)").addStatement("runLinks(rows)");
        for (Graph.Output output : graph.outputs()) {
            Node node = graph.node(output.value());
            predict.addStatement(
                    "copyOutput($S, this.$L, rows, $L, $L)",
                    output.name(),
                    array(plan.location(node.name())),
                    node.shape().size(),
                    output.name());
        }
        return predict.nextControlFlow("finally")
                .addStatement("end()")
                .endControlFlow()
                .build();
    }

    private List<ParameterSpec> inputs() {
        return graph.predictionInputs().stream()
                .map(input ->
                        ParameterSpec.builder(dialect.numbers(), input.name()).build())
                .toList();
    }

    private List<ParameterSpec> outputs() {
        return graph.outputs().stream()
                .map(output ->
                        ParameterSpec.builder(dialect.numbers(), output.name()).build())
                .toList();
    }

    private static List<String> names(List<ParameterSpec> parameters) {
        return parameters.stream().map(ParameterSpec::name).toList();
    }

    private MethodSpec forward() {
        return MethodSpec.methodBuilder("forward")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(dialect.data("Batch"), "batch")
                .returns(network.nestedClass("Session"))
                .addStatement("super.forward(batch)")
                .addStatement("return this")
                .build();
    }

    private MethodSpec output(Graph.Output output) {
        Node node = graph.node(output.value());
        return MethodSpec.methodBuilder(output.name())
                .addJavadoc(
                        "The $L of {@code $L} for the last batch, {@code $L}.\n",
                        output.meaning(),
                        output.name(),
                        node.shape())
                .addModifiers(Modifier.PUBLIC)
                .returns(dialect.type("TensorView"))
                .addStatement("return $LView", output.name())
                .build();
    }

    private MethodSpec outputByName() {
        MethodSpec.Builder method = byName("output");
        List<String> known = new ArrayList<>();
        for (Graph.Output output : graph.outputs()) {
            method.beginControlFlow("if (name.equals($S))", output.name())
                    .addStatement("return $LView", output.name())
                    .endControlFlow();
            known.add("\"" + output.name() + "\"");
        }
        return method.addStatement("throw noOutput(name, $L)", String.join(", ", known))
                .build();
    }

    private MethodSpec inputGradientByName() {
        MethodSpec.Builder method = byName("inputGradient");
        List<String> known = new ArrayList<>();
        for (Node input : graph.trainingInputs()) {
            if (plan.inputGradients().containsKey(input.name())) {
                method.beginControlFlow("if (name.equals($S))", input.name())
                        .addStatement("return $LGradientView", input.name())
                        .endControlFlow();
                known.add("\"" + input.name() + "\"");
            }
        }
        return method.addStatement("throw noInput(name, $L)", String.join(", ", known))
                .build();
    }

    private MethodSpec.Builder byName(String method) {
        return MethodSpec.methodBuilder(method)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(String.class, "name")
                .returns(dialect.type("TensorView"));
    }

    private MethodSpec load() {
        MethodSpec.Builder load = MethodSpec.methodBuilder("load")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(dialect.data("Batch"), "batch");
        List<Node> columns = DataEmitter.columns(graph);
        for (int i = 0; i < columns.size(); i++) {
            Node column = columns.get(i);
            String copy = column.type() == ValueType.LABELS ? "copyLabels" : "copyValues";
            load.addStatement("batch.$L($L, $L)", copy, i, array(plan.location(column.name())));
        }
        for (Node weight : graph.nodes(Operation.SampleWeight.class)) {
            load.addStatement("batch.copyWeights($L)", array(plan.location(weight.name())));
        }
        return load.build();
    }

    /** The passes, and under each the methods of its layers. */
    private List<MethodSpec> methods() {
        LayerMethods layers = new LayerMethods(plan, dialect, fields)
                .knowing("derive", plan.derivation().steps())
                .knowing("forward", plan.forward())
                .knowing("predict", plan.inference())
                .knowing("evaluate", plan.evaluation().orElse(List.of()))
                .knowing("link", plan.links())
                .knowing("loss", plan.losses())
                .knowing("backward", plan.backward());
        plan.passes().forEach(pass -> layers.knowing("backward", pass.sections()));
        plan.outputs().ifPresent(pass -> layers.knowing("backward", pass.sections()));
        List<MethodSpec> methods = new ArrayList<>();
        MethodSpec.Builder forward = run("runForward");
        layers.add(forward, "forward", plan.forward());
        if (isDeriving()) {
            MethodSpec.Builder derivation = MethodSpec.methodBuilder("runDerivation")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PROTECTED);
            layers.add(derivation, "derive", plan.derivation().steps());
            methods.add(derivation.build());
        }
        MethodSpec.Builder inference = predicting("runInference");
        layers.add(inference, "predict", plan.inference());
        if (plan.evaluation().isPresent()) {
            MethodSpec.Builder evaluation = predicting("runEvaluation");
            layers.add(evaluation, "evaluate", plan.evaluation().get());
            methods.add(evaluation.build());
        }
        MethodSpec.Builder links = run("runLinks");
        layers.add(links, "link", plan.links());
        MethodSpec.Builder loss = run("runLoss").returns(double.class);
        layers.add(loss, "loss", plan.losses());
        loss.addStatement("return $L", total());
        MethodSpec.Builder backward = run("runBackward").addParameter(dialect.number(), "scale");
        layers.add(backward, "backward", plan.backward());
        for (MethodSpec.Builder pass : List.of(forward, inference, links, loss, backward)) {
            methods.add(pass.build());
        }
        methods.addAll(new PartEmitter(plan, dialect).methods(layers));
        methods.addAll(layers.methods());
        return methods;
    }

    /** A pass that reads what is derived from the parameters. */
    private MethodSpec.Builder predicting(String name) {
        return isDeriving() ? run(name).addStatement("derive()") : run(name);
    }

    private static MethodSpec.Builder run(String name) {
        return run(name, "rows");
    }

    static MethodSpec.Builder run(String name, String... numbers) {
        MethodSpec.Builder run =
                MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PROTECTED);
        for (String number : numbers) {
            run.addParameter(int.class, number);
        }
        return run;
    }

    private CodeBlock total() {
        if (plan.objectives().isEmpty()) {
            return CodeBlock.of("0");
        }
        Map<String, List<CodeBlock>> parts = new LinkedHashMap<>();
        for (int i = 0; i < plan.objectives().size(); i++) {
            Plan.Objective objective = plan.objectives().get(i);
            parts.computeIfAbsent(graph.objectives().get(i).part(), part -> new ArrayList<>())
                    .add(
                            objective instanceof Plan.Total total
                                    ? total(total)
                                    : CodeBlock.of("$L[0]", array(((Plan.Computed) objective).location())));
        }
        List<CodeBlock> sums = parts.values().stream()
                .map(part -> part.stream().collect(CodeBlock.joining(" + ")))
                .toList();
        return sums.size() == 1
                ? sums.get(0)
                : IntStream.range(0, sums.size())
                        .mapToObj(i -> CodeBlock.of("part($L, $L)", i, sums.get(i)))
                        .collect(CodeBlock.joining(" + "));
    }

    private static CodeBlock total(Plan.Total total) {
        String sum = "COMPUTE.weightedSum(" + array(total.values()) + ", " + array(total.weights()) + ", rows, "
                + total.width() + ")";
        if (total.factor() != 1) {
            sum = Precision.DOUBLE.literal(total.factor()) + " * " + sum;
        }
        if (total.divisor().isPresent()) {
            return CodeBlock.of("$L / $L[0]", sum, array(total.divisor().get()));
        }
        return switch (total.reduction()) {
            case SUM -> CodeBlock.of("$L", sum);
            case ROW_MEAN -> CodeBlock.of("$L / rows", sum);
            case MEAN ->
                total.width() == 1
                        ? CodeBlock.of("$L / rows", sum)
                        : CodeBlock.of("$L / ($L.0 * rows)", sum, total.width());
        };
    }

    static String array(Location location) {
        if (location instanceof Location.Array array) {
            return array.name();
        }
        throw new IllegalStateException(location + " is no array of a session");
    }
}
