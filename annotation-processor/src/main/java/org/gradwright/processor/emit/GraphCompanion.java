// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/**
 * The class that is generated beside a block or a network. It carries what the class file of that does not have, for compilations that
 * do not see the source:
 *
 * <pre>{@code
 * @CompiledGraph(
 *         format = 1,
 *         code = {"first(x);", "apply(x) { return .add(x, first(x)); }"},
 *         fingerprint = "9c56cc51b374c3ba")
 * final class ResidualGraph {
 *     static String fingerprint() {
 *         return "9c56cc51b374c3ba";
 *     }
 * }
 * }</pre>
 *
 * @param name the class
 * @param generatedVisible whether the class can see javac's {@code @Generated}
 * @param isPublic whether the model can be seen from other packages
 * @param originating the model
 * @param format the notation that the code is in
 * @param code the members
 * @param fingerprint of this model alone
 * @param contained the blocks and networks that it uses
 */
public record GraphCompanion(
        ClassName name,
        boolean generatedVisible,
        boolean isPublic,
        Element originating,
        int format,
        List<String> code,
        String fingerprint,
        List<Contained> contained) {
    private static final ClassName COMPILED_GRAPH = ClassName.get("org.gradwright", "CompiledGraph");
    private static final String FINGERPRINT = "fingerprint";

    public GraphCompanion {
        code = List.copyOf(code);
        contained = List.copyOf(contained);
    }

    /** A model in a model: its qualified name and its companion. */
    public record Contained(String type, ClassName companion) {}

    /** The source of the class. */
    public JavaFile file() {
        Modifier[] visibility = isPublic ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addOriginatingElement(originating)
                .addModifiers(visibility)
                .addModifiers(Modifier.FINAL)
                .addJavadoc("What compilations need of {@code $L} that have its class file alone.\n", originating)
                .addAnnotation(annotation());
        if (generatedVisible) {
            type.addAnnotation(AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                    .addMember("value", "$S", "org.gradwright.processor.GradwrightProcessor")
                    .build());
        }
        type.addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(MethodSpec.methodBuilder(FINGERPRINT)
                        .addJavadoc("Changes when the model does; a call, so that other classes do not inline it.\n")
                        .addModifiers(visibility)
                        .addModifiers(Modifier.STATIC)
                        .returns(String.class)
                        .addStatement("return $L", current())
                        .build());
        return JavaFile.builder(name.packageName(), type.build())
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
    }

    private AnnotationSpec annotation() {
        AnnotationSpec.Builder annotation =
                AnnotationSpec.builder(COMPILED_GRAPH).addMember("format", "$L", format);
        code.forEach(line -> annotation.addMember("code", "$S", line));
        return annotation.addMember(FINGERPRINT, "$S", fingerprint).build();
    }

    /** An expression for the fingerprint followed by those of the models in the model, as they are now. */
    private CodeBlock current() {
        CodeBlock text = CodeBlock.of("$S", fingerprint);
        for (Contained each : contained) {
            text = CodeBlock.of("$L\n+ $S + $T.fingerprint()", text, " " + each.type() + "=", each.companion());
        }
        return text;
    }
}
