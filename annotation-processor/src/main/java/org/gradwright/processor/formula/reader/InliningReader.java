// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.formula.GuardedFormula;
import org.gradwright.processor.formula.Instruction.Truth;
import org.gradwright.processor.formula.Kind;
import org.gradwright.processor.source.NameResolver;

/** Reads calls of methods of other files: what the formulas of those compute becomes part of the one that is being read. */
final class InliningReader {
    private final Reading reading;
    private final NameResolver names;
    private final CompilationUnitTree file;

    InliningReader(Reading reading, NameResolver names, CompilationUnitTree file) {
        this.reading = reading;
        this.names = names;
        this.file = file;
    }

    /** The class beside formulas whose method a call names; it may not have been generated yet. */
    Optional<String> companion(ExpressionTree select) {
        List<String> candidates = new ArrayList<>();
        if (select instanceof MemberSelectTree member) {
            names.type(member.getExpression())
                    .ifPresentOrElse(
                            type -> candidates.add(type.getQualifiedName().toString()),
                            () -> candidates.addAll(names.unknown(member.getExpression())));
        } else if (select instanceof IdentifierTree name) {
            names.methodOwner(name.getName().toString())
                    .ifPresentOrElse(
                            type -> candidates.add(type.getQualifiedName().toString()),
                            () -> candidates.addAll(
                                    names.unknownOwners(name.getName().toString())));
        }
        return candidates.stream().filter(reading.callees()::isCompanion).findFirst();
    }

    /** What a call of a method of a class beside formulas gives. */
    Value ofCompanion(MethodInvocationTree call, String companion, String name, List<Value> arguments) {
        if (arguments.stream().anyMatch(Value::isUnknown)) {
            return reading.unknown();
        }
        List<Kind> kinds = arguments.stream().map(InliningReader::kind).toList();
        return reading.callees()
                .ofCompanion(companion, name, kinds)
                .map(callee -> value(call, name, callee, arguments))
                .orElseGet(() ->
                        refuse(call, "Call the method of the formula itself; slopes cannot be part of a formula."));
    }

    /** What a call of a static method of another file gives. */
    Value of(MethodInvocationTree call, ExecutableElement method, List<Value> arguments) {
        String name = method.getSimpleName().toString();
        Callee callee = reading.callees().find(method);
        boolean ofJdk = String.valueOf(method.getEnclosingElement()).startsWith("java.");
        return callee.state() == Callee.State.UNMARKED && ofJdk
                ? refuse(call, "Copy '" + name + "' into this file.")
                : value(call, name, callee, arguments);
    }

    private Value value(MethodInvocationTree call, String name, Callee callee, List<Value> arguments) {
        switch (callee.state()) {
            case RUNNING -> {
                String fix = "Write the terms out, or use a closed form such as Math.pow(x, n).";
                return reading.refuse(Problem.FORMULA_RECURSION, file, call, name, "calls itself", fix);
            }
            case UNMARKED -> {
                return refuse(
                        call,
                        "Annotate '" + name + "' with @Differentiable and compile it with the processor, or copy it.");
            }
            case UNCOMPILED -> {
                return refuse(call, "Compile the module of '" + name + "' with the processor on its processor path.");
            }
            case STALE -> {
                Tree select = call.getMethodSelect();
                return reading.refuse(Problem.STALE_FORMULA, file, select, "'" + name + "'", callee.stale());
            }
            default -> {
                return callee.formula()
                        .map(formula -> append(formula, arguments))
                        .orElseGet(reading::unknown);
            }
        }
    }

    private Value refuse(MethodInvocationTree call, String fix) {
        Tree select = call.getMethodSelect();
        return reading.refuse(Problem.FORMULA_UNKNOWN_METHOD, file, select, select, fix);
    }

    private Value append(Formula formula, List<Value> arguments) {
        FormulaBuilder builder = reading.builder();
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Value argument = arguments.get(i).as(reading, kind(formula.kinds().get(i)));
            if (argument.isUnknown()) {
                return reading.unknown();
            }
            positions.add(argument.position());
        }
        boolean always = builder.at(reading.condition()).equals(new Truth(true));
        boolean guarded = !always && formula.kinds().contains(Kind.ROW);
        if (guarded) {
            positions.add(reading.condition());
        }
        int[] results = builder.append(
                guarded ? GuardedFormula.of(formula) : formula,
                positions.stream().mapToInt(Integer::intValue).toArray());
        return Value.number(results[0]);
    }

    private static Value.Kind kind(Kind kind) {
        return switch (kind) {
            case INTEGER -> Value.Kind.INTEGER;
            case ROW -> Value.Kind.ROW;
            default -> Value.Kind.NUMBER;
        };
    }

    private static Kind kind(Value value) {
        return switch (value.kind()) {
            case INTEGER -> Kind.INTEGER;
            case TRUTH -> Kind.TRUTH;
            case ROW -> Kind.ROW;
            default -> Kind.NUMBER;
        };
    }
}
