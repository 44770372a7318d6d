package toolarge.upsampled;

import org.gradwright.Dense;
import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.Upsample2d;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @Upsample2d(factor = 100_000) Tensor larger(@Input({2, 2, 1}) Tensor pixels);
    @Flatten Tensor flat(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
