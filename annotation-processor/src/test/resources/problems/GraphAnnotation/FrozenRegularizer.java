package graphannotation.frozenregularizer;

import org.gradwright.*;
import org.gradwright.loss.*;
import org.gradwright.regularizer.L2;

@Network
interface Sample {
    @Dense(units = 3) @Frozen @L2(0.1) Tensor hidden(@Input(2) Tensor x);
    @Dense(units = 3) @MeanSquaredError Tensor y(Tensor x);
}
