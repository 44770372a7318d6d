package toolarge.kernel;

import org.gradwright.Conv2d;
import org.gradwright.Dense;
import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @Conv2d(filters = 1_000_000, kernel = 100) Tensor edges(@Input({2, 2, 1}) Tensor pixels);
    @Flatten Tensor flat(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
