// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.List;
import java.util.Optional;
import org.gradwright.processor.diagnostic.Place;

/**
 * What a method of a model does, statement by statement.
 *
 * @param statements the last one that is carried out returns
 */
public record Body(List<Statement> statements) {
    public Body {
        statements = List.copyOf(statements);
    }

    /** One statement. */
    public sealed interface Statement {
        Place place();

        /** Gives a local variable a value. */
        record Assignment(String name, Expression value, Place place) implements Statement {}

        /** Ends the method. */
        record Return(Expression value, Place place) implements Statement {}

        /** {@code for (int variable = from; variable < to; variable += step)}, and {@code >} where the step is negative. */
        record Loop(
                String variable,
                Expression from,
                Expression to,
                boolean inclusive,
                int step,
                List<Statement> body,
                Place place)
                implements Statement {
            public Loop {
                body = List.copyOf(body);
            }
        }
    }

    /** Something with a value. */
    public sealed interface Expression {
        Place place();

        /** A parameter or local variable. */
        record Name(String name, Place place) implements Expression {}

        /** A number that is known to the compiler. */
        record Constant(double value, boolean whole, Place place) implements Expression {}

        /** Arithmetic on numbers that are known to the compiler; {@code right} is missing for a change of sign. */
        record Arithmetic(char operator, List<Expression> operands, Place place) implements Expression {
            public Arithmetic {
                operands = List.copyOf(operands);
            }
        }

        /** A call of a member or another method of the model. */
        record Call(String member, List<Expression> arguments, Place place) implements Expression {
            public Call {
                arguments = List.copyOf(arguments);
            }
        }

        /**
         * A call of a method of {@code Tensor} or {@code Scalar}; the receiver is the first argument.
         *
         * @param activation the annotation of the same function with its defaults, if there is one
         */
        record Function(String name, List<Expression> arguments, Optional<AnnotationUse> activation, Place place)
                implements Expression {
            public Function {
                arguments = List.copyOf(arguments);
            }
        }

        /** A new record, with the names of its components. */
        record Outputs(String type, List<String> names, List<Expression> values, Place place) implements Expression {
            public Outputs {
                names = List.copyOf(names);
                values = List.copyOf(values);
            }
        }
    }
}
