// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/**
 * The target that the output of a network without a loss does not have: a method that takes no value there is, only a type whose
 * name is the reason, so that the compiler says {@code float[] cannot be converted to LoadHasNoLoss} where it is called.
 *
 * @param network name of the network
 * @param output name of the layer
 * @param data the builder that would have the target
 */
record MissingTarget(String network, String output, ClassName data) {
    private ClassName type() {
        return data.nestedClass(Character.toUpperCase(output.charAt(0)) + output.substring(1) + "HasNoLoss");
    }

    MethodSpec setter() {
        return MethodSpec.methodBuilder(output)
                .addJavadoc("Takes nothing: see {@link $T}.\n", type())
                .addModifiers(Modifier.PUBLIC)
                .addParameter(type(), "reason")
                .returns(data)
                .addStatement("throw new $T($S)", IllegalArgumentException.class, sentence())
                .build();
    }

    TypeSpec reason() {
        return TypeSpec.classBuilder(type())
                .addJavadoc(
                        "Why the data has no target {@code $L}: the layer of that name has no loss, so {@code $L} predicts and"
                                + " is not trained. To train\nit, add a loss to {@code $L}, such as {@code"
                                + " @MeanSquaredError}.\n",
                        output,
                        network,
                        output)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .build();
    }

    private String sentence() {
        return "'" + output + "' of '" + network + "' has no loss, so there is no target of that name";
    }
}
