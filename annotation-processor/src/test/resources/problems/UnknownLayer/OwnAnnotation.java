package unknownlayer.ownannotation;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Layer;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Layer
@interface Twice {}

@Network
interface Sample {
    @Twice Tensor hidden(@Input(64) Tensor pixels);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
