package nameclash.window;

import org.gradwright.Conv2d;
import org.gradwright.Dense;
import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @Conv2d(filters = 2, kernel = 3) Tensor edges(@Input({2, 2, 3}) Tensor EDGES_WINDOW);
    @Flatten Tensor flat(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
