package models;

import org.gradwright.BatchNorm;
import org.gradwright.Block;
import org.gradwright.Conv2d;
import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.GlobalAveragePool;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Repeat;
import org.gradwright.Tensor;
import org.gradwright.Use;
import org.gradwright.activation.Relu;
import org.gradwright.loss.MeanSquaredError;
import org.gradwright.regularizer.L2;

@Network
interface Blocks {
    @Block
    interface Residual {
        @Conv2d(filters = 4, kernel = 3, bias = false)
        @L2(1e-4)
        Tensor first(Tensor x);

        @BatchNorm
        @Relu
        Tensor between(Tensor x);

        @Conv2d(filters = 4, kernel = 3)
        Tensor second(Tensor x);

        @Dropout(0.1)
        Tensor drop(Tensor x);

        default Tensor apply(Tensor x) {
            return x.add(drop(second(between(first(x))))).relu();
        }
    }

    @Conv2d(filters = 4, kernel = 3)
    Tensor stem(Tensor x);

    @Use(Residual.class)
    @Repeat(3)
    Tensor body(Tensor x);

    @GlobalAveragePool
    Tensor pool(Tensor x);

    @Dense(units = 4)
    @Relu
    Tensor wide(Tensor x);

    @Dense(units = 4)
    @Relu
    Tensor deep(Tensor x);

    @Dense(units = 1)
    @MeanSquaredError
    Tensor size(Tensor x);

    default Tensor forward(@Input({8, 8, 1}) Tensor image) {
        return size(deep(wide(pool(body(stem(image))))));
    }
}
