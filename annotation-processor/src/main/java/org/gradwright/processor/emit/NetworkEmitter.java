// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.plan.Plan;

/** The generated class of a network. */
public final class NetworkEmitter {
    /**
     * What the class is generated for.
     *
     * @param generatedVisible whether the class can see javac's {@code @Generated}
     * @param matricesVisible whether it can see EJML's matrices
     * @param inlined the formulas that the class contains
     */
    public record Site(
            String packageName,
            boolean isPublic,
            List<Element> originating,
            boolean generatedVisible,
            boolean matricesVisible,
            List<Inlined> inlined) {
        public Site {
            originating = List.copyOf(originating);
            inlined = List.copyOf(inlined);
        }
    }

    private final Site site;
    private final Plan plan;
    private final Graph graph;
    private final Dialect dialect;
    private final ClassName self;
    private final LayerHandles handles;

    private NetworkEmitter(Site site, Plan plan, Dialect dialect) {
        this.site = site;
        this.plan = plan;
        this.graph = plan.graph();
        this.dialect = dialect;
        this.self = ClassName.get(site.packageName(), graph.name() + dialect.suffix());
        this.handles = new LayerHandles(graph, dialect);
    }

    /** The source file of a network. */
    public static JavaFile emit(Site site, Plan plan, Dialect dialect) {
        return new NetworkEmitter(site, plan, dialect).emit();
    }

    private JavaFile emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(self)
                .addModifiers(Modifier.FINAL)
                .superclass(dialect.type("Network"))
                .addJavadoc(
                        "The network that {@code $L} declares.\n\n<pre>\n$L</pre>\n", graph.name(), Report.of(plan));
        site.originating().forEach(type::addOriginatingElement);
        if (site.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        if (site.generatedVisible()) {
            type.addAnnotation(AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                    .addMember("value", "$S", "org.gradwright.processor.GradwrightProcessor")
                    .build());
        }
        ClassName compute = dialect.compute("Compute");
        type.addField(FieldSpec.builder(compute, "COMPUTE", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.provider()", compute)
                .build());
        plan.parameters().forEach(stored -> type.addField(offset(stored)));
        plan.statistics().forEach(stored -> type.addField(offset(stored)));
        plan.derivation().values().forEach(stored -> type.addField(derivedOffset(stored)));
        graph.nodes(Operation.Constant.class).forEach(node -> type.addField(constant(node)));
        WindowConstants.of(plan.windows(), dialect).forEach(type::addField);
        DataEmitter data = new DataEmitter(plan, dialect, self, site.matricesVisible());
        type.addField(data.schema());
        type.addField(FieldSpec.builder(String.class, "SUMMARY", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$S", Report.of(plan))
                .build());
        handles.fields().forEach(type::addField);
        type.addField(FieldSpec.builder(self.nestedClass("Layers"), "layers", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new Layers()")
                .build());

        // A field or method of such a name would hide the class whose static method is called.
        graph.layers().forEach(layer -> type.alwaysQualify(layer.name()));
        if (!site.inlined().isEmpty()) {
            type.addStaticBlock(versionChecks());
        }
        MethodSpec.Builder constructor = constructor();
        List<MethodSpec> registrations = handles.register(constructor);
        type.addMethod(constructor.build());
        MethodSpec.Builder copyConstructor = copyConstructor();
        handles.register(copyConstructor);
        type.addMethod(copyConstructor.build());
        type.addMethods(registrations);
        type.addMethods(new StructureEmitter(plan, dialect).methods());
        type.addMethod(create());
        type.addMethod(data.start());
        type.addMethod(predict());
        sessions().forEach(type::addMethod);
        type.addMethod(layers());
        type.addMethod(snapshot());
        type.addMethod(summary());
        new PenaltyEmitter(plan, dialect).methods().forEach(type::addMethod);
        if (graph.outputs().size() > 1) {
            type.addType(prediction());
        }
        type.addType(handles.type());
        type.addType(data.type());
        type.addType(new SessionEmitter(plan, dialect, self).type());
        return JavaFile.builder(site.packageName(), type.build())
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
    }

    private FieldSpec offset(Plan.Stored stored) {
        Node node = graph.node(stored.node());
        return FieldSpec.builder(int.class, stored.constant(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Offset of {@code $L}, {@code $L}.\n", fullName(node), node.shape())
                .initializer("$L", stored.offset())
                .build();
    }

    private FieldSpec derivedOffset(Plan.Stored stored) {
        Node node = plan.derivation().graph().node(stored.node());
        return FieldSpec.builder(int.class, stored.constant(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "Offset of the $L of {@code $L} in prediction, {@code $L}.\n",
                        Words.without(node.layer(), node.name()),
                        node.layer(),
                        node.shape())
                .initializer("$L", stored.offset())
                .build();
    }

    /** The numbers that an annotation gives. */
    private FieldSpec constant(Node node) {
        String values = ((Operation.Constant) node.operation())
                .values().stream()
                        .map(value -> dialect.precision().literal(value))
                        .collect(Collectors.joining(", ", "{", "}"));
        return FieldSpec.builder(
                        dialect.numbers(),
                        Node.constant(node.name()),
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .addJavadoc("Of the loss of {@code $L}, {@code $L}.\n", node.layer(), node.shape())
                .initializer("$L", values)
                .build();
    }

    static String fullName(Node node) {
        String name = node.operation() instanceof Operation.Parameter parameter
                ? parameter.name()
                : ((Operation.Statistic) node.operation()).name();
        return node.layer() + "." + name;
    }

    /** Makes the class fail to load where a formula or a block that it contains has changed since. */
    private CodeBlock versionChecks() {
        CodeBlock.Builder checks = CodeBlock.builder();
        for (Inlined part : site.inlined()) {
            checks.addStatement(
                    "$T.check($S, $S, $S, $T.fingerprint(), $S)",
                    dialect.type(part.check()),
                    self.simpleName(),
                    graph.name(),
                    part.name(),
                    part.companion(),
                    part.fingerprint());
        }
        return checks.build();
    }

    private static MethodSpec.Builder constructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(long.class, "seed")
                .addStatement("super(structure(seed))");
    }

    private MethodSpec.Builder copyConstructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(self, "source")
                .addStatement("super(source)");
    }

    private MethodSpec create() {
        return MethodSpec.methodBuilder("create")
                .addJavadoc("A network with initial parameters drawn from the seed.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(long.class, "seed")
                .returns(self)
                .addStatement("return new $T(seed)", self)
                .build();
    }

    /** {@code predict} of one row, which borrows a session. */
    private MethodSpec predict() {
        return graph.outputs().size() == 1 ? predictOne(graph.outputs().get(0)) : predictSeveral();
    }

    /** {@code predict} of one row, which gives a record of an array for each output. */
    private MethodSpec predictSeveral() {
        ClassName prediction = self.nestedClass("Prediction");
        MethodSpec.Builder predict = MethodSpec.methodBuilder("predict")
                .addJavadoc("The outputs for one row. Many threads may call this at once, as long as none trains.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(prediction);
        List<Node> inputs = graph.predictionInputs();
        inputs.forEach(input -> predict.addParameter(parameter(input)));
        List<String> arguments = new ArrayList<>(inputs.stream().map(Node::name).toList());
        List<String> fields = new ArrayList<>();
        ClassName session = self.nestedClass("Session");
        predict.addStatement("$T session = ($T) borrow()", session, session)
                .beginControlFlow("try")
                .addStatement(
                        "$T out = new $T($L)",
                        prediction,
                        prediction,
                        graph.outputs().stream()
                                .map(output -> CodeBlock.of(
                                        "new $T[$L]",
                                        dialect.number(),
                                        graph.node(output.value()).shape().size()))
                                .collect(CodeBlock.joining(", ")));
        graph.outputs().forEach(output -> fields.add("out." + output.name() + "()"));
        arguments.addAll(fields);
        return predict.addStatement("session.predict($L)", String.join(", ", arguments))
                .addStatement("return out")
                .nextControlFlow("finally")
                .addStatement("release(session)")
                .endControlFlow()
                .build();
    }

    /** The record that {@code predict} gives where there are several outputs. */
    private TypeSpec prediction() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        CodeBlock.Builder parameters = CodeBlock.builder();
        for (Graph.Output output : graph.outputs()) {
            constructor.addParameter(dialect.numbers(), output.name());
            parameters.add(
                    "@param $L its $L, {@code $L}\n",
                    output.name(),
                    output.meaning(),
                    graph.node(output.value()).shape());
        }
        return TypeSpec.recordBuilder("Prediction")
                .addJavadoc("The outputs for one row.\n\n$L", parameters.build())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .recordConstructor(constructor.build())
                .build();
    }

    private MethodSpec predictOne(Graph.Output output) {
        int width = Math.toIntExact(graph.node(output.value()).shape().size());
        MethodSpec.Builder predict = MethodSpec.methodBuilder("predict")
                .addJavadoc(
                        "The $L of {@code $L} for one row, {@code [$L]}. Many threads may call this at once, as long as"
                                + " none trains.\n",
                        output.meaning(),
                        output.name(),
                        width)
                .addModifiers(Modifier.PUBLIC)
                .returns(dialect.numbers());
        List<Node> inputs = graph.predictionInputs();
        inputs.forEach(input -> predict.addParameter(parameter(input)));
        String arguments = String.join(", ", inputs.stream().map(Node::name).toList());
        ClassName session = self.nestedClass("Session");
        return predict.addStatement("$T session = ($T) borrow()", session, session)
                .beginControlFlow("try")
                .addStatement("$T out = new $T[$L]", dialect.numbers(), dialect.number(), width)
                .addStatement("session.predict($L, out)", arguments)
                .addStatement("return out")
                .nextControlFlow("finally")
                .addStatement("release(session)")
                .endControlFlow()
                .build();
    }

    private ParameterSpec parameter(Node input) {
        return ParameterSpec.builder(dialect.numbers(), input.name()).build();
    }

    private List<MethodSpec> sessions() {
        ClassName session = self.nestedClass("Session");
        MethodSpec open = MethodSpec.methodBuilder("session")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(int.class, "capacity")
                .returns(session)
                .addStatement("return new Session(this, capacity, true)")
                .build();
        MethodSpec prediction = MethodSpec.methodBuilder("predictionSession")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(int.class, "capacity")
                .returns(session)
                .addStatement("return new Session(this, capacity, false)")
                .build();
        return List.of(open, prediction);
    }

    private MethodSpec layers() {
        return MethodSpec.methodBuilder("layers")
                .addJavadoc("Handles of the layers, by name.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(self.nestedClass("Layers"))
                .addStatement("return layers")
                .build();
    }

    private MethodSpec snapshot() {
        return MethodSpec.methodBuilder("snapshot")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(self)
                .addStatement("return new $T(this)", self)
                .build();
    }

    private MethodSpec summary() {
        return MethodSpec.methodBuilder("summary")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.get(String.class))
                .addStatement("return SUMMARY")
                .build();
    }
}
