// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.gradwright.processor.formula.Derivatives;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.Kind;
import org.gradwright.processor.formula.NameScope;

/**
 * The class that is generated beside a class with differentiable methods:
 *
 * <pre>{@code
 * @CompiledFormula(method = "erf", code = "erf(x): ...", fingerprint = "...")
 * public final class SpecialFormula {
 *     public static double erf(double x) { ... }
 *
 *     public static double slopeOfErf(double x) { ... }
 *     ...
 * }
 * }</pre>
 */
public final class ClassCompanions {
    private static final ClassName ALL = ClassName.get("org.gradwright", "CompiledFormula", "All");
    private static final String FINGERPRINT = "fingerprint";

    private ClassCompanions() {}

    /**
     * A differentiable method.
     *
     * @param contained the formulas of other files that are part of this one
     */
    public record Method(ExecutableElement element, Formula formula, List<Contained> contained) {
        public Method {
            contained = List.copyOf(contained);
        }
    }

    /** What tells the methods of one class apart: {@code power(double,int)}. */
    public static String signature(Formula formula) {
        return formula.kinds().stream()
                .map(kind -> kind == Kind.INTEGER ? "int" : kind == Kind.ROW ? "double[]" : "double")
                .collect(Collectors.joining(",", formula.name() + "(", ")"));
    }

    /** The source of the companion of a class. */
    public static JavaFile of(TypeElement owner, List<Method> methods) {
        ClassName name = Companions.name(owner);
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addOriginatingElement(owner)
                .addModifiers(visibility(Companions.isPublic(owner)))
                .addModifiers(Modifier.FINAL)
                .addJavadoc(
                        "The differentiable methods of {@link $T} and their slopes, in double and in float.\n",
                        ClassName.get(owner))
                .addAnnotation(annotation(methods))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        NameScope names = new NameScope(List.of(FINGERPRINT));
        for (Method method : methods) {
            names.fresh(method.formula().name());
        }
        for (Method method : methods) {
            addMethods(type, owner, method, names);
        }
        return JavaFile.builder(
                        name.packageName(),
                        type.addMethod(fingerprint(owner, methods)).build())
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
    }

    private static AnnotationSpec annotation(List<Method> methods) {
        List<AnnotationSpec> annotations = methods.stream()
                .map(method -> Companions.annotation(
                        method.formula().name(),
                        method.formula(),
                        method.formula().fingerprint(),
                        method.contained()))
                .toList();
        if (annotations.size() == 1) {
            return annotations.get(0);
        }
        AnnotationSpec.Builder all = AnnotationSpec.builder(ALL);
        annotations.forEach(each -> all.addMember("value", "$L", each));
        return all.build();
    }

    private static void addMethods(TypeSpec.Builder type, TypeElement owner, Method method, NameScope names) {
        Formula formula = method.formula();
        boolean isPublic =
                Companions.isPublic(owner) && method.element().getModifiers().contains(Modifier.PUBLIC);
        Modifier[] visibility = visibility(isPublic);
        Companions.addMethods(type, visibility, formula.name(), formula, "The method itself");
        String of = "Of" + Companions.capitalized(formula.name());
        long differentiable =
                formula.kinds().stream().filter(kind -> kind != Kind.INTEGER).count();
        for (int i = 0; i < formula.arity(); i++) {
            String input = formula.inputs().get(i);
            boolean row = formula.kinds().get(i) == Kind.ROW;
            if (formula.kinds().get(i) != Kind.INTEGER) {
                String slope = (row ? "addGradient" : "slope")
                        + of
                        + (differentiable == 1 ? "" : "In" + Companions.capitalized(input));
                String what = row ? "Adds the gradient in {@code " + input + "}" : "The slope in {@code " + input + "}";
                Companions.addMethods(type, visibility, names.fresh(slope), Derivatives.derivative(formula, i), what);
            }
        }
    }

    private static MethodSpec fingerprint(TypeElement owner, List<Method> methods) {
        MethodSpec.Builder fingerprint = MethodSpec.methodBuilder(FINGERPRINT)
                .addJavadoc("Changes when a method does; a call, so that other classes do not inline it.\n")
                .addModifiers(visibility(Companions.isPublic(owner)))
                .addModifiers(Modifier.STATIC)
                .returns(String.class)
                .addParameter(String.class, "method")
                .beginControlFlow("switch (method)");
        for (Method method : methods) {
            fingerprint
                    .addCode("case $S:\n$>", signature(method.formula()))
                    .addStatement(
                            "return $L", Companions.current(method.formula().fingerprint(), method.contained()))
                    .addCode("$<");
        }
        return fingerprint
                .addCode("default:\n$>")
                .addStatement("return $S", "")
                .addCode("$<")
                .endControlFlow()
                .build();
    }

    private static Modifier[] visibility(boolean isPublic) {
        return isPublic ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
    }
}
