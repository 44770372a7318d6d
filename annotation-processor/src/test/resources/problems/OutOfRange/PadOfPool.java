package outofrange.padofpool;

import org.gradwright.Dense;
import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.MaxPool2d;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @MaxPool2d(size = 2, pad = {1, 2}) Tensor half(@Input({28, 28, 1}) Tensor pixels);
    @Flatten Tensor flat(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
