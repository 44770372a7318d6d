// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gradwright.processor.declaration.Body.Expression;
import org.gradwright.processor.declaration.Body.Statement;
import org.gradwright.processor.declaration.GraphTextReader.Coded;
import org.gradwright.processor.diagnostic.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies are the same after they were written to an annotation and read back. */
class GraphTextTest {
    private static final Place HERE = Place.NOWHERE;

    private static GraphMethod method(List<Statement> statements) {
        InputDeclaration input = new InputDeclaration("x", Optional.empty(), HERE, HERE, List.of());
        return new GraphMethod(
                "apply", List.of(input), GraphMethod.Returns.TENSOR, new Body(statements), Optional.empty(), HERE);
    }

    private static List<Coded> read(List<String> code) {
        return GraphTextReader.read(code, function -> Optional.empty(), HERE);
    }

    @Property(tries = 300)
    void bodiesComeBack(@ForAll("statements") List<Statement> statements) {
        List<String> code = GraphText.encode(List.of(method(statements)));
        assertThat(code).allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c < 128));
        assertThat(read(code)).containsExactly(new Coded("apply", List.of("x"), Optional.of(new Body(statements))));
    }

    @Provide
    Arbitrary<List<Statement>> statements() {
        return blocks(2);
    }

    private static Arbitrary<List<Statement>> blocks(int depth) {
        return statement(depth).list().ofMaxSize(3);
    }

    private static Arbitrary<Statement> statement(int depth) {
        Arbitrary<Statement> simple = Combinators.combine(names(), expressions(3))
                .as((name, value) -> new Statement.Assignment(name, value, HERE));
        Arbitrary<Statement> last = expressions(3).map(value -> new Statement.Return(value, HERE));
        if (depth == 0) {
            return Arbitraries.oneOf(simple, last);
        }
        Arbitrary<Statement> loop = Combinators.combine(
                        names(),
                        expressions(1),
                        expressions(1),
                        Arbitraries.of(true, false),
                        Arbitraries.of(1, -1),
                        blocks(depth - 1))
                .as((name, from, to, inclusive, step, body) ->
                        new Statement.Loop(name, from, to, inclusive, step, body, HERE));
        return Arbitraries.oneOf(simple, last, loop);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("x", "h1", "größe", "$_", "\ud835\udc65", "Infinity", "NaN", "E5");
    }

    private static Arbitrary<Expression> expressions(int depth) {
        Arbitrary<Expression> name = names().map(each -> new Expression.Name(each, HERE));
        Arbitrary<Expression> number = Arbitraries.of(
                        0.0, -0.0, 1.5, -2.5e-300, 1e300, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY)
                .map(each -> new Expression.Constant(each, false, HERE));
        Arbitrary<Expression> whole = Arbitraries.integers().map(each -> new Expression.Constant(each, true, HERE));
        if (depth == 0) {
            return Arbitraries.oneOf(name, number, whole);
        }
        Arbitrary<List<Expression>> several =
                expressions(depth - 1).list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<Expression> sign =
                expressions(depth - 1).map(each -> new Expression.Arithmetic('-', List.of(each), HERE));
        Arbitrary<Expression> arithmetic = Combinators.combine(
                        Arbitraries.of('+', '-', '*', '/', '%'), expressions(depth - 1), expressions(depth - 1))
                .as((operator, left, right) -> new Expression.Arithmetic(operator, List.of(left, right), HERE));
        Arbitrary<Expression> call = Combinators.combine(names(), several)
                .as((each, arguments) -> new Expression.Call(each, arguments, HERE));
        Arbitrary<Expression> function = Combinators.combine(names(), several)
                .as((each, arguments) -> new Expression.Function(each, arguments, Optional.empty(), HERE));
        Arbitrary<Expression> outputs = several.map(values -> new Expression.Outputs(
                "Outputs",
                IntStream.range(0, values.size()).mapToObj(i -> "c" + i).toList(),
                values,
                HERE));
        return Arbitraries.oneOf(name, number, whole, sign, arithmetic, call, function, outputs);
    }

    /** A constant of a class file holds no more than 65,535 bytes. */
    @Test
    void longBodiesAreCut() {
        List<Statement> statements = IntStream.range(0, 9_000)
                .<Statement>mapToObj(
                        i -> new Statement.Assignment("größe" + i, new Expression.Constant(i, true, HERE), HERE))
                .toList();
        List<String> code = GraphText.encode(List.of(method(statements)));
        assertThat(code).hasSizeGreaterThan(2).allMatch(line -> line.length() < 65_000);
        assertThat(read(code).get(0).body()).contains(new Body(statements));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "\"apply(x)\"; '' as its word 5, but { was due",
                "\"apply(x); apply\"; 'apply' as its word 6, but the end was due",
                "\"apply(x) { return x }\"; '}' as its word 8, but ; was due",
                "\"apply(x) { return (x & x); }\"; does not begin with a word",
                "\"apply(x) { return (x x); }\"; 'x' as its word 9, but +, -, *, / or % was due",
                "\"apply(x) { for i = 0 ! 3 { } }\"; does not begin with a word",
                "\"apply(x) { for i = 0 = 3 { } }\"; '=' as its word 10, but <, <=, > or >= was due",
                "\"apply(3);\"; '3' as its word 3, but a name was due",
            })
    void textOfAnotherForm(String code, String fault) {
        assertThatThrownBy(() -> read(List.of(code)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(fault);
    }
}
