// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Optional;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.formula.ScalarFunction;

/**
 * Reads the statements of one method body. Both branches of an if are computed; what they assign and return is chosen by
 * its condition.
 */
final class StatementReader {

    private final Reading reading;
    private final ExpressionReader expressions;
    private final CompilationUnitTree file;
    private final FormulaBuilder builder;
    private Value.Kind result = Value.Kind.UNKNOWN;

    StatementReader(Reading reading, ExpressionReader expressions, CompilationUnitTree file) {
        this.reading = reading;
        this.expressions = expressions;
        this.file = file;
        this.builder = reading.builder();
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
        return flow.scope() == null ? flow : flow.then(builder, run(rest, flow.scope()));
    }

    /** Where one branch always returns, the rest belongs to the other one. */
    private Flow run(IfTree branch, List<? extends StatementTree> rest, Scope scope) {
        Value condition = expressions.read(branch.getCondition(), scope).as(Value.Kind.TRUTH);
        int position = condition.isUnknown() ? builder.truth(true) : condition.position();
        if (condition.isUnknown()) {
            reading.unknown();
        }
        Flow whenTrue = run(List.of(branch.getThenStatement()), scope.copy());
        Flow whenFalse = branch.getElseStatement() == null
                ? Flow.through(builder, scope.copy())
                : run(List.of(branch.getElseStatement()), scope.copy());
        if (whenTrue.scope() == null) {
            return Flow.choice(builder, position, whenTrue, then(whenFalse, rest));
        }
        if (whenFalse.scope() == null) {
            return Flow.choice(builder, position, then(whenTrue, rest), whenFalse);
        }
        return then(Flow.choice(builder, position, whenTrue, whenFalse), rest);
    }

    private Flow run(StatementTree statement, Scope scope) {
        if (statement instanceof ReturnTree tree && tree.getExpression() != null) {
            Value value = known(expressions.read(tree.getExpression(), scope).as(result));
            return Flow.returning(builder, value);
        }
        if (statement instanceof BlockTree block) {
            Flow flow = run(block.getStatements(), scope.copy());
            return flow.scope() == null ? flow : new Flow(flow.scope().leaving(scope), flow.returned(), flow.value());
        }
        if (statement instanceof VariableTree variable) {
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
            if (value.kind() == Value.Kind.INTEGER) {
                value = reading.refuse(Problem.FORMULA_TYPE, file, variable, name, "int");
            }
            put(scope, name, value.kind(), value);
            return;
        }
        Value.Kind kind = reading.kind(variable.getType(), name, file);
        if (initializer == null || kind == Value.Kind.UNKNOWN) {
            scope.put(name, kind, kind == Value.Kind.UNKNOWN ? Value.UNKNOWN : null);
        } else {
            put(scope, name, kind, known(expressions.read(initializer, scope).as(kind)));
        }
    }

    private void assign(ExpressionTree expression, Scope scope) {
        if (expression instanceof AssignmentTree assignment) {
            Value value = expressions.read(assignment.getExpression(), scope);
            store(assignment.getVariable(), value, scope);
            return;
        }
        Optional<ScalarFunction> function = function(expression.getKind());
        if (expression instanceof CompoundAssignmentTree assignment && function.isPresent()) {
            Value value = expressions.read(assignment.getVariable(), scope);
            Value operand = expressions.read(assignment.getExpression(), scope);
            if (value.kind() == Value.Kind.NUMBER && operand.isNumeric()) {
                int position = builder.call(function.get(), value.position(), operand.position());
                store(assignment.getVariable(), Value.number(position), scope);
            } else {
                reading.unknown();
            }
        } else {
            refuse(expression);
        }
    }

    private void store(ExpressionTree target, Value value, Scope scope) {
        String name = target.toString();
        Scope.Local local = scope.find(name);
        if (local == null) {
            expressions.refuseTarget(target, scope);
        } else {
            put(scope, name, local.kind(), known(value.as(local.kind())));
        }
    }

    private void put(Scope scope, String name, Value.Kind kind, Value value) {
        if (!value.isUnknown()) {
            builder.hint(value.position(), name);
        }
        scope.put(name, kind, value);
    }

    private Value known(Value value) {
        return value.isUnknown() ? reading.unknown() : value;
    }

    private void refuse(Tree statement) {
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
