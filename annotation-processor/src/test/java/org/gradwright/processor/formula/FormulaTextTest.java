// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormulaTextTest {

    private static Formula relu() {
        FormulaBuilder builder = new FormulaBuilder(List.of("x"));
        int zero = builder.constant(0);
        int positive = builder.compare(Relation.GREATER, builder.input(0), zero);
        builder.hint(positive, "größer");
        return builder.build("relu", builder.select(positive, builder.input(0), zero));
    }

    @Test
    void theTextIsReadableAscii() {
        assertThat(relu().encode())
                .isEqualTo("relu(x): constant 0.0; input 0; gr\\u00f6\\u00dfer = greater 1 0; select 2 1 0 -> 3");
        assertThat(relu().fingerprint()).matches("[0-9a-f]{16}").isEqualTo(relu().fingerprint());
        assertThat(relu().named("ramp").fingerprint()).isNotEqualTo(relu().fingerprint());
    }

    @Provide
    Arbitrary<Formula> formulas() {
        return Arbitraries.randomValue(RandomFormulas::next);
    }

    @Property
    void decodingGivesAnEqualFormula(@ForAll("formulas") Formula formula) {
        assertThat(Formula.decode(formula.encode())).isEqualTo(formula);
        Formula derivative = Derivatives.derivative(formula, 0);
        assertThat(Formula.decode(derivative.encode())).isEqualTo(derivative);
    }

    @Property
    void constantsAreExact(@ForAll double value) {
        Formula formula = new Formula("c", List.of(), List.of(new Instruction.Constant(value)), List.of(0));

        assertThat(Formula.decode(formula.encode())).isEqualTo(formula);
    }

    @Test
    void unusualConstantsAreExact() {
        for (double value : new double[] {
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE, Double.MAX_VALUE
        }) {
            constantsAreExact(value);
        }
        assertThat(Formula.decode(relu().encode())).isEqualTo(relu());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '~', textBlock = """
        nonsense                    # formula 'nonsense' is not of the form 'name(inputs): steps -> results'
        f(x): input 0; foo 0 -> 1   # instruction 1 'foo 0': there is no function 'foo'
        f(x): input 0; exp one -> 1 # instruction 1 'exp one': 'one' is no position
        f(x): input 0; exp 1 -> 1   # instruction 1: reads value 1, which is not before it
        f(x): input 0; add 0 -> 1   # instruction 1: has 1 operands, but takes 2
        f(x): input 1 -> 0          # instruction 0 'input 1': there are 1 inputs
        f(x): constant two -> 0     # instruction 0 'constant two': 'two' is no number
        f(x): input 0; less 0 -> 0  # instruction 1 'less 0': has 1 operands, but takes 2
        f(x): input 0; not 0 -> 0   # instruction 1: reads value 0 as a truth value
        f(x): truth true -> 0       # result 0 is a truth value, not a number
        f(x): input 0 -> 3          # result 3 is no instruction
        f(x): -> 0                  # formula 'f(x): -> 0' is not of the form 'name(inputs): steps -> results'
        f(matrix a): input 0 -> 0   # there is no kind 'matrix' of input
        f(row a): input 0; element 0 0 -> 1             # instruction 1: reads value 0 as an integer
        f(row a): input 0; exp 0 -> 1                   # instruction 1: reads value 0 as a number
        f(row a, x): input 0; input 1; add_to 0 1 1 -> 0# instruction 2: reads value 1 as an integer
        f(x): input 0; whole 0; up 1 1 1 1 0 -> 0       # instruction 2 'up 1 1 1 1 0': there is no formula 1 behind it
        f(x): input 0; up 1 -> 0                        # instruction 1 'up 1': has too few operands
        f(x): input 0; carried 0 0 -> 1                 # instruction 1 'carried 0 0': is no value of a loop
        f(x): input 0; given 1 -> 1                     # instruction 1 'given 1': has too few operands
        f(x): input 0; given 1 0 0 -> 1                 # instruction 1 'given 1 0 0': there is no formula 1 behind it
        f(x): whole 0.5 -> 0                            # instruction 0 'whole 0.5': '0.5' is no position
        f(x): whole 1; whole 1; up 1 1 0 0 1 -> 0 | g(integer i, x): input 1 -> 0 # instruction 2: carries an integer as another kind of value
        f(x): whole 1; up 1 0 0 0 -> 0 | g(integer i, x): input 1 -> 0 # instruction 1: gives its body other values than that takes
        """)
    void whatIsWrongIsNamed(String text, String message) {
        assertThatThrownBy(() -> Formula.decode(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
