// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradwright.processor.compiling.Javac;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void tableNamesLayersShapesAndCosts() {
        Javac.Result result = Javac.withLibrary()
                .option("-proc:only")
                .file("p/Surface.java", """
                        package p;

                        import org.gradwright.Tensor;

                        @org.gradwright.Network
                        interface Surface {
                            @org.gradwright.Flatten
                            Tensor flat(@org.gradwright.Input({30, 40}) Tensor map);

                            @org.gradwright.Dense(units = 5)
                            Tensor hidden(Tensor x);

                            @org.gradwright.BatchNorm
                            Tensor norm(Tensor x);

                            @org.gradwright.Dense(units = 1, bias = false)
                            @org.gradwright.loss.MeanSquaredError
                            Tensor height(Tensor x);
                        }
                        """)
                .run()
                .silent();
        assertThat(Report.of(result.compilation().plan())).isEqualTo("""
                        Surface  layer      output           parameters  multiply-adds  computed by
                        map      Input      [batch, 30, 40]
                        flat     Flatten    [batch, 1200]
                        hidden   Dense      [batch, 5]            6,005          6,000  panel of 5
                        norm     BatchNorm  [batch, 5]               10                 columns
                        height   Dense      [batch, 1]                5              5  dots
                        6,020 parameters (24,080 bytes), 6,005 multiply-adds a row
                        buffers: 4,836 bytes a row to predict and evaluate, 4,884 bytes a row and 80 bytes to train
                        """);
    }
}
