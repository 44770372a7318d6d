package noimage.imagelayeronsequence;

import org.gradwright.Conv2d;
import org.gradwright.Dense;
import org.gradwright.GlobalMaxPool;
import org.gradwright.Input;
import org.gradwright.MaxPool1d;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @MaxPool1d Tensor half(@Input({100, 4}) Tensor bases);
    @Conv2d(filters = 8, kernel = 3) Tensor edges(Tensor x);
    @GlobalMaxPool Tensor most(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
