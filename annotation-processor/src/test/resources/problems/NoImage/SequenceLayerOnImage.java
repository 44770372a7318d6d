package noimage.sequencelayeronimage;

import org.gradwright.Conv1d;
import org.gradwright.Dense;
import org.gradwright.GlobalMaxPool;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @Conv1d(filters = 8, kernel = 3) Tensor motifs(@Input({28, 28, 1}) Tensor pixels);
    @GlobalMaxPool Tensor most(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
