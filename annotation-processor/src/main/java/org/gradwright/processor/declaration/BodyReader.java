// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.gradwright.processor.declaration.Body.Expression;
import org.gradwright.processor.declaration.Body.Statement;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.source.MethodSources;
import org.gradwright.processor.source.NameResolver;

/**
 * Reads the body of a method of a model. It may declare local variables, assign them, call members, other methods of the model
 * and functions of tensors, count loops, and return; everything else is refused, at the narrowest tree.
 */
final class BodyReader {
    private static final String TENSOR = "org.gradwright.Tensor";
    private static final String ACTIVATIONS = "org.gradwright.activation.";

    /** Methods that tensors have because they are objects. */
    private static final Set<String> OF_OBJECTS =
            Set.of("equals", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private final ExecutableElement method;
    private final TypeElement model;
    private final CompilationUnitTree file;
    private final NameResolver names;
    private final Elements elements;
    private final MethodSources sources;
    private final Diagnostics diagnostics;
    private final Set<String> locals = new HashSet<>();
    private final Map<String, Tree> unread = new LinkedHashMap<>();
    private boolean complete = true;

    private BodyReader(
            ExecutableElement method,
            TreePath source,
            Elements elements,
            MethodSources sources,
            Diagnostics diagnostics) {
        this.method = method;
        this.model = (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
        this.file = source.getCompilationUnit();
        this.names = new NameResolver(elements, model, file);
        this.elements = elements;
        this.sources = sources;
        this.diagnostics = diagnostics;
        method.getParameters()
                .forEach(parameter -> locals.add(parameter.getSimpleName().toString()));
    }

    /** The body of a method; empty when a problem was reported, or javac will report one. */
    static Optional<Body> read(
            ExecutableElement method, Elements elements, MethodSources sources, Diagnostics diagnostics) {
        Optional<TreePath> source = sources.find(method)
                .filter(path -> path.getLeaf() instanceof MethodTree tree && tree.getBody() != null);
        if (source.isEmpty()) {
            diagnostics.report(
                    Problem.GRAPH_BODY,
                    Place.of(method),
                    method.getSimpleName(),
                    Objects.requireNonNull(method.getEnclosingElement()).getSimpleName());
            return Optional.empty();
        }
        BodyReader reader = new BodyReader(method, source.get(), elements, sources, diagnostics);
        List<Statement> statements = reader.statements(
                ((MethodTree) source.get().getLeaf()).getBody().getStatements());
        if (!reader.complete) {
            return Optional.empty();
        }
        reader.unread.forEach((name, tree) -> diagnostics.report(Problem.GRAPH_UNUSED, reader.place(tree), name));
        return Optional.of(new Body(statements));
    }

    private List<Statement> statements(List<? extends StatementTree> trees) {
        List<Statement> statements = new ArrayList<>();
        for (StatementTree tree : trees) {
            if (tree instanceof BlockTree block) {
                Set<String> outer = Set.copyOf(locals);
                statements.addAll(statements(block.getStatements()));
                locals.retainAll(outer);
            } else {
                statement(tree).ifPresent(statements::add);
            }
        }
        return statements;
    }

    private Optional<Statement> statement(StatementTree tree) {
        if (tree instanceof VariableTree variable) {
            String name = variable.getName().toString();
            if (variable.getInitializer() == null) {
                return refused(
                        tree, "the variable '" + name + "' without a value", "Give it one where it is declared.");
            }
            Optional<Expression> value = expression(variable.getInitializer());
            locals.add(name);
            unread.put(name, tree);
            return value.map(each -> new Statement.Assignment(name, each, place(tree)));
        }
        if (tree instanceof ReturnTree returned && returned.getExpression() != null) {
            return expression(returned.getExpression()).map(each -> new Statement.Return(each, place(tree)));
        }
        if (tree instanceof ExpressionStatementTree statement
                && statement.getExpression() instanceof AssignmentTree assignment
                && assignment.getVariable() instanceof IdentifierTree target) {
            return expression(assignment.getExpression())
                    .map(each -> new Statement.Assignment(target.getName().toString(), each, place(tree)));
        }
        if (tree instanceof ForLoopTree loop) {
            return loop(loop);
        }
        Unreadable unreadable = Unreadable.statement(tree);
        return refused(unreadable.narrowest(), unreadable.what(), unreadable.fix());
    }

    private Optional<Statement> loop(ForLoopTree tree) {
        if (tree.getInitializer().size() == 1
                && tree.getInitializer().get(0) instanceof VariableTree variable
                && variable.getInitializer() != null
                && tree.getCondition() instanceof BinaryTree condition
                && condition.getLeftOperand().toString().contentEquals(variable.getName())
                && tree.getUpdate().size() == 1
                && tree.getUpdate().get(0).getExpression() instanceof UnaryTree update
                && update.getExpression().toString().contentEquals(variable.getName())) {
            boolean up = switch (update.getKind()) {
                case PREFIX_INCREMENT, POSTFIX_INCREMENT -> true;
                default -> false;
            };
            Set<Tree.Kind> fitting = up
                    ? Set.of(Tree.Kind.LESS_THAN, Tree.Kind.LESS_THAN_EQUAL)
                    : Set.of(Tree.Kind.GREATER_THAN, Tree.Kind.GREATER_THAN_EQUAL);
            if (fitting.contains(condition.getKind())) {
                boolean inclusive = condition.getKind() == Tree.Kind.LESS_THAN_EQUAL
                        || condition.getKind() == Tree.Kind.GREATER_THAN_EQUAL;
                String name = variable.getName().toString();
                Set<String> outer = Set.copyOf(locals);
                Optional<Expression> from = expression(variable.getInitializer());
                Optional<Expression> to = expression(condition.getRightOperand());
                locals.add(name);
                List<Statement> body = statements(List.of(tree.getStatement()));
                locals.retainAll(outer);
                return from.isEmpty() || to.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Statement.Loop(
                                name, from.get(), to.get(), inclusive, up ? 1 : -1, body, place(tree)));
            }
        }
        Unreadable unreadable = Unreadable.loop(tree);
        return refused(unreadable.narrowest(), unreadable.what(), unreadable.fix());
    }

    private Optional<Expression> expression(ExpressionTree tree) {
        if (tree instanceof ParenthesizedTree inner) {
            return expression(inner.getExpression());
        }
        if (tree instanceof LiteralTree literal) {
            return constant(literal);
        }
        if (tree instanceof IdentifierTree name) {
            String text = name.getName().toString();
            if (locals.contains(text)) {
                unread.remove(text);
            }
            return locals.contains(text)
                    ? Optional.of(new Expression.Name(text, place(tree)))
                    : names.field(text).map(field -> field(tree, field)).orElseGet(this::unknown);
        }
        if (tree instanceof MemberSelectTree select) {
            return names.type(select.getExpression())
                    .flatMap(type -> names.field(type, select.getIdentifier().toString()))
                    .map(field -> field(tree, field))
                    .orElseGet(this::unknown);
        }
        if (tree instanceof UnaryTree unary && unary.getKind() == Tree.Kind.UNARY_MINUS) {
            return all(List.of(unary.getExpression()))
                    .map(operands -> new Expression.Arithmetic('-', operands, place(tree)));
        }
        if (tree instanceof BinaryTree binary && operator(binary) != ' ') {
            return all(List.of(binary.getLeftOperand(), binary.getRightOperand()))
                    .map(operands -> new Expression.Arithmetic(operator(binary), operands, place(tree)));
        }
        if (tree instanceof MethodInvocationTree call) {
            return call(call);
        }
        if (tree instanceof NewClassTree created && created.getClassBody() == null) {
            Optional<TypeElement> type = names.type(created.getIdentifier());
            if (type.isPresent() && type.get().getKind() == ElementKind.RECORD) {
                boolean own = ElementFilter.constructorsIn(type.get().getEnclosedElements()).stream()
                        .anyMatch(constructor -> elements.getOrigin(constructor) == Elements.Origin.EXPLICIT
                                && sources.find(constructor).isPresent());
                if (own) {
                    String record = type.get().getSimpleName().toString();
                    return refused(
                            tree,
                            "the record '" + record + "', which has a constructor of its own",
                            "Let it have components alone: 'record " + record + "(...) {}'.");
                }
                List<String> components = type.get().getRecordComponents().stream()
                        .map(component -> component.getSimpleName().toString())
                        .toList();
                return all(created.getArguments())
                        .map(values -> new Expression.Outputs(
                                type.get().getSimpleName().toString(), components, values, place(tree)));
            }
        }
        Unreadable unreadable = Unreadable.expression(tree);
        return refused(unreadable.narrowest(), unreadable.what(), unreadable.fix());
    }

    private static char operator(BinaryTree tree) {
        return switch (tree.getKind()) {
            case PLUS -> '+';
            case MINUS -> '-';
            case MULTIPLY -> '*';
            case DIVIDE -> '/';
            case REMAINDER -> '%';
            default -> ' ';
        };
    }

    private Optional<Expression> call(MethodInvocationTree tree) {
        ExpressionTree select = tree.getMethodSelect();
        if (select instanceof IdentifierTree name) {
            String text = name.getName().toString();
            Optional<TypeElement> owner = names.methodOwner(text);
            if (owner.isPresent() && !owner.get().equals(model)) {
                return foreign(tree, text, owner.get());
            }
            return all(tree.getArguments()).map(arguments -> new Expression.Call(text, arguments, place(select)));
        }
        MemberSelectTree member = (MemberSelectTree) select;
        String name = member.getIdentifier().toString();
        ExpressionTree receiver = member.getExpression();
        if (receiver instanceof IdentifierTree self && self.getName().contentEquals("this")) {
            return all(tree.getArguments()).map(arguments -> new Expression.Call(name, arguments, place(select)));
        }
        boolean isType = !(receiver instanceof IdentifierTree variable
                        && locals.contains(variable.getName().toString()))
                && names.type(receiver).isPresent();
        if (isType) {
            TypeElement owner = names.type(receiver).orElseThrow();
            if (!owner.getQualifiedName().contentEquals(TENSOR)) {
                return foreign(tree, name, owner);
            }
            return all(tree.getArguments()).map(arguments -> function(name, arguments, select));
        }
        if (OF_OBJECTS.contains(name)) {
            return refused(
                    select,
                    "a call of '" + name + "', which every object has",
                    "Call functions of Tensor; a tensor stands for values that are not there yet.");
        }
        Optional<Expression> of = expression(receiver);
        if (of.isEmpty()) {
            return of;
        }
        List<Expression> operands = new ArrayList<>(List.of(of.get()));
        return all(tree.getArguments())
                .map(arguments -> {
                    operands.addAll(arguments);
                    return operands;
                })
                .map(arguments -> function(name, arguments, select));
    }

    private Expression function(String name, List<Expression> arguments, Tree tree) {
        return new Expression.Function(name, arguments, activation(elements, name, place(tree)), place(tree));
    }

    /** The annotation of the same function as a method of {@code Tensor}, with its defaults. */
    static Optional<AnnotationUse> activation(Elements elements, String function, Place place) {
        return Optional.ofNullable(elements.getTypeElement(
                        ACTIVATIONS + Character.toUpperCase(function.charAt(0)) + function.substring(1)))
                .flatMap(type -> new AnnotationReader(elements).defaults(type, place));
    }

    private Optional<Expression> foreign(MethodInvocationTree tree, String name, TypeElement owner) {
        return refused(
                tree.getMethodSelect(),
                "a call of '" + name + "' of '" + owner.getSimpleName() + "'",
                owner.getQualifiedName().contentEquals("java.lang.Math")
                        ? "Write the number; a graph computes with numbers by + - * / and % alone."
                        : "Call members and default methods of '" + model.getSimpleName()
                                + "', and functions of Tensor.");
    }

    private Optional<List<Expression>> all(List<? extends ExpressionTree> trees) {
        List<Expression> expressions = new ArrayList<>();
        for (ExpressionTree tree : trees) {
            expression(tree).ifPresent(expressions::add);
        }
        return expressions.size() == trees.size() ? Optional.of(expressions) : Optional.empty();
    }

    private Optional<Expression> field(ExpressionTree tree, VariableElement field) {
        Object value = field.getConstantValue();
        if (value instanceof Number number) {
            return Optional.of(number(tree, number));
        }
        return refused(
                tree,
                "'" + tree + "', which is no number that javac knows",
                "Declare it 'static final' with a number as its value, or write the number.");
    }

    private Optional<Expression> constant(LiteralTree tree) {
        if (tree.getValue() instanceof Number number) {
            return Optional.of(number(tree, number));
        }
        return refused(tree, String.valueOf(tree), "Write a tensor or a number.");
    }

    private Expression number(ExpressionTree tree, Number value) {
        boolean whole = !(value instanceof Double || value instanceof Float);
        return new Expression.Constant(value.doubleValue(), whole, place(tree));
    }

    /** Of what javac reports itself. */
    private <T> Optional<T> unknown() {
        complete = false;
        return Optional.empty();
    }

    private <T> Optional<T> refused(Tree tree, String what, String fix) {
        complete = false;
        diagnostics.report(Problem.GRAPH_STATEMENT, place(tree), method.getSimpleName(), what, fix);
        return Optional.empty();
    }

    private Place place(Tree tree) {
        TreePath path = TreePath.getPath(file, tree);
        return path == null ? Place.of(method) : Place.of(method).at(path);
    }
}
