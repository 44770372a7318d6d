package notflat.longtrace;

import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @Dropout(0.1) Tensor a(@Input({8, 8}) Tensor pixels);
    @Dropout(0.1) Tensor b(Tensor x);
    @Dropout(0.1) Tensor c(Tensor x);
    @Dropout(0.1) Tensor d(Tensor x);
    @Dropout(0.1) Tensor e(Tensor x);
    @Dropout(0.1) Tensor f(Tensor x);
    @Dropout(0.1) Tensor g(Tensor x);
    @Dense(units = 8) Tensor hidden(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
