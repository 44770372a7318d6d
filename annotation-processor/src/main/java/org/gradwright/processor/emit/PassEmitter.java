// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.ValueType;
import org.gradwright.processor.plan.Location;
import org.gradwright.processor.plan.Plan;

/** The methods of a session through which networks are trained with each other: passes that take and give views. */
final class PassEmitter {
    private final Plan plan;
    private final Graph graph;
    private final ClassName session;
    private final ClassName view;

    PassEmitter(Plan plan, Dialect dialect, ClassName network) {
        this.plan = plan;
        this.graph = plan.graph();
        this.session = network.nestedClass("Session");
        this.view = dialect.type("TensorView");
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        List<Node> inputs = graph.trainingInputs();
        List<Node> targets = graph.nodes(Operation.Target.class);
        boolean trained = !graph.objectives().isEmpty();
        if (!inputs.isEmpty()) {
            methods.add(forward(inputs, targets, trained));
            if (!targets.isEmpty()) {
                methods.add(forward(inputs, List.of(), false));
            }
        }
        plan.outputs().filter(pass -> !pass.given().isEmpty()).ifPresent(pass -> {
            methods.add(backward(pass, "backward", false));
            if (!plan.inputGradients().isEmpty()) {
                methods.add(backward(pass, "backwardInputs", true));
            }
            methods.add(fromOutputs(pass));
        });
        if (!plan.inputGradients().isEmpty()) {
            methods.add(MethodSpec.methodBuilder("givesInputGradients")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PROTECTED)
                    .returns(boolean.class)
                    .addStatement("return true")
                    .build());
        }
        return methods;
    }

    private MethodSpec forward(List<Node> inputs, List<Node> targets, boolean loss) {
        List<Node> columns = new ArrayList<>(inputs);
        columns.addAll(targets);
        MethodSpec.Builder forward = MethodSpec.methodBuilder("forward")
                .addJavadoc(
                        loss
                                ? "Runs the network as in training on views of all columns, with a weight of 1 for each row,"
                                        + " and computes the data\nloss; returns this session.\n"
                                : "Runs the network as in training on its inputs alone, without a loss; returns this"
                                        + " session.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(session);
        columns.forEach(column -> forward.addParameter(view, DataEmitter.name(column)));
        String rows = "int rows = given($S, $L, $L, 0)";
        for (Node column : columns) {
            String name = DataEmitter.name(column);
            forward.addStatement(rows, name, name, width(column));
            rows = "given($S, $L, $L, rows)";
        }
        forward.addStatement("beginForward(rows)").beginControlFlow("try");
        for (int i = 0; i < columns.size(); i++) {
            Node column = columns.get(i);
            String name = DataEmitter.name(column);
            String array = SessionEmitter.array(plan.location(column.name()));
            if (i < inputs.size()) {
                forward.addStatement("take($S, $L, rows, $L, this.$L)", name, name, width(column), array);
            } else if (column.type() == ValueType.LABELS) {
                forward.addStatement("takeLabels($L, $L, rows, this.$L)", i, name, array);
            } else {
                forward.addStatement("takeTarget($L, $L, rows, this.$L)", i, name, array);
            }
        }
        for (Node weight : loss ? graph.nodes(Operation.SampleWeight.class) : List.<Node>of()) {
            forward.addStatement("ones(rows, this.$L)", SessionEmitter.array(plan.location(weight.name())));
        }
        return forward.addStatement("runPass(rows, $L)", loss)
                .nextControlFlow("finally")
                .addStatement("end()")
                .endControlFlow()
                .addStatement("forwarded(rows)")
                .addStatement("return this")
                .build();
    }

    private MethodSpec backward(Plan.OutputPass pass, String name, boolean inputsAlone) {
        MethodSpec.Builder backward = MethodSpec.methodBuilder(name)
                .addJavadoc(
                        inputsAlone
                                ? "Computes the gradients of the inputs from those in the outputs; those of the parameters"
                                        + " stay as they are.\n"
                                : "Adds the gradients that follow from those in the outputs of the last forward pass to the"
                                        + " network's gradients.\n")
                .addModifiers(Modifier.PUBLIC);
        outputs(pass).forEach(output -> backward.addParameter(view, output.name()));
        return backward.addStatement("fromOutputs($L, $L)", inputsAlone, names(pass))
                .build();
    }

    private MethodSpec fromOutputs(Plan.OutputPass pass) {
        MethodSpec.Builder backward = MethodSpec.methodBuilder("fromOutputs")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(boolean.class, "inputsAlone");
        List<Graph.Output> outputs = outputs(pass);
        outputs.forEach(output -> backward.addParameter(view, output.name()));
        backward.addStatement("int rows = rowsOfForward()");
        for (Graph.Output output : outputs) {
            backward.addStatement(
                    "given($S, $L, $L, rows)", "gradient of " + output.name(), output.name(), width(value(output)));
        }
        backward.addStatement("beginBackward(rows, inputsAlone)").beginControlFlow("try");
        for (Graph.Output output : outputs) {
            Location given = Objects.requireNonNull(pass.given().get(output.name()));
            backward.addStatement(
                    "take($S, $L, rows, $L, this.$L)",
                    "gradient of " + output.name(),
                    output.name(),
                    width(value(output)),
                    SessionEmitter.array(given));
        }
        return backward.addStatement("runOutputsBackward(rows)")
                .addStatement("added(rows)")
                .nextControlFlow("finally")
                .addStatement("endBackward()")
                .endControlFlow()
                .addStatement("backwarded(rows)")
                .build();
    }

    /** What gives the gradients of the inputs by their names. */
    MethodSpec inputGradients() {
        return MethodSpec.methodBuilder("inputGradient")
                .addJavadoc("The gradients of the inputs, as the last backward pass left them.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(session.nestedClass("InputGradients"))
                .addStatement("return inputGradients")
                .build();
    }

    TypeSpec inputGradientsType() {
        TypeSpec.Builder type = TypeSpec.classBuilder("InputGradients")
                .addJavadoc("The gradients of the inputs, by name.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        for (Node input : graph.trainingInputs()) {
            if (plan.inputGradients().containsKey(input.name())) {
                type.addMethod(MethodSpec.methodBuilder(input.name())
                        .addJavadoc("The gradient of {@code $L}, {@code $L}.\n", input.name(), input.shape())
                        .addModifiers(Modifier.PUBLIC)
                        .returns(view)
                        .addStatement("return $LGradientView", input.name())
                        .build());
            }
        }
        return type.build();
    }

    FieldSpec inputGradientsField() {
        return FieldSpec.builder(
                        session.nestedClass("InputGradients"), "inputGradients", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new InputGradients()")
                .build();
    }

    private List<Graph.Output> outputs(Plan.OutputPass pass) {
        return graph.outputs().stream()
                .filter(output -> pass.given().containsKey(output.name()))
                .toList();
    }

    private String names(Plan.OutputPass pass) {
        return outputs(pass).stream().map(Graph.Output::name).collect(Collectors.joining(", "));
    }

    private Node value(Graph.Output output) {
        return graph.node(output.value());
    }

    private static long width(Node node) {
        return node.shape().size();
    }
}
