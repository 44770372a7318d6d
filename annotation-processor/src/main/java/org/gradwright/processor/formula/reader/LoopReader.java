// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.formula.ScalarFunction;
import org.gradwright.processor.source.NameResolver;
import org.jspecify.annotations.Nullable;

/**
 * Reads loops that count: {@code for (int i = a; i < b; i++)}, also downwards and in constant steps, and
 * {@code for (double v : row)}. The bounds must not change in the body.
 */
final class LoopReader {

    private static final String ONE_INT = "Let it declare and count one int: 'for (int i = 0; i < n; i++)'.";

    private final Reading reading;
    private final NameResolver names;
    private final CompilationUnitTree file;
    private final ExpressionReader expressions;
    private final FormulaBuilder builder;

    LoopReader(Reading reading, NameResolver names, CompilationUnitTree file, ExpressionReader expressions) {
        this.reading = reading;
        this.names = names;
        this.file = file;
        this.expressions = expressions;
        this.builder = reading.builder();
    }

    /** What a loop counts: {@code name} from {@code from} to before {@code to} in steps of {@code step}. */
    private record Count(String name, int from, int to, int step) {}

    void run(ForLoopTree loop, Scope scope) {
        Set<String> assigned = assigned(loop.getStatement());
        Optional<Count> count = count(loop, assigned, scope);
        if (count.isEmpty()) {
            forget(assigned, scope);
            return;
        }
        Count over = count.get();
        if (Math.abs(over.step) == 1) {
            run(over, over.name, loop.getStatement(), assigned, scope, (body, index) -> Value.integer(index));
            return;
        }
        // counted from 0 upwards; the variable is computed from the count
        int size = Math.abs(over.step);
        int span = over.step > 0
                ? builder.integer(ScalarFunction.SUBTRACT, over.to, over.from)
                : builder.integer(ScalarFunction.SUBTRACT, over.from, over.to);
        int rounds = builder.integer(
                ScalarFunction.DIVIDE,
                builder.integer(ScalarFunction.ADD, span, builder.whole(size - 1)),
                builder.whole(size));
        String first = unused(over.name + "First", scope);
        scope.put(first, Value.Kind.INTEGER, Value.integer(over.from));
        run(
                new Count(over.name, builder.whole(0), rounds, 1),
                over.name + "Round",
                loop.getStatement(),
                assigned,
                scope,
                (body, index) -> {
                    int from = body.scope().value(first).position();
                    FormulaBuilder to = body.builder();
                    int moved = to.integer(ScalarFunction.MULTIPLY, to.whole(over.step), index);
                    return Value.integer(to.integer(ScalarFunction.ADD, from, moved));
                });
        scope.remove(first);
    }

    private static String unused(String name, Scope scope) {
        return scope.find(name) == null ? name : unused(name + "_", scope);
    }

    void run(EnhancedForLoopTree loop, Scope scope) {
        Set<String> assigned = assigned(loop.getStatement());
        Value row = expressions.read(loop.getExpression(), scope);
        String name = loop.getVariable().getName().toString();
        Tree type = loop.getVariable().getType();
        Value.Kind kind = type == null ? Value.Kind.NUMBER : reading.kind(type, name, file);
        if (row.kind() != Value.Kind.ROW || kind != Value.Kind.NUMBER) {
            reading.unknown();
            forget(assigned, scope);
            return;
        }
        Count over = new Count(name, builder.whole(0), row.length(), 1);
        String array = ExpressionReader.inside(loop.getExpression()).toString();
        run(over, name + "Index", loop.getStatement(), assigned, scope, (body, index) -> {
            FormulaBuilder to = body.builder();
            int element = to.element(body.scope().value(array).position(), index);
            to.hint(element, name);
            return Value.number(element);
        });
    }

    /** What the variable of a loop is in one round. */
    @FunctionalInterface
    private interface Variable {
        Value value(LoopBody body, int index);
    }

    private void run(
            Count over, String index, StatementTree statement, Set<String> assigned, Scope scope, Variable variable) {
        LoopBody body = new LoopBody(reading, index, assigned, scope);
        Value value = variable.value(body, body.index());
        Scope inside = body.scope();
        inside.put(over.name, value.kind(), value);
        if (!new StatementReader(body.reading(), names, file).runLoopBody(statement, inside)) {
            reading.unknown();
            forget(assigned, scope);
            return;
        }
        body.finish(over.from, over.to, over.step < 0, scope);
    }

    /** What a refused loop assigns is not known after it. */
    private static void forget(Set<String> assigned, Scope scope) {
        for (String name : assigned) {
            Scope.Local local = scope.find(name);
            if (local != null) {
                scope.put(name, local.kind(), Value.UNKNOWN);
            }
        }
    }

    private Optional<Count> count(ForLoopTree loop, Set<String> assigned, Scope scope) {
        VariableTree variable = variable(loop);
        if (variable == null) {
            return refuse(loop, ONE_INT);
        }
        String name = variable.getName().toString();
        Integer step = step(loop, name);
        if (step == null || step == 0) {
            return refuse(
                    loop.getUpdate().isEmpty() ? loop : loop.getUpdate().get(0),
                    "Step with '" + name + "++', '" + name + "--' or a number, such as '" + name + " += 2'.");
        }
        ExpressionTree bound = bound(loop, name, step > 0);
        if (bound == null) {
            return refuse(
                    loop.getCondition() == null ? loop : loop.getCondition(),
                    step > 0
                            ? "Write its condition as '" + name + " < n' or '" + name + " <= n'."
                            : "Write its condition as '" + name + " > n' or '" + name + " >= n'.");
        }
        if (assigned.contains(name)) {
            return refuse(loop, "Do not assign '" + name + "' in the body.");
        }
        Set<String> read = read(bound);
        if (read.contains(name)) {
            return refuse(bound, "Let the bound be the same in every round, without '" + name + "'.");
        }
        read.retainAll(assigned);
        if (!read.isEmpty()) {
            return refuse(bound, "Do not assign '" + read.iterator().next() + "' in the body; it is in the bound.");
        }
        Value from = expressions.read(variable.getInitializer(), scope);
        Value to = expressions.read(bound, scope);
        if (from.kind() != Value.Kind.INTEGER || to.kind() != Value.Kind.INTEGER) {
            if (from.kind() == Value.Kind.NUMBER && variable.getType() == null) {
                return refuse(loop, ONE_INT);
            }
            if (to.kind() == Value.Kind.NUMBER) {
                return refuse(bound, "Let the bound be an int.");
            }
            reading.unknown();
            return Optional.empty();
        }
        int end = to.position();
        if (loop.getCondition().getKind() == Tree.Kind.LESS_THAN_EQUAL) {
            end = builder.integer(ScalarFunction.ADD, end, builder.whole(1));
        } else if (loop.getCondition().getKind() == Tree.Kind.GREATER_THAN_EQUAL) {
            end = builder.integer(ScalarFunction.SUBTRACT, end, builder.whole(1));
        }
        return Optional.of(new Count(name, from.position(), end, step));
    }

    private Optional<Count> refuse(Tree tree, String fix) {
        reading.refuse(Problem.FORMULA_STATEMENT, file, tree, "a loop without a fixed number of rounds", fix);
        return Optional.empty();
    }

    private @Nullable VariableTree variable(ForLoopTree loop) {
        if (loop.getInitializer().size() == 1
                && loop.getInitializer().get(0) instanceof VariableTree variable
                && variable.getInitializer() != null
                && (variable.getType() == null || variable.getType().toString().equals("int"))) {
            return variable;
        }
        return null;
    }

    /** By how much the variable grows; null if that is no constant. */
    private static @Nullable Integer step(ForLoopTree loop, String name) {
        if (loop.getUpdate().size() != 1) {
            return null;
        }
        ExpressionTree update = ((ExpressionStatementTree) loop.getUpdate().get(0)).getExpression();
        if (update instanceof UnaryTree unary && isNamed(unary.getExpression(), name)) {
            return switch (unary.getKind()) {
                case POSTFIX_INCREMENT, PREFIX_INCREMENT -> 1;
                case POSTFIX_DECREMENT, PREFIX_DECREMENT -> -1;
                default -> null;
            };
        }
        if (update instanceof CompoundAssignmentTree compound
                && isNamed(compound.getVariable(), name)
                && compound.getExpression() instanceof LiteralTree literal
                && literal.getValue() instanceof Integer size) {
            return switch (compound.getKind()) {
                case PLUS_ASSIGNMENT -> size;
                case MINUS_ASSIGNMENT -> -size;
                default -> null;
            };
        }
        return null;
    }

    /** What the variable is compared with, in the direction in which it goes; null if it is not. */
    private static @Nullable ExpressionTree bound(ForLoopTree loop, String name, boolean up) {
        if (loop.getCondition() instanceof BinaryTree comparison && isNamed(comparison.getLeftOperand(), name)) {
            boolean fits = switch (comparison.getKind()) {
                case LESS_THAN, LESS_THAN_EQUAL -> up;
                case GREATER_THAN, GREATER_THAN_EQUAL -> !up;
                default -> false;
            };
            return fits ? comparison.getRightOperand() : null;
        }
        return null;
    }

    private static boolean isNamed(ExpressionTree tree, String name) {
        return tree instanceof IdentifierTree identifier && identifier.getName().contentEquals(name);
    }

    /** The names that a tree reads. */
    private static Set<String> read(Tree tree) {
        Set<String> found = new HashSet<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void unused) {
                found.add(name.getName().toString());
                return null;
            }
        }.scan(tree, null);
        return found;
    }

    /** The names of the variables that a statement assigns. */
    private static Set<String> assigned(StatementTree statement) {
        Set<String> found = new HashSet<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
                found.add(tree.getVariable().toString());
                return super.visitAssignment(tree, null);
            }

            @Override
            public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void unused) {
                found.add(tree.getVariable().toString());
                return super.visitCompoundAssignment(tree, null);
            }

            @Override
            public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
                boolean steps = switch (tree.getKind()) {
                    case POSTFIX_INCREMENT, PREFIX_INCREMENT, POSTFIX_DECREMENT, PREFIX_DECREMENT -> true;
                    default -> false;
                };
                if (steps) {
                    found.add(tree.getExpression().toString());
                }
                return super.visitUnary(tree, null);
            }
        }.scan(statement, null);
        return Collections.unmodifiableSet(found);
    }
}
