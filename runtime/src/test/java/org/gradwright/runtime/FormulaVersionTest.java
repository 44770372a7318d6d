// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FormulaVersionTest {
    @Test
    void sameFormulaIsAccepted() {
        assertThatCode(() -> FormulaVersion.check("DigitsNetwork", "Digits", "@Relu", "b0710a7f", "b0710a7f"))
                .doesNotThrowAnyException();
    }

    @Test
    void otherFormulaNamesWhatToRecompile() {
        assertThatThrownBy(() -> FormulaVersion.check("DigitsNetwork", "Digits", "@Relu", "b0710a7f", "c0710a7f"))
                .isInstanceOf(IncompatibleClassChangeError.class)
                .hasMessage("'DigitsNetwork' was generated from another version of @Relu: recompile the module that"
                        + " declares 'Digits'");
    }

    @Test
    void otherFormulaInsideAFormulaIsNamed() {
        String contained = "b0710a7f p.Special.erf(double)=aa p.Other.power(double,int)=bb";

        assertThatCode(() -> FormulaVersion.check("DigitsNetwork", "Digits", "@Bell", contained, contained))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> FormulaVersion.check(
                        "DigitsNetwork", "Digits", "@Bell", contained.replace("bb", "cc"), contained))
                .isInstanceOf(IncompatibleClassChangeError.class)
                .hasMessage(
                        "'DigitsNetwork' was generated from another version of 'p.Other.power(double,int)', which is"
                                + " part of @Bell: recompile the modules that declare '@Bell' and 'Digits'");
        assertThatThrownBy(() -> FormulaVersion.check(
                        "DigitsNetwork", "Digits", "@Bell", contained.replace("b0710a7f", "c0710a7f"), contained))
                .hasMessage("'DigitsNetwork' was generated from another version of @Bell: recompile the module that"
                        + " declares 'Digits'");
        assertThatThrownBy(() -> FormulaVersion.check("DigitsNetwork", "Digits", "@Bell", "b0710a7f", contained))
                .hasMessageContaining("another version of @Bell");
    }
}
