// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gradwright.processor.declaration.Body.Expression;
import org.gradwright.processor.declaration.Body.Statement;

/**
 * Text of what a class file does not have of a model: the order of its members, the names of their parameters, and the bodies
 * of methods. A line of ASCII for each member, such as {@code apply(x) { h = first(x); return .relu(.add(x, h)); }}: a dot
 * stands before functions of tensors, whose receiver is the first argument. Constants are numbers.
 */
final class GraphText {
    /** Changes whenever {@link GraphTextReader} no longer reads what was written before, or reads it as something else. */
    static final int FORMAT = 1;

    /** Ends a line that goes on in the next one. */
    static final String CONTINUED = "\\";

    /** A constant of a class file holds 65,535 bytes. */
    private static final int LONGEST_LINE = 60_000;

    private GraphText() {}

    static List<String> encode(List<ModelMember> members) {
        List<String> lines = new ArrayList<>();
        for (ModelMember member : members) {
            String line = ascii(line(member));
            for (; line.length() > LONGEST_LINE; line = line.substring(LONGEST_LINE)) {
                lines.add(line.substring(0, LONGEST_LINE) + CONTINUED);
            }
            lines.add(line);
        }
        return lines;
    }

    private static String line(ModelMember member) {
        if (member instanceof MemberDeclaration layer) {
            return head(layer.name(), List.of(layer.input().name())) + ";";
        }
        if (member instanceof LossDeclaration loss) {
            return head(loss.name(), loss.parameters()) + ";";
        }
        if (member instanceof GraphMethod method) {
            List<String> inputs =
                    method.inputs().stream().map(InputDeclaration::name).toList();
            return head(method.name(), inputs) + " " + block(method.body().statements());
        }
        return head(member.name(), List.of()) + ";";
    }

    private static String head(String name, List<String> parameters) {
        return name + "(" + String.join(", ", parameters) + ")";
    }

    private static String block(List<Statement> statements) {
        return statements.stream().map(each -> text(each) + " ").collect(Collectors.joining("", "{ ", "}"));
    }

    private static String text(Statement statement) {
        if (statement instanceof Statement.Assignment assignment) {
            return assignment.name() + " = " + text(assignment.value()) + ";";
        }
        if (statement instanceof Statement.Return returned) {
            return "return " + text(returned.value()) + ";";
        }
        Statement.Loop loop = (Statement.Loop) statement;
        String relation = (loop.step() > 0 ? "<" : ">") + (loop.inclusive() ? "=" : "");
        return "for " + loop.variable() + " = " + text(loop.from()) + " " + relation + " " + text(loop.to()) + " "
                + block(loop.body());
    }

    private static String text(Expression expression) {
        if (expression instanceof Expression.Name name) {
            return name.name();
        }
        if (expression instanceof Expression.Constant constant) {
            return text(constant);
        }
        if (expression instanceof Expression.Arithmetic arithmetic) {
            List<Expression> operands = arithmetic.operands();
            return operands.size() == 1
                    ? "(" + arithmetic.operator() + " " + text(operands.get(0)) + ")"
                    : "(" + text(operands.get(0)) + " " + arithmetic.operator() + " " + text(operands.get(1)) + ")";
        }
        if (expression instanceof Expression.Call call) {
            return call.member() + arguments(call.arguments());
        }
        if (expression instanceof Expression.Function function) {
            return "." + function.name() + arguments(function.arguments());
        }
        Expression.Outputs outputs = (Expression.Outputs) expression;
        List<String> components = new ArrayList<>();
        for (int i = 0; i < outputs.values().size(); i++) {
            components.add(
                    outputs.names().get(i) + " = " + text(outputs.values().get(i)));
        }
        return "new " + outputs.type() + "(" + String.join(", ", components) + ")";
    }

    private static String arguments(List<Expression> arguments) {
        return arguments.stream().map(GraphText::text).collect(Collectors.joining(", ", "(", ")"));
    }

    /** A number whose form says whether it is whole: {@code 2} or {@code 2.0}. */
    private static String text(Expression.Constant constant) {
        double value = constant.value();
        if (!Double.isFinite(value)) {
            return value < 0 ? "-Infinity" : Double.isNaN(value) ? "+NaN" : "+Infinity";
        }
        return constant.whole() ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static String ascii(String text) {
        return text.chars()
                .mapToObj(c -> c < 128 ? String.valueOf((char) c) : String.format(Locale.ROOT, "\\u%04x", c))
                .collect(Collectors.joining());
    }
}
