// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrecisionTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1.0, 1f",
        "0, 0.0, 0f",
        "-0.0, -0.0, -0f",
        "0.1, 0.1, 0.1f",
        "-2.5, -2.5, -2.5f",
        "1e-7, 1e-7, 1e-7f",
        "1.5e-38, 1.5e-38, 1.5e-38f",
        "1e-38, 1e-38, 1e-38f",
        "0.001, 0.001, 0.001f",
        "2e23, 2e23, 2e23f",
        "123456, 123456.0, 123456f",
        "16777216, 1.6777216e7, 1.6777216e7f",
        "1e300, 1e300, Float.POSITIVE_INFINITY",
        "3.141592653589793, 3.141592653589793, 3.1415927f",
        "4.9e-324, 5e-324, 0f",
        "NaN, Double.NaN, Float.NaN",
        "-Infinity, Double.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY"
    })
    void literalsAreTheShortestThatReadBack(double value, String inDouble, String inFloat) {
        assertThat(Precision.DOUBLE.literal(value)).isEqualTo(inDouble);
        assertThat(Precision.FLOAT.literal(value)).isEqualTo(inFloat);
    }

    @Property
    void doublesReadBack(@ForAll double value) {
        assertThat(Double.parseDouble(Precision.DOUBLE.literal(value))).isEqualTo(value);
    }

    @Property
    void floatsReadBack(@ForAll float value) {
        assertThat(Float.parseFloat(Precision.FLOAT.literal(value))).isEqualTo(value);
    }
}
