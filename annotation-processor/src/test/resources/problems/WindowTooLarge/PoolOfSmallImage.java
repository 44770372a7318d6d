package windowtoolarge.poolofsmallimage;

import org.gradwright.AveragePool2d;
import org.gradwright.Dense;
import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.MaxPool2d;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @MaxPool2d(size = 4) Tensor quarter(@Input({14, 14, 1}) Tensor pixels);
    @AveragePool2d(size = 4) Tensor sixteenth(Tensor x);
    @Flatten Tensor flat(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
