package models;

import org.gradwright.BatchNorm;
import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;
import org.gradwright.loss.SparseCategoricalCrossEntropy;
import org.gradwright.regularizer.L2;

@Network(inputGradients = true)
public interface Digits {
    @Dense(units = 128)
    @Relu
    @L2(1e-4)
    Tensor hidden(@Input(64) Tensor pixels);

    @BatchNorm
    Tensor norm(Tensor x);

    @Dropout(0.2)
    Tensor drop(Tensor x);

    @Dense(units = 10)
    @SparseCategoricalCrossEntropy
    Tensor digit(Tensor x);
}
