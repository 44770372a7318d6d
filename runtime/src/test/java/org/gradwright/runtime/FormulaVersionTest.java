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
}
