// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.formulas;

import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Celu;
import org.gradwright.activation.Elu;
import org.gradwright.activation.Exponential;
import org.gradwright.activation.GeluTanh;
import org.gradwright.activation.HardSigmoid;
import org.gradwright.activation.HardSwish;
import org.gradwright.activation.LeakyRelu;
import org.gradwright.activation.Mish;
import org.gradwright.activation.Relu;
import org.gradwright.activation.Relu6;
import org.gradwright.activation.Selu;
import org.gradwright.activation.Sigmoid;
import org.gradwright.activation.Silu;
import org.gradwright.activation.Softplus;
import org.gradwright.activation.Softsign;
import org.gradwright.activation.Tanh;
import org.gradwright.loss.Hinge;
import org.gradwright.loss.Huber;
import org.gradwright.loss.LogCosh;
import org.gradwright.loss.MeanAbsoluteError;
import org.gradwright.loss.MeanSquaredError;
import org.gradwright.loss.MeanSquaredLogarithmicError;
import org.gradwright.loss.PoissonNll;
import org.gradwright.loss.Quantile;
import org.gradwright.loss.SigmoidCrossEntropy;
import org.gradwright.loss.SquaredHinge;

/** A network for each activation and loss: a layer that computes nothing else. */
final class FormulaNetworks {
    /** The values of a row. */
    static final int WIDTH = 512;

    private FormulaNetworks() {}

    @Network(inputGradients = true)
    interface ReluLayer {
        @Flatten
        @Relu
        @MeanSquaredError
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface Relu6Layer {
        @Flatten
        @Relu6
        @MeanSquaredError
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface LeakyReluLayer {
        @Flatten
        @LeakyRelu
        @MeanSquaredError
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface EluLayer {
        @Flatten
        @Elu
        @MeanSquaredError
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface SeluLayer {
        @Flatten
        @Selu
        @MeanSquaredError
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface CeluLayer {
        @Flatten
        @Celu
        @MeanSquaredError
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface SigmoidLayer {
        @Flatten
        @Sigmoid
        @MeanSquaredError
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface HardSigmoidLayer {
        @Flatten
        @HardSigmoid
        @MeanSquaredError
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface HardSwishLayer {
        @Flatten
        @HardSwish
        @MeanSquaredError
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface SiluLayer {
        @Flatten
        @Silu
        @MeanSquaredError
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface MishLayer {
        @Flatten
        @Mish
        @MeanSquaredError
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface GeluTanhLayer {
        @Flatten
        @GeluTanh
        @MeanSquaredError
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface SoftplusLayer {
        @Flatten
        @Softplus
        @MeanSquaredError
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface SoftsignLayer {
        @Flatten
        @Softsign
        @MeanSquaredError
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface TanhLayer {
        @Flatten
        @Tanh
        @MeanSquaredError
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface ExponentialLayer {
        @Flatten
        @Exponential
        @MeanSquaredError
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface MeanSquaredErrorLoss {
        @Flatten
        @MeanSquaredError
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface MeanAbsoluteErrorLoss {
        @Flatten
        @MeanAbsoluteError
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface HuberLoss {
        @Flatten
        @Huber
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface LogCoshLoss {
        @Flatten
        @LogCosh
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface QuantileLoss {
        @Flatten
        @Quantile(tau = 0.9)
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface LogarithmicLoss {
        @Flatten
        @Softplus
        @MeanSquaredLogarithmicError
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface PoissonLoss {
        @Flatten
        @PoissonNll
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface HingeLoss {
        @Flatten
        @Hinge
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface SquaredHingeLoss {
        @Flatten
        @SquaredHinge
        Tensor y(@Input(WIDTH) Tensor x);
    }

    @Network(inputGradients = true)
    interface SigmoidCrossEntropyLoss {
        @Flatten
        @SigmoidCrossEntropy
        Tensor y(@Input(WIDTH) Tensor x);
    }
}
