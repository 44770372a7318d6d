// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.ScalarFunction;
import org.gradwright.processor.source.NameResolver;
import org.gradwright.processor.source.Spelling;

/** Reads calls: functions of Math and StrictMath, and static methods, whose bodies or formulas are inlined. */
final class CallReader {

    private final Reading reading;
    private final NameResolver names;
    private final CompilationUnitTree file;
    private final ExpressionReader expressions;
    private final InliningReader others;

    CallReader(Reading reading, NameResolver names, CompilationUnitTree file, ExpressionReader expressions) {
        this.reading = reading;
        this.names = names;
        this.file = file;
        this.expressions = expressions;
        this.others = new InliningReader(reading, names, file);
    }

    Value read(MethodInvocationTree call, Scope scope) {
        ExpressionTree select = call.getMethodSelect();
        Optional<TypeElement> owner = Optional.empty();
        String name = select.toString();
        if (select instanceof IdentifierTree) {
            owner = names.methodOwner(name);
        } else if (select instanceof MemberSelectTree member) {
            name = member.getIdentifier().toString();
            owner = names.type(member.getExpression());
        }
        List<Value> arguments = call.getArguments().stream()
                .map(argument -> expressions.read(argument, scope))
                .toList();
        Optional<String> companion = others.companion(select);
        if (companion.isPresent()) {
            return others.ofCompanion(call, companion.get(), name, arguments);
        }
        if (owner.isEmpty()) {
            if (isCallOfAResult(select)) {
                return refuseWith(select, "Write it as a loop, such as 'for (double v : row)'.");
            }
            return refuse(select, name);
        }
        String type = owner.get().getQualifiedName().toString();
        if (type.equals("java.lang.Math") || type.equals("java.lang.StrictMath")) {
            Optional<ScalarFunction> function = ScalarFunction.named(name);
            return function.isPresent() ? apply(call, function.get(), arguments) : refuse(select, name);
        }
        return inline(call, name, names.methods(owner.get(), name), arguments);
    }

    private static boolean isCallOfAResult(ExpressionTree select) {
        return select instanceof MemberSelectTree member && member.getExpression() instanceof MethodInvocationTree;
    }

    private Value refuse(ExpressionTree select, String name) {
        List<String> functions = Arrays.stream(ScalarFunction.values())
                .filter(function -> !function.isOperator() && function.isOfJava())
                .map(ScalarFunction::javaName)
                .toList();
        String fix = Spelling.nearest(name, functions)
                .map(nearest -> "Did you mean 'Math." + nearest + "'?")
                .orElse("Call one of Math's " + String.join(", ", functions)
                        + ", or a static method of the same file.");
        return refuseWith(select, fix);
    }

    private Value refuseWith(ExpressionTree select, String fix) {
        return reading.refuse(Problem.FORMULA_UNKNOWN_METHOD, file, select, select, fix);
    }

    private Value apply(MethodInvocationTree call, ScalarFunction function, List<Value> arguments) {
        if (arguments.size() != function.arity() || !arguments.stream().allMatch(Value::isNumeric)) {
            return reading.unknown();
        }
        if (function.hasFloatOverload()
                && arguments.stream().allMatch(argument -> argument.kind() == Value.Kind.INTEGER)) {
            return applyToInts(call, function, arguments);
        }
        List<Value> numbers = arguments.stream()
                .map(argument -> argument.as(reading, Value.Kind.NUMBER))
                .toList();
        return numbers.stream().anyMatch(Value::isUnknown)
                ? reading.unknown()
                : Value.number(reading.builder().call(function, positions(numbers)));
    }

    /** Java computes abs, max and min of ints as ints, signum and fma of ints as floats. */
    private Value applyToInts(MethodInvocationTree call, ScalarFunction function, List<Value> arguments) {
        if (function == ScalarFunction.SIGNUM || function == ScalarFunction.FMA) {
            return reading.refuse(
                    Problem.FORMULA_EXPRESSION,
                    file,
                    call,
                    "a call that Java computes in float, because its arguments are ints",
                    "Write one of them as a double, such as 1.0.");
        }
        Value.Division dropped = arguments.stream()
                .map(Value::division)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return Value.integer(reading.builder().integer(function, positions(arguments)))
                .with(dropped);
    }

    private static int[] positions(List<Value> values) {
        return values.stream().mapToInt(Value::position).toArray();
    }

    private Value inline(
            MethodInvocationTree call, String name, List<ExecutableElement> candidates, List<Value> arguments) {
        List<ExecutableElement> methods = candidates.stream()
                .filter(method -> method.getParameters().size() == arguments.size())
                .toList();
        if (candidates.isEmpty()) {
            return refuse(call.getMethodSelect(), name);
        }
        if (methods.size() > 1) {
            if (arguments.stream().anyMatch(Value::isUnknown)) {
                return reading.unknown();
            }
            methods =
                    methods.stream().filter(method -> takes(method, arguments)).toList();
            if (methods.size() != 1) {
                return refuseWith(call.getMethodSelect(), "Give the methods called '" + name + "' different names.");
            }
        }
        if (candidates.stream().anyMatch(ExecutableElement::isVarArgs)) {
            return refuseWith(call.getMethodSelect(), "Give '" + name + "' a fixed number of parameters.");
        }
        if (methods.isEmpty()) {
            return reading.unknown();
        }
        ExecutableElement method = methods.get(0);
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            return refuseWith(call.getMethodSelect(), "Make '" + name + "' static.");
        }
        TreePath source = reading.source(method);
        if (source == null || source.getCompilationUnit() != file) {
            return others.of(call, method, arguments);
        }
        return reading.call(method, source, arguments, call);
    }

    /** Whether the parameters have exactly the types of the arguments. */
    private static boolean takes(ExecutableElement method, List<Value> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            VariableElement parameter = method.getParameters().get(i);
            TypeKind expected = switch (arguments.get(i).kind()) {
                case NUMBER -> TypeKind.DOUBLE;
                case INTEGER -> TypeKind.INT;
                case TRUTH -> TypeKind.BOOLEAN;
                case ROW -> TypeKind.ARRAY;
                case UNKNOWN -> TypeKind.ERROR;
            };
            if (parameter.asType().getKind() != expected) {
                return false;
            }
        }
        return true;
    }
}
