package windowtoolarge.padded;

import org.gradwright.Conv1d;
import org.gradwright.Dense;
import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @Conv1d(filters = 8, kernel = 9, pad = 1) Tensor motifs(@Input({6, 1}) Tensor steps);
    @Flatten Tensor flat(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
