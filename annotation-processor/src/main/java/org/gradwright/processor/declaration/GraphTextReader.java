// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradwright.processor.declaration.Body.Expression;
import org.gradwright.processor.declaration.Body.Statement;
import org.gradwright.processor.diagnostic.Place;

/** Reads what {@link GraphText} writes. */
final class GraphTextReader {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");
    private static final String NUMBER = "-?\\d+(?:\\.\\d+(?:E-?\\d+)?)?|[-+](?:Infinity|NaN)";
    private static final String NAME = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*";
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(" + NUMBER + "|" + NAME + "|<=|>=|[-+*/%<>=.,;(){}])\\s*");

    private final String text;
    private final Function<String, Optional<AnnotationUse>> activations;
    private final Place place;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private GraphTextReader(String text, Function<String, Optional<AnnotationUse>> activations, Place place) {
        this.text = text;
        this.activations = activations;
        this.place = place;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find() || matcher.start() != end) {
                throw new IllegalArgumentException("'" + text.substring(end) + "' does not begin with a word");
            }
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
    }

    /**
     * A member as the text has it.
     *
     * @param body of a method
     */
    record Coded(String name, List<String> parameters, Optional<Body> body) {}

    /**
     * The members of a model.
     *
     * @param activations the annotation with a function of tensors, by the name of the function
     * @param place that all of it gets
     * @throws IllegalArgumentException if the text is of another form
     */
    static List<Coded> read(List<String> code, Function<String, Optional<AnnotationUse>> activations, Place place) {
        List<Coded> members = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : code) {
            boolean continued = part.endsWith(GraphText.CONTINUED);
            line.append(part, 0, part.length() - (continued ? 1 : 0));
            if (!continued) {
                members.add(new GraphTextReader(unicode(line.toString()), activations, place).member());
                line.setLength(0);
            }
        }
        return members;
    }

    private Coded member() {
        String name = name();
        List<String> parameters = new ArrayList<>();
        take("(");
        while (!taken(")")) {
            parameters.add(name());
            boolean ignored = taken(",");
        }
        Optional<Body> body = taken(";") ? Optional.empty() : Optional.of(new Body(block()));
        if (next < tokens.size()) {
            throw unexpected("the end");
        }
        return new Coded(name, parameters, body);
    }

    private List<Statement> block() {
        List<Statement> statements = new ArrayList<>();
        take("{");
        while (!taken("}")) {
            statements.add(statement());
        }
        return statements;
    }

    private Statement statement() {
        if (taken("return")) {
            Expression value = expression();
            take(";");
            return new Statement.Return(value, place);
        }
        if (taken("for")) {
            String variable = name();
            take("=");
            Expression from = expression();
            String relation = take();
            if (!List.of("<", "<=", ">", ">=").contains(relation)) {
                next--;
                throw unexpected("<, <=, > or >=");
            }
            Expression to = expression();
            int step = relation.startsWith("<") ? 1 : -1;
            return new Statement.Loop(variable, from, to, relation.length() == 2, step, block(), place);
        }
        String name = name();
        take("=");
        Expression value = expression();
        take(";");
        return new Statement.Assignment(name, value, place);
    }

    private Expression expression() {
        if (taken("(")) {
            Expression value = arithmetic();
            take(")");
            return value;
        }
        if (taken(".")) {
            String name = name();
            return new Expression.Function(name, arguments(), activations.apply(name), place);
        }
        if (taken("new")) {
            return outputs();
        }
        if (peek().matches(NUMBER)) {
            return constant(take());
        }
        String name = name();
        return peek().equals("(") ? new Expression.Call(name, arguments(), place) : new Expression.Name(name, place);
    }

    private Expression arithmetic() {
        if (taken("-")) {
            return new Expression.Arithmetic('-', List.of(expression()), place);
        }
        Expression left = expression();
        String operator = take();
        if (!List.of("+", "-", "*", "/", "%").contains(operator)) {
            next--;
            throw unexpected("+, -, *, / or %");
        }
        return new Expression.Arithmetic(operator.charAt(0), List.of(left, expression()), place);
    }

    private Expression outputs() {
        String type = name();
        List<String> names = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        take("(");
        while (!taken(")")) {
            names.add(name());
            take("=");
            values.add(expression());
            boolean ignored = taken(",");
        }
        return new Expression.Outputs(type, names, values, place);
    }

    private List<Expression> arguments() {
        List<Expression> arguments = new ArrayList<>();
        take("(");
        while (!taken(")")) {
            arguments.add(expression());
            boolean ignored = taken(",");
        }
        return arguments;
    }

    private Expression constant(String number) {
        boolean whole = number.matches("-?\\d+");
        double value = whole ? (double) Long.parseLong(number) : Double.parseDouble(number);
        return new Expression.Constant(value, whole, place);
    }

    private String name() {
        if (!peek().matches(NAME)) {
            throw unexpected("a name");
        }
        return take();
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    private String take() {
        String token = peek();
        next++;
        return token;
    }

    private void take(String token) {
        if (!taken(token)) {
            throw unexpected(token);
        }
    }

    private boolean taken(String token) {
        boolean here = peek().equals(token);
        next += here ? 1 : 0;
        return here;
    }

    private IllegalArgumentException unexpected(String due) {
        return new IllegalArgumentException(
                "'" + text + "' has '" + peek() + "' as its word " + (next + 1) + ", but " + due + " was due");
    }

    private static String unicode(String line) {
        return ESCAPE.matcher(line)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }
}
