package outofrange.outputpadding;

import org.gradwright.ConvTranspose2d;
import org.gradwright.Dense;
import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @ConvTranspose2d(filters = 8, kernel = 3, stride = {2, 3}, pad = 1, outputPadding = 2) Tensor larger(@Input({4, 4, 1}) Tensor pixels);
    @Flatten Tensor flat(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
