// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.formula.Kind;
import org.gradwright.processor.source.MethodSources;
import org.jspecify.annotations.Nullable;

/**
 * Reads static methods over numbers and rows of numbers as formulas. A method may declare locals of type double, int and
 * boolean, assign them, use arithmetic, comparisons, {@code && || ! ?:}, if and else, loops that count, return early,
 * read elements and the length of parameters of type {@code double[]}, call functions of {@link Math} and static methods
 * of the same file and differentiable ones of others, and use compile-time constants. Everything else is refused, at the narrowest tree.
 */
public final class FormulaReader {

    private final MethodSources sources;
    private final Elements elements;
    private final Refusals refusals;
    private final Callees callees;
    private final Set<Tree> refused = Collections.newSetFromMap(new IdentityHashMap<>());
    private final SlopeReader slopes = new SlopeReader(this::readPlain);

    /** A reader that refuses calls of methods of other files. */
    public FormulaReader(MethodSources sources, Elements elements, Refusals refusals) {
        this(sources, elements, refusals, Callees.NONE);
    }

    /**
     * A reader of formulas.
     *
     * @param callees the formulas of methods of other files
     */
    public FormulaReader(MethodSources sources, Elements elements, Refusals refusals, Callees callees) {
        this.sources = sources;
        this.elements = elements;
        this.refusals = refusals;
        this.callees = callees;
    }

    /**
     * The formula of a static method, with the method's name and its parameters as inputs; empty when something was
     * refused, or is in error so that the compiler will report it.
     */
    public Optional<Formula> read(ExecutableElement method) {
        return read(method, 0, method.getParameters().size());
    }

    /**
     * The formula of a static method.
     *
     * @param from the first of the parameters in which it will be differentiated
     * @param to the parameter behind the last of them
     */
    public Optional<Formula> read(ExecutableElement method, int from, int to) {
        return read(method, input -> input >= from && input < to, slopes);
    }

    /** The formula of a static method in which no slope is given: {@code @Derivative} is not looked at. */
    public Optional<Formula> readPlain(ExecutableElement method) {
        return read(method, input -> false, null);
    }

    private Optional<Formula> read(ExecutableElement method, IntPredicate varying, @Nullable SlopeReader given) {
        List<String> inputs = method.getParameters().stream()
                .map(parameter -> parameter.getSimpleName().toString())
                .toList();
        List<Kind> kinds = method.getParameters().stream()
                .map(parameter -> kind(parameter.asType()))
                .toList();
        FormulaBuilder builder = new FormulaBuilder(inputs, kinds);
        Reading reading = new Reading(sources, elements, refusals, callees, builder, refused, given, varying);
        TreePath source = reading.source(method);
        if (source == null) {
            refusals.refuse(Problem.FORMULA_BODY, null, method.getSimpleName());
            return Optional.empty();
        }
        List<Value> arguments = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            if (method.getParameters().get(i).asType().getKind() == TypeKind.BOOLEAN) {
                refuseBoolean(reading, source, i);
            }
            arguments.add(argument(builder, kinds.get(i), i));
        }
        Value result = reading.run(method, source, arguments);
        return reading.hasFailed() || result.kind() != Value.Kind.NUMBER
                ? Optional.empty()
                : Optional.of(builder.build(method.getSimpleName().toString(), result.position()));
    }

    private static Kind kind(TypeMirror type) {
        return switch (type.getKind()) {
            case INT -> Kind.INTEGER;
            case ARRAY -> Kind.ROW;
            default -> Kind.NUMBER;
        };
    }

    private static Value argument(FormulaBuilder builder, Kind kind, int input) {
        int position = builder.input(input);
        return switch (kind) {
            case INTEGER -> Value.integer(position);
            case ROW -> Value.row(position, builder.length(position));
            default -> Value.number(position);
        };
    }

    /** The parameters of the formula itself are numbers; only methods that it calls may take truth values. */
    private static void refuseBoolean(Reading reading, TreePath source, int parameter) {
        MethodTree tree = (MethodTree) source.getLeaf();
        Tree type = tree.getParameters().get(parameter).getType();
        String name = tree.getParameters().get(parameter).getName().toString();
        reading.refuse(
                Problem.FORMULA_STATEMENT,
                source.getCompilationUnit(),
                type,
                "the boolean parameter '" + name + "'",
                "Declare '" + name + "' as double, and compare it with a number.");
    }
}
