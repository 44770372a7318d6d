// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.gradwright.processor.declaration.AnnotationKind;
import org.gradwright.processor.declaration.AnnotationReader;
import org.gradwright.processor.declaration.NetworkReader;
import org.gradwright.processor.inference.NameRules;

/**
 * What is generated in the place of a network's class when the network was refused, so that the compiler does not also complain
 * wherever the class is used: the methods that it would have, as far as names say, and nothing that runs. javac writes no class
 * file of it, because there was an error; compilers that write some all the same get one that throws.
 */
final class StandIn {
    /** What the first line of the Javadoc starts with. */
    static final String MARK = "Stands in for the network that";

    private static final String RUNTIME = "org.gradwright.runtime";
    private static final String INPUT = "org.gradwright.Input";
    private static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);

    private final TypeElement type;
    private final ClassName self;
    private final Set<String> inputs = new LinkedHashSet<>();
    private final Map<String, ClassName> layers = new LinkedHashMap<>();
    private final Set<String> targets = new LinkedHashSet<>();

    private StandIn(TypeElement type, String packageName) {
        this.type = type;
        this.self = ClassName.get(packageName, NetworkReader.joinedName(type) + "Network");
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            String name = method.getSimpleName().toString();
            if (has(method, AnnotationKind.LAYER)) {
                layers.putIfAbsent(name, handle(method));
            }
            if (has(method, AnnotationKind.LOSS)) {
                targets.add(name);
            }
            if (AnnotationReader.find(method, INPUT).isPresent()) {
                inputs.add(name);
            }
            for (VariableElement parameter : method.getParameters()) {
                if (AnnotationReader.find(parameter, INPUT).isPresent()) {
                    inputs.add(parameter.getSimpleName().toString());
                }
            }
        }
        // what was reported, and would be an error in the generated class
        layers.keySet().removeAll(NameRules.TAKEN);
        targets.removeAll(NameRules.TAKEN);
        inputs.removeAll(NameRules.TAKEN);
        inputs.removeAll(NameRules.TAKEN_FROM_INPUTS);
        targets.removeAll(inputs);
    }

    /** The source file for a type that was refused. */
    static JavaFile of(TypeElement type, String packageName, boolean generatedVisible) {
        return new StandIn(type, packageName).file(packageName, generatedVisible);
    }

    private static boolean has(Element annotated, AnnotationKind kind) {
        return annotated.getAnnotationMirrors().stream()
                .map(AnnotationMirror::getAnnotationType)
                .anyMatch(annotation -> AnnotationReader.find(annotation.asElement(), kind.metaAnnotation())
                        .isPresent());
    }

    private JavaFile file(String packageName, boolean generatedVisible) {
        ClassName session = self.nestedClass("Session");
        ClassName data = self.nestedClass("Data");
        TypeSpec.Builder file = TypeSpec.classBuilder(self)
                .addModifiers(Modifier.ABSTRACT)
                .superclass(ClassName.get(RUNTIME, "Network"))
                .addOriginatingElement(type)
                .addJavadoc(
                        "$L {@code $L} declares, which was refused: the compiler's messages say why.\n",
                        MARK,
                        type.getSimpleName());
        if (NetworkReader.isPublic(type)) {
            file.addModifiers(Modifier.PUBLIC);
        }
        if (generatedVisible) {
            file.addAnnotation(AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                    .addMember("value", "$S", "org.gradwright.processor.GradwrightProcessor")
                    .build());
        }
        file.addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addStatement("super($T.<$T>refused())", self, ClassName.get(RUNTIME, "Structure"))
                        .build())
                .addMethod(refused())
                .addMethod(
                        started("create", self).addParameter(long.class, "seed").build())
                .addMethod(started("data", data).build())
                .addMethod(promised("predict", FLOATS).addParameters(rows()).build())
                .addMethod(promised("session", session)
                        .addAnnotation(Override.class)
                        .addParameter(int.class, "capacity")
                        .build())
                .addMethod(promised("layers", self.nestedClass("Layers")).build())
                .addMethod(
                        promised("snapshot", self).addAnnotation(Override.class).build())
                .addType(layers())
                .addType(data(data))
                .addType(session(session));
        return JavaFile.builder(packageName, file.build())
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
    }

    /** The body of all that has one. */
    private MethodSpec refused() {
        TypeVariableName any = TypeVariableName.get("T");
        return MethodSpec.methodBuilder("refused")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addTypeVariable(any)
                .returns(any)
                .addStatement(
                        "throw new $T($S)",
                        IllegalStateException.class,
                        "'" + type.getSimpleName() + "' was refused when it was compiled")
                .build();
    }

    private static MethodSpec.Builder started(String name, TypeName returned) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(returned)
                .addStatement("return refused()");
    }

    private static MethodSpec.Builder promised(String name, TypeName returned) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .returns(returned);
    }

    private static TypeSpec.Builder nested(String name) {
        return TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT, Modifier.STATIC);
    }

    private List<ParameterSpec> rows() {
        return inputs.stream()
                .map(input -> ParameterSpec.builder(FLOATS, input).build())
                .toList();
    }

    private TypeSpec layers() {
        TypeSpec.Builder handles = nested("Layers");
        layers.forEach(
                (name, handle) -> handles.addMethod(promised(name, handle).build()));
        return handles.build();
    }

    private static ClassName handle(ExecutableElement method) {
        List<String> own = List.of("Dense", "BatchNorm", "Dropout");
        return ClassName.get(
                RUNTIME,
                method.getAnnotationMirrors().stream()
                                .map(mirror -> mirror.getAnnotationType()
                                        .asElement()
                                        .getSimpleName()
                                        .toString())
                                .filter(own::contains)
                                .findFirst()
                                .orElse("")
                        + "Layer");
    }

    private TypeSpec data(ClassName data) {
        TypeSpec.Builder columns = nested("Data");
        for (String input : inputs) {
            columns.addMethod(column(data, input, FLOATS)).addMethod(bytes(data, input));
        }
        for (String target : targets) {
            columns.addMethod(column(data, target, FLOATS))
                    .addMethod(column(data, target, ArrayTypeName.of(TypeName.INT)))
                    .addMethod(bytes(data, target));
        }
        return columns.addMethod(column(data, "weight", FLOATS))
                .addMethod(promised("build", ClassName.get(RUNTIME + ".data", "Dataset"))
                        .build())
                .build();
    }

    private static MethodSpec column(ClassName data, String name, TypeName values) {
        return promised(name, data).addParameter(values, "values").build();
    }

    private static MethodSpec bytes(ClassName data, String name) {
        return promised(name, data)
                .addParameter(ArrayTypeName.of(TypeName.BYTE), "values")
                .addParameter(TypeName.FLOAT, "scale")
                .build();
    }

    private TypeSpec session(ClassName session) {
        TypeSpec.Builder buffers = nested("Session")
                .superclass(ClassName.get(RUNTIME, "Session"))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addStatement("super($T.<$T>refused(), 0, false)", self, self)
                        .build())
                .addMethod(promised("predict", TypeName.VOID)
                        .addParameters(rows())
                        .addParameter(FLOATS, "out")
                        .build())
                .addMethod(promised("predictBatch", TypeName.VOID)
                        .addParameters(rows())
                        .addParameter(int.class, "rows")
                        .addParameter(FLOATS, "out")
                        .build())
                .addMethod(promised("forward", session)
                        .addAnnotation(Override.class)
                        .addParameter(ClassName.get(RUNTIME + ".data", "Batch"), "batch")
                        .build());
        layers.keySet().stream()
                .filter(layer -> !inputs.contains(layer))
                .forEach(layer -> buffers.addMethod(
                        promised(layer, ClassName.get(RUNTIME, "TensorView")).build()));
        return buffers.build();
    }
}
