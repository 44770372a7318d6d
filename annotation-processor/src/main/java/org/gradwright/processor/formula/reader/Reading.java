// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;
import org.gradwright.processor.diagnostic.NumberText;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.source.MethodSources;
import org.gradwright.processor.source.NameResolver;
import org.jspecify.annotations.Nullable;

/** The reading of one method and of the methods that it calls, into one formula. */
final class Reading {

    private static final int DEEPEST = 32;
    private static final int MOST_CALLS = 2000;

    private final MethodSources sources;
    private final Elements elements;
    private final Refusals refusals;
    private final Callees callees;
    private final FormulaBuilder builder;
    private final Set<Tree> refused;
    private final Deque<ExecutableElement> calls;
    private final @Nullable Reading outer;
    private final @Nullable SlopeReader slopes;
    private final Variation variation;
    /** The position of the condition under which Java would compute what is being read. */
    private int condition;

    private int called;
    private boolean failed;

    /**
     * @param refused the trees that have been refused, by identity: none is refused twice
     * @param slopes gives methods the slopes that are written for them; null where they are not asked for
     * @param varying the inputs in which the formula will be differentiated
     */
    Reading(
            MethodSources sources,
            Elements elements,
            Refusals refusals,
            Callees callees,
            FormulaBuilder builder,
            Set<Tree> refused,
            @Nullable SlopeReader slopes,
            IntPredicate varying) {
        this.sources = sources;
        this.elements = elements;
        this.refusals = refusals;
        this.callees = callees;
        this.builder = builder;
        this.refused = refused;
        this.calls = new ArrayDeque<>();
        this.outer = null;
        this.slopes = slopes;
        this.variation = new Variation(builder, varying);
        this.condition = builder.truth(true);
    }

    private Reading(Reading outer, FormulaBuilder builder) {
        this.sources = outer.sources;
        this.elements = outer.elements;
        this.refusals = outer.refusals;
        this.callees = outer.callees;
        this.builder = builder;
        this.refused = outer.refused;
        this.calls = outer.calls;
        this.outer = outer;
        this.slopes = outer.slopes;
        this.variation = new Variation(builder, input -> true);
        this.condition = builder.truth(true);
    }

    /** The reading of the body of a loop. */
    Reading inLoop(FormulaBuilder body) {
        return new Reading(this, body);
    }

    /** The formulas of methods of other files. */
    Callees callees() {
        return callees;
    }

    /** The reader of the expressions of a method of the class. */
    ExpressionReader expressions(NameResolver names, CompilationUnitTree file) {
        return new ExpressionReader(this, names, file);
    }

    /** The condition under which Java would compute what is being read. */
    int condition() {
        return condition;
    }

    /** Reads something that Java computes only where a truth value holds, too. */
    <T> T where(int holds, Supplier<T> read) {
        int before = condition;
        condition = builder.and(before, holds);
        try {
            return read.get();
        } finally {
            condition = before;
        }
    }

    /** Whether something may be differentiated in the value at a position. In the body of a loop every number may vary. */
    boolean varies(int position) {
        return variation.reaches(position);
    }

    FormulaBuilder builder() {
        return builder;
    }

    /** Whether something was refused, or the compiler itself will report it. */
    boolean hasFailed() {
        return failed;
    }

    /** Reports a tree, and stands for its value. */
    Value refuse(Problem problem, CompilationUnitTree file, Tree tree, Object... arguments) {
        if (problem.isError()) {
            unknown();
        }
        if (refused.add(tree)) {
            refusals.refuse(problem, TreePath.getPath(file, tree), arguments);
        }
        return Value.UNKNOWN;
    }

    /** Warns of a constant that is infinite or 0 in float, though not in double. */
    void warnBeyondFloat(CompilationUnitTree file, Tree tree, Object constant) {
        if (constant instanceof Double number
                && Double.isFinite(number)
                && number != 0
                && (number.floatValue() == 0 || Float.isInfinite(number.floatValue()))) {
            String text = tree instanceof LiteralTree ? NumberText.of(number) : tree.toString();
            refuse(Problem.BEYOND_FLOAT, file, tree, "'" + text + "'", NumberText.of(number.floatValue()));
        }
    }

    /** Refuses a division of ints whose result becomes a double. */
    Value refuse(Value.Division division) {
        BinaryTree tree = division.tree();
        return refuse(Problem.FORMULA_INTEGER_DIVISION, division.file(), tree, tree, ArithmeticReader.inDouble(tree));
    }

    /** Stands for the value of what the compiler will report. */
    Value unknown() {
        failed = true;
        if (outer != null) {
            outer.unknown();
        }
        return Value.UNKNOWN;
    }

    /** The tree of a method with a body; null if there is none. */
    @Nullable
    TreePath source(ExecutableElement method) {
        return sources.find(method)
                .filter(path -> path.getLeaf() instanceof MethodTree tree && tree.getBody() != null)
                .orElse(null);
    }

    /** What a call of a method gives; refused at the tree of the call where calls do not end. */
    Value call(ExecutableElement method, TreePath source, List<Value> arguments, Tree call) {
        if (calls.contains(method)) {
            String fix = "Write the terms out, or use a closed form such as Math.pow(x, n).";
            return refuse(
                    Problem.FORMULA_RECURSION,
                    source.getCompilationUnit(),
                    call,
                    method.getSimpleName(),
                    "calls itself",
                    fix);
        }
        if (calls.size() == DEEPEST) {
            String depth = "is called through " + DEEPEST + " other methods";
            String fix = "Write what '" + method.getSimpleName() + "' computes where it is called.";
            return refuse(
                    Problem.FORMULA_RECURSION, source.getCompilationUnit(), call, method.getSimpleName(), depth, fix);
        }
        called++;
        if (called == MOST_CALLS + 1) {
            return refuse(
                    Problem.FORMULA_SIZE,
                    source.getCompilationUnit(),
                    call,
                    MOST_CALLS + " calls",
                    "'" + method.getSimpleName() + "' is called once more",
                    "Compute once what is used twice, and give it a name with a local variable.");
        }
        return called > MOST_CALLS ? unknown() : run(method, source, arguments);
    }

    /** What the body of a method returns for the arguments. */
    Value run(ExecutableElement method, TreePath source, List<Value> arguments) {
        MethodTree tree = (MethodTree) source.getLeaf();
        CompilationUnitTree file = source.getCompilationUnit();
        Scope scope = new Scope();
        List<Value> taken = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            VariableTree parameter = tree.getParameters().get(i);
            Value.Kind kind = kind(parameter.getType(), parameter.getName(), file);
            taken.add(arguments.get(i).as(this, kind).stored());
            scope.put(parameter.getName().toString(), kind, taken.get(i));
        }
        Value.Kind kind = kind(tree.getReturnType(), method.getSimpleName(), file);
        if (kind == Value.Kind.ROW) {
            String fix = "Let '" + method.getSimpleName() + "' return a double.";
            return refuse(Problem.FORMULA_STATEMENT, file, tree.getReturnType(), "a method that returns an array", fix);
        }
        TypeElement type = (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
        NameResolver names = new NameResolver(elements, type, file);
        calls.push(method);
        Value returned = new StatementReader(this, names, file).result(tree.getBody(), scope, kind);
        calls.pop();
        boolean numbers = taken.stream().allMatch(each -> each.kind() == Value.Kind.NUMBER);
        return slopes == null || !numbers ? returned : slopes.given(this, method, source, taken, returned);
    }

    /** The kind of a variable or method result of a declared type; refused if formulas have no such type. */
    Value.Kind kind(Tree type, CharSequence name, CompilationUnitTree file) {
        if (type instanceof PrimitiveTypeTree primitive) {
            switch (primitive.getPrimitiveTypeKind()) {
                case DOUBLE -> {
                    return Value.Kind.NUMBER;
                }
                case INT -> {
                    return Value.Kind.INTEGER;
                }
                case BOOLEAN -> {
                    return Value.Kind.TRUTH;
                }
                default -> {}
            }
        }
        if (type instanceof ArrayTypeTree array
                && array.getType() instanceof PrimitiveTypeTree element
                && element.getPrimitiveTypeKind() == TypeKind.DOUBLE) {
            return Value.Kind.ROW;
        }
        return refuse(
                        Problem.FORMULA_TYPE,
                        file,
                        type,
                        name,
                        type,
                        type instanceof ArrayTypeTree ? "double[]" : "double")
                .kind();
    }
}
