package outofrange.twoofoneannotation;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.regularizer.ElasticNet;

@Network
interface Sample {
    @Dense(units = 8) @ElasticNet(l2 = -1, l1 = Double.POSITIVE_INFINITY) Tensor hidden(@Input(4) Tensor x);
}
