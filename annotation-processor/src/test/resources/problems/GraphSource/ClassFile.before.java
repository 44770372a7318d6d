package graphsource.classfile;

import org.gradwright.Block;
import org.gradwright.Dense;
import org.gradwright.Tensor;

@Block
interface Foreign {
    @Dense(units = 6) Tensor first(Tensor x);

    default Tensor apply(Tensor x) {
        return x.add(first(x));
    }
}
