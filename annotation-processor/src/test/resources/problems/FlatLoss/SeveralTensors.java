package flatloss.severaltensors;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Loss;
import org.gradwright.Network;
import org.gradwright.Scalar;
import org.gradwright.Tensor;

@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE, tensors = 3)
@interface Apart {
    double share();

    class Formula {
        static double loss(double first, double second, double third, double share) {
            return share > 0 ? share * first * second * third : 1;
        }
    }
}

@Network
interface Sample {
    @Dense(units = 8) Tensor hidden(Tensor x);

    @Apart(share = 0) Scalar apart(Tensor first, Tensor second, Tensor third);

    default Tensor forward(@Input(4) Tensor x) {
        return hidden(x);
    }

    default Scalar objective(@Input(4) Tensor x, @Input(4) Tensor y, @Input(4) Tensor z) {
        return apart(forward(x), forward(y), forward(z));
    }
}
