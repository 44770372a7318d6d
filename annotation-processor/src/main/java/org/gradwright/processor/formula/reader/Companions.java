// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.gradwright.processor.declaration.AnnotationKind;
import org.gradwright.processor.declaration.AnnotationReader;
import org.gradwright.processor.formula.Argument;
import org.gradwright.processor.formula.Derivatives;
import org.gradwright.processor.formula.Fingerprint;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.FormulaWriter;
import org.gradwright.processor.formula.FormulaWriter.Written;
import org.gradwright.processor.formula.Kind;
import org.gradwright.processor.formula.NameScope;
import org.gradwright.processor.formula.Precision;

/**
 * The class that is generated beside the type that declares a formula. It carries the formula for compilations that do
 * not see the source, and shows in plain Java what was derived from it:
 *
 * <pre>{@code
 * @CompiledFormula(format = 1, method = "value", code = "value(x): ...", fingerprint = "...")
 * public final class ReluFormula {
 *     public static double value(double x) {
 *         return x > 0 ? x : 0.0;
 *     }
 *
 *     public static double slope(double x) {
 *         return x > 0 ? 1.0 : 0.0;
 *     }
 *     ...
 * }
 * }</pre>
 */
public final class Companions {

    private static final ClassName COMPILED_FORMULA = ClassName.get("org.gradwright", "CompiledFormula");
    private static final String FINGERPRINT = "fingerprint";

    /** Changes whenever {@link Formula#decode} no longer reads what was written before, or reads it as something else. */
    public static final int FORMAT = 1;

    private Companions() {}

    /** The name of a type's companion: {@code ReluFormula} for {@code Relu}, {@code Outer_InnerFormula} for a member. */
    public static ClassName name(TypeElement owner) {
        ClassName name = ClassName.get(owner);
        return ClassName.get(name.packageName(), String.join("_", name.simpleNames()) + "Formula");
    }

    /**
     * What changes whenever a network that uses the annotation would be generated differently: with the formula, the default
     * values of the annotation's members and the values of the annotation that makes it an activation, a loss or a
     * regularizer.
     */
    public static String fingerprint(TypeElement owner, Formula formula) {
        SortedSet<String> values = new TreeSet<>();
        for (ExecutableElement member : ElementFilter.methodsIn(owner.getEnclosedElements())) {
            if (member.getDefaultValue() != null) {
                values.add(value("", member, member.getDefaultValue()));
            }
        }
        for (AnnotationKind kind : AnnotationKind.values()) {
            AnnotationReader.find(owner, kind.metaAnnotation())
                    .ifPresent(meta -> meta.getElementValues()
                            .forEach((member, value) -> values.add(value("@" + kind + ".", member, value))));
        }
        return values.isEmpty()
                ? formula.fingerprint()
                : Fingerprint.of(formula.encode() + "\n" + String.join("\n", values));
    }

    private static String value(String prefix, ExecutableElement member, AnnotationValue value) {
        return prefix + member.getSimpleName() + " = " + AnnotationReader.plain(value.getValue());
    }

    /**
     * The source of the companion.
     *
     * @param owner the annotation type that declares the formula
     * @param method the formula's method
     * @param formula what {@link FormulaReader} made of it
     * @param differentiable the inputs in which slopes are written, by name
     */
    public static JavaFile of(
            TypeElement owner, ExecutableElement method, Formula formula, List<String> differentiable) {
        return of(owner, method, formula, differentiable, List.of());
    }

    /**
     * The source of the companion of a formula that contains others.
     *
     * @param contained the formulas of other files that are part of this one
     */
    public static JavaFile of(
            TypeElement owner,
            ExecutableElement method,
            Formula formula,
            List<String> differentiable,
            List<Contained> contained) {
        Modifier[] visibility = isPublic(owner) ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
        TypeSpec.Builder type = TypeSpec.classBuilder(name(owner))
                .addOriginatingElement(owner)
                .addModifiers(visibility)
                .addModifiers(Modifier.FINAL)
                .addJavadoc("The formula of {@link $T} and its slope, in double and in float.\n", ClassName.get(owner))
                .addAnnotation(
                        annotation(method.getSimpleName().toString(), formula, fingerprint(owner, formula), contained))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        NameScope names = new NameScope(List.of(FINGERPRINT));
        String value = names.fresh(method.getSimpleName().toString());
        addMethods(type, visibility, value, formula, "The formula itself");
        for (String input : differentiable) {
            int index = formula.inputs().indexOf(input);
            boolean row = formula.kinds().get(index) == Kind.ROW;
            String slope =
                    (row ? "addGradient" : "slope") + (differentiable.size() == 1 ? "" : "Of" + capitalized(input));
            String what = row ? "Adds the gradient in {@code " + input + "}" : "The slope in {@code " + input + "}";
            addMethods(type, visibility, names.fresh(slope), Derivatives.derivative(formula, index), what);
        }
        type.addMethod(MethodSpec.methodBuilder(FINGERPRINT)
                .addJavadoc(
                        "Changes when the formula or a default value does; a call, so that other classes do not inline it.\n")
                .addModifiers(visibility)
                .addModifiers(Modifier.STATIC)
                .returns(String.class)
                .addStatement("return $L", current(fingerprint(owner, formula), contained))
                .build());
        return JavaFile.builder(name(owner).packageName(), type.build())
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
    }

    /** The annotation that carries a formula. */
    static AnnotationSpec annotation(String method, Formula formula, String fingerprint, List<Contained> contained) {
        AnnotationSpec.Builder annotation = AnnotationSpec.builder(COMPILED_FORMULA)
                .addMember("format", "$L", FORMAT)
                .addMember("method", "$S", method)
                .addMember("code", "$S", formula.encode())
                .addMember(FINGERPRINT, "$S", fingerprint);
        contained.forEach(each -> annotation.addMember("inlined", "$S", each.text()));
        return annotation.build();
    }

    /** An expression for a fingerprint followed by those of what the formula contains, as they are now. */
    static CodeBlock current(String fingerprint, List<Contained> contained) {
        CodeBlock text = CodeBlock.of("$S", fingerprint);
        for (Contained each : contained) {
            text = CodeBlock.of("$L\n+ $S + $L", text, " " + each.name() + "=", each.current());
        }
        return text;
    }

    static void addMethods(TypeSpec.Builder type, Modifier[] visibility, String name, Formula formula, String what) {
        for (Precision precision : Precision.values()) {
            TypeName number = precision == Precision.DOUBLE ? TypeName.DOUBLE : TypeName.FLOAT;
            Written written = FormulaWriter.write(
                    formula,
                    precision,
                    "StrictMath",
                    formula.inputs().stream().map(Argument::of).toList(),
                    new NameScope(formula.inputs()),
                    scratch -> "");
            boolean returns = !written.results().isEmpty();
            MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                    .addModifiers(visibility)
                    .addModifiers(Modifier.STATIC)
                    .returns(returns ? number : TypeName.VOID);
            if (formula.isScalar()) {
                method.addJavadoc("$L in $L: {@code $L}.\n", what, precision.type(), text(written));
            } else {
                method.addJavadoc("$L in $L.\n", what, precision.type());
            }
            for (int i = 0; i < formula.arity(); i++) {
                method.addParameter(
                        type(formula.kinds().get(i), number), formula.inputs().get(i));
            }
            CodeBlock.Builder body = CodeBlock.builder();
            written.statements().forEach(statement -> body.add("$L\n", statement));
            if (returns) {
                body.add("return $L;\n", written.results().get(0));
            }
            type.addMethod(method.addCode(body.build()).build());
        }
    }

    private static TypeName type(Kind kind, TypeName number) {
        return switch (kind) {
            case INTEGER -> TypeName.INT;
            case ROW -> ArrayTypeName.of(number);
            default -> number;
        };
    }

    /** The formula on one line: its locals without their types, and its result. */
    private static String text(Written written) {
        String locals = written.statements().stream()
                .map(statement -> statement.substring(statement.indexOf(' ') + 1) + " ")
                .collect(Collectors.joining());
        return locals + written.results().get(0);
    }

    static boolean isPublic(TypeElement owner) {
        for (Element e = owner; e instanceof TypeElement; e = e.getEnclosingElement()) {
            if (!e.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
