package noimage.withoutchannels;

import org.gradwright.Conv2d;
import org.gradwright.Dense;
import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.MaxPool2d;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @Conv2d(filters = 8, kernel = 3) Tensor edges(@Input({28, 28}) Tensor pixels);
    @MaxPool2d Tensor half(Tensor x);
    @Flatten Tensor flat(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
