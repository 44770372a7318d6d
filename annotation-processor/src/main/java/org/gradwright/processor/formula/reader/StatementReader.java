// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Optional;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.formula.ScalarFunction;
import org.gradwright.processor.source.NameResolver;

/**
 * Reads the statements of one method body. Both branches of an if are computed; what they assign and return is chosen by
 * its condition.
 */
final class StatementReader {

    private final Reading reading;
    private final ExpressionReader expressions;
    private final CompilationUnitTree file;
    private final FormulaBuilder builder;
    private final ArithmeticReader arithmetic;
    private final LoopReader loops;
    private Value.Kind result = Value.Kind.UNKNOWN;
    private boolean inLoop;

    StatementReader(Reading reading, NameResolver names, CompilationUnitTree file) {
        this.reading = reading;
        this.expressions = reading.expressions(names, file);
        this.file = file;
        this.builder = reading.builder();
        this.arithmetic = new ArithmeticReader(reading, file);
        this.loops = new LoopReader(reading, names, file, expressions);
    }

    /** Runs the body of a loop; false where it was refused. */
    boolean runLoopBody(StatementTree body, Scope scope) {
        inLoop = true;
        Flow flow = run(List.of(body), scope);
        if (flow.scope() == null) {
            return false;
        }
        flow.scope().names().forEach(name -> scope.put(name, flow.scope().local(name)));
        return !reading.hasFailed();
    }

    /** What the body returns, as a value of that kind. */
    Value result(BlockTree body, Scope scope, Value.Kind kind) {
        result = kind;
        Flow flow = run(body.getStatements(), scope);
        // a body that does not always return is the compiler's to report
        return flow.value() == null || flow.scope() != null || flow.value().isUnknown()
                ? reading.unknown()
                : flow.value();
    }

    private Flow run(List<? extends StatementTree> statements, Scope scope) {
        if (statements.isEmpty()) {
            return Flow.through(builder, scope);
        }
        StatementTree first = statements.get(0);
        List<? extends StatementTree> rest = statements.subList(1, statements.size());
        return first instanceof IfTree branch ? run(branch, rest, scope) : then(run(first, scope), rest);
    }

    private Flow then(Flow flow, List<? extends StatementTree> rest) {
        Scope after = flow.scope();
        return after == null
                ? flow
                : flow.then(builder, reading.where(builder.not(flow.returned()), () -> run(rest, after)));
    }

    /** Where one branch always returns, the rest belongs to the other one. */
    private Flow run(IfTree branch, List<? extends StatementTree> rest, Scope scope) {
        Value condition = expressions.read(branch.getCondition(), scope).as(reading, Value.Kind.TRUTH);
        int position = condition.isUnknown() ? builder.truth(true) : condition.position();
        if (condition.isUnknown()) {
            reading.unknown();
        }
        int otherwise = builder.not(position);
        Flow whenTrue = reading.where(position, () -> run(List.of(branch.getThenStatement()), scope.copy()));
        Flow whenFalse = branch.getElseStatement() == null
                ? Flow.through(builder, scope.copy())
                : reading.where(otherwise, () -> run(List.of(branch.getElseStatement()), scope.copy()));
        if (whenTrue.scope() == null) {
            return Flow.choice(builder, position, whenTrue, reading.where(otherwise, () -> then(whenFalse, rest)));
        }
        if (whenFalse.scope() == null) {
            return Flow.choice(builder, position, reading.where(position, () -> then(whenTrue, rest)), whenFalse);
        }
        return then(Flow.choice(builder, position, whenTrue, whenFalse), rest);
    }

    private Flow run(StatementTree statement, Scope scope) {
        if (statement instanceof ReturnTree tree && tree.getExpression() != null && !inLoop) {
            Value value = known(read(tree.getExpression(), result, scope)).stored();
            return Flow.returning(builder, value);
        }
        if (statement instanceof BlockTree block) {
            Flow flow = run(block.getStatements(), scope.copy());
            return flow.scope() == null ? flow : new Flow(flow.scope().leaving(scope), flow.returned(), flow.value());
        }
        if (statement instanceof ForLoopTree loop) {
            loops.run(loop, scope);
        } else if (statement instanceof EnhancedForLoopTree loop) {
            loops.run(loop, scope);
        } else if (statement instanceof VariableTree variable) {
            declare(variable, scope);
        } else if (statement instanceof ExpressionStatementTree expression) {
            assign(expression.getExpression(), scope);
        } else if (!(statement instanceof EmptyStatementTree)) {
            refuse(statement);
        }
        return Flow.through(builder, scope);
    }

    private void declare(VariableTree variable, Scope scope) {
        String name = variable.getName().toString();
        ExpressionTree initializer = variable.getInitializer();
        if (variable.getType() == null && initializer != null) {
            Value value = expressions.read(initializer, scope);
            if (value.kind() == Value.Kind.ROW) {
                value = refuseRow(variable, name);
            }
            put(scope, name, value.kind(), value);
            return;
        }
        Value.Kind kind = reading.kind(variable.getType(), name, file);
        if (kind == Value.Kind.ROW) {
            kind = refuseRow(variable.getType(), name).kind();
        }
        if (initializer == null || kind == Value.Kind.UNKNOWN) {
            scope.put(name, kind, kind == Value.Kind.UNKNOWN ? Value.UNKNOWN : null);
        } else {
            put(scope, name, kind, known(read(initializer, kind, scope)));
        }
    }

    private void assign(ExpressionTree expression, Scope scope) {
        if (expression instanceof AssignmentTree assignment) {
            store(assignment.getVariable(), expressions.read(assignment.getExpression(), scope), scope);
            return;
        }
        if (expression instanceof UnaryTree step && isStep(step)) {
            compound(step, step.getExpression(), stepFunction(step), Value.integer(builder.whole(1)), scope);
            return;
        }
        Optional<ScalarFunction> function = function(expression.getKind());
        if (expression instanceof CompoundAssignmentTree assignment && function.isPresent()) {
            Value operand = expressions.read(assignment.getExpression(), scope);
            compound(assignment, assignment.getVariable(), function.get(), operand, scope);
        } else {
            refuse(expression);
        }
    }

    /** {@code target = target function operand}, in the type of the target. */
    private void compound(
            ExpressionTree tree, ExpressionTree target, ScalarFunction function, Value operand, Scope scope) {
        if (scope.find(target.toString()) == null) {
            expressions.refuseTarget(target, scope);
            return;
        }
        Value value = expressions.read(target, scope);
        if (value.kind() == Value.Kind.NUMBER && operand.isNumeric()) {
            Value number = operand.as(reading, Value.Kind.NUMBER);
            boolean unknown = number.isUnknown();
            store(
                    target,
                    unknown ? number : Value.number(builder.call(function, value.position(), number.position())),
                    scope);
        } else if (value.kind() == Value.Kind.INTEGER && operand.kind() == Value.Kind.INTEGER) {
            if (arithmetic.dividesByZero(function, operand)) {
                String fix = "Declare '" + target + "' as double.";
                reading.refuse(Problem.FORMULA_EXPRESSION, file, tree, ArithmeticReader.DIVISION_BY_ZERO, fix);
                return;
            }
            int result = arithmetic.computeInts(function, value.position(), operand.position());
            store(target, Value.integer(result), scope);
        } else if (value.kind() == Value.Kind.INTEGER && operand.kind() == Value.Kind.NUMBER) {
            String fix = "Declare '" + target + "' as double.";
            reading.refuse(Problem.FORMULA_STATEMENT, file, tree, "an assignment that drops a fraction", fix);
        } else {
            reading.unknown();
        }
    }

    private static boolean isStep(UnaryTree tree) {
        return switch (tree.getKind()) {
            case POSTFIX_INCREMENT, PREFIX_INCREMENT, POSTFIX_DECREMENT, PREFIX_DECREMENT -> true;
            default -> false;
        };
    }

    private static ScalarFunction stepFunction(UnaryTree tree) {
        boolean up = tree.getKind() == Tree.Kind.POSTFIX_INCREMENT || tree.getKind() == Tree.Kind.PREFIX_INCREMENT;
        return up ? ScalarFunction.ADD : ScalarFunction.SUBTRACT;
    }

    private Value read(ExpressionTree tree, Value.Kind kind, Scope scope) {
        return expressions.read(tree, scope).as(reading, kind);
    }

    private Value refuseRow(Tree where, String name) {
        return reading.refuse(
                Problem.FORMULA_STATEMENT,
                file,
                where,
                "the array variable '" + name + "'",
                "Read the parameter itself, and keep what a loop computes in variables of type double.");
    }

    private void store(ExpressionTree target, Value value, Scope scope) {
        String name = target.toString();
        Scope.Local local = scope.find(name);
        if (local == null || local.kind() == Value.Kind.ROW) {
            expressions.refuseTarget(target, scope);
        } else {
            put(scope, name, local.kind(), known(value.as(reading, local.kind())));
        }
    }

    private void put(Scope scope, String name, Value.Kind kind, Value value) {
        if (!value.isUnknown()) {
            builder.hint(value.position(), name);
        }
        scope.put(name, kind, value.stored());
    }

    private Value known(Value value) {
        return value.isUnknown() ? reading.unknown() : value;
    }

    private void refuse(Tree statement) {
        if (inLoop && statement instanceof ReturnTree) {
            reading.refuse(
                    Problem.FORMULA_STATEMENT,
                    file,
                    statement,
                    "a return inside a loop",
                    "Keep the result in a variable, and return it after the loop.");
            return;
        }
        Unsupported unsupported = Unsupported.statement(statement.getKind());
        reading.refuse(Problem.FORMULA_STATEMENT, file, statement, unsupported.what(), unsupported.fix());
    }

    private static Optional<ScalarFunction> function(Tree.Kind kind) {
        return switch (kind) {
            case PLUS_ASSIGNMENT -> Optional.of(ScalarFunction.ADD);
            case MINUS_ASSIGNMENT -> Optional.of(ScalarFunction.SUBTRACT);
            case MULTIPLY_ASSIGNMENT -> Optional.of(ScalarFunction.MULTIPLY);
            case DIVIDE_ASSIGNMENT -> Optional.of(ScalarFunction.DIVIDE);
            case REMAINDER_ASSIGNMENT -> Optional.of(ScalarFunction.REMAINDER);
            default -> Optional.empty();
        };
    }
}
