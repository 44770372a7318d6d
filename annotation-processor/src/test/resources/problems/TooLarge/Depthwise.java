package toolarge.depthwise;

import org.gradwright.Dense;
import org.gradwright.DepthwiseConv2d;
import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @DepthwiseConv2d(multiplier = 2_000_000_000, kernel = 1) Tensor larger(@Input({2, 2, 3}) Tensor pixels);
    @Flatten Tensor flat(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
