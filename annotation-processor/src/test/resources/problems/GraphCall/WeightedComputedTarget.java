package graphcall.weightedcomputedtarget;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Scalar;
import org.gradwright.Tensor;
import org.gradwright.loss.CategoricalCrossEntropy;

@Network
interface Sample {
    @Dense(units = 3) Tensor student(Tensor x);

    @Dense(units = 3) Tensor teacher(Tensor x);

    @CategoricalCrossEntropy(classWeights = {1, 2, 3}) Scalar error(Tensor prediction, Tensor target);

    default Tensor forward(@Input(64) Tensor x) {
        return student(x);
    }

    default Scalar objective(@Input(64) Tensor x) {
        return error(student(x), teacher(x).softmax());
    }
}
