// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.formulas;

import java.util.ArrayList;
import java.util.List;
import org.gradwright.benchmarks.Pair;

/** Generated loops and hand-written ones of every elementwise activation and loss. */
public final class FormulaPairs {
    private static final String OTHER = "handwritten";

    private FormulaPairs() {}

    public static List<Pair> all() {
        Arrays a = new Arrays();
        List<Pair> pairs = new ArrayList<>();
        GeneratedLoops relu = new GeneratedLoops(
                FormulaNetworks_ReluLayerNetwork.create(1),
                FormulaNetworks_ReluLayerNetwork.data().x(a.from).y(a.target).build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "relu",
                "forward",
                a.count,
                relu::forward,
                OTHER,
                () -> HandWrittenActivations.relu(a.from, a.to, a.count)));
        pairs.add(new Pair(
                "relu", "backward", a.count, relu::backward, OTHER, () -> HandWrittenActivations.reluGradient(a)));
        GeneratedLoops relu6 = new GeneratedLoops(
                FormulaNetworks_Relu6LayerNetwork.create(1),
                FormulaNetworks_Relu6LayerNetwork.data().x(a.from).y(a.target).build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "relu6",
                "forward",
                a.count,
                relu6::forward,
                OTHER,
                () -> HandWrittenActivations.relu6(a.from, a.to, a.count)));
        pairs.add(new Pair(
                "relu6", "backward", a.count, relu6::backward, OTHER, () -> HandWrittenActivations.relu6Gradient(a)));
        GeneratedLoops leakyRelu = new GeneratedLoops(
                FormulaNetworks_LeakyReluLayerNetwork.create(1),
                FormulaNetworks_LeakyReluLayerNetwork.data()
                        .x(a.from)
                        .y(a.target)
                        .build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "leakyRelu",
                "forward",
                a.count,
                leakyRelu::forward,
                OTHER,
                () -> HandWrittenActivations.leakyRelu(a.from, a.to, a.count)));
        pairs.add(new Pair(
                "leakyRelu",
                "backward",
                a.count,
                leakyRelu::backward,
                OTHER,
                () -> HandWrittenActivations.leakyReluGradient(a)));
        GeneratedLoops elu = new GeneratedLoops(
                FormulaNetworks_EluLayerNetwork.create(1),
                FormulaNetworks_EluLayerNetwork.data().x(a.from).y(a.target).build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "elu",
                "forward",
                a.count,
                elu::forward,
                OTHER,
                () -> HandWrittenActivations.elu(a.from, a.to, a.count)));
        pairs.add(new Pair(
                "elu", "backward", a.count, elu::backward, OTHER, () -> HandWrittenActivations.eluGradient(a)));
        GeneratedLoops selu = new GeneratedLoops(
                FormulaNetworks_SeluLayerNetwork.create(1),
                FormulaNetworks_SeluLayerNetwork.data().x(a.from).y(a.target).build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "selu",
                "forward",
                a.count,
                selu::forward,
                OTHER,
                () -> HandWrittenActivations.selu(a.from, a.to, a.count)));
        pairs.add(new Pair(
                "selu", "backward", a.count, selu::backward, OTHER, () -> HandWrittenActivations.seluGradient(a)));
        GeneratedLoops celu = new GeneratedLoops(
                FormulaNetworks_CeluLayerNetwork.create(1),
                FormulaNetworks_CeluLayerNetwork.data().x(a.from).y(a.target).build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "celu",
                "forward",
                a.count,
                celu::forward,
                OTHER,
                () -> HandWrittenActivations.celu(a.from, a.to, a.count)));
        pairs.add(new Pair(
                "celu", "backward", a.count, celu::backward, OTHER, () -> HandWrittenActivations.celuGradient(a)));
        GeneratedLoops sigmoid = new GeneratedLoops(
                FormulaNetworks_SigmoidLayerNetwork.create(1),
                FormulaNetworks_SigmoidLayerNetwork.data().x(a.from).y(a.target).build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "sigmoid",
                "forward",
                a.count,
                sigmoid::forward,
                OTHER,
                () -> HandWrittenActivations.sigmoid(a.from, a.to, a.count)));
        pairs.add(new Pair(
                "sigmoid",
                "backward",
                a.count,
                sigmoid::backward,
                OTHER,
                () -> HandWrittenActivations.sigmoidGradient(a)));
        GeneratedLoops hardSigmoid = new GeneratedLoops(
                FormulaNetworks_HardSigmoidLayerNetwork.create(1),
                FormulaNetworks_HardSigmoidLayerNetwork.data()
                        .x(a.from)
                        .y(a.target)
                        .build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "hardSigmoid",
                "forward",
                a.count,
                hardSigmoid::forward,
                OTHER,
                () -> HandWrittenActivations.hardSigmoid(a.from, a.to, a.count)));
        pairs.add(new Pair(
                "hardSigmoid",
                "backward",
                a.count,
                hardSigmoid::backward,
                OTHER,
                () -> HandWrittenActivations.hardSigmoidGradient(a)));
        GeneratedLoops hardSwish = new GeneratedLoops(
                FormulaNetworks_HardSwishLayerNetwork.create(1),
                FormulaNetworks_HardSwishLayerNetwork.data()
                        .x(a.from)
                        .y(a.target)
                        .build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "hardSwish",
                "forward",
                a.count,
                hardSwish::forward,
                OTHER,
                () -> HandWrittenActivations.hardSwish(a.from, a.to, a.count)));
        pairs.add(new Pair(
                "hardSwish",
                "backward",
                a.count,
                hardSwish::backward,
                OTHER,
                () -> HandWrittenActivations.hardSwishGradient(a)));
        GeneratedLoops silu = new GeneratedLoops(
                FormulaNetworks_SiluLayerNetwork.create(1),
                FormulaNetworks_SiluLayerNetwork.data().x(a.from).y(a.target).build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "silu",
                "forward",
                a.count,
                silu::forward,
                OTHER,
                () -> HandWrittenActivations.silu(a.from, a.to, a.count)));
        pairs.add(new Pair(
                "silu", "backward", a.count, silu::backward, OTHER, () -> HandWrittenActivations.siluGradient(a)));
        GeneratedLoops mish = new GeneratedLoops(
                FormulaNetworks_MishLayerNetwork.create(1),
                FormulaNetworks_MishLayerNetwork.data().x(a.from).y(a.target).build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "mish",
                "forward",
                a.count,
                mish::forward,
                OTHER,
                () -> HandWrittenActivations.mish(a.from, a.to, a.count)));
        pairs.add(new Pair(
                "mish", "backward", a.count, mish::backward, OTHER, () -> HandWrittenActivations.mishGradient(a)));
        GeneratedLoops geluTanh = new GeneratedLoops(
                FormulaNetworks_GeluTanhLayerNetwork.create(1),
                FormulaNetworks_GeluTanhLayerNetwork.data()
                        .x(a.from)
                        .y(a.target)
                        .build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "geluTanh",
                "forward",
                a.count,
                geluTanh::forward,
                OTHER,
                () -> HandWrittenActivations.geluTanh(a.from, a.to, a.count)));
        pairs.add(new Pair(
                "geluTanh",
                "backward",
                a.count,
                geluTanh::backward,
                OTHER,
                () -> HandWrittenActivations.geluTanhGradient(a)));
        GeneratedLoops softplus = new GeneratedLoops(
                FormulaNetworks_SoftplusLayerNetwork.create(1),
                FormulaNetworks_SoftplusLayerNetwork.data()
                        .x(a.from)
                        .y(a.target)
                        .build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "softplus",
                "forward",
                a.count,
                softplus::forward,
                OTHER,
                () -> HandWrittenActivations.softplus(a.from, a.to, a.count)));
        pairs.add(new Pair(
                "softplus",
                "backward",
                a.count,
                softplus::backward,
                OTHER,
                () -> HandWrittenActivations.softplusGradient(a)));
        GeneratedLoops softsign = new GeneratedLoops(
                FormulaNetworks_SoftsignLayerNetwork.create(1),
                FormulaNetworks_SoftsignLayerNetwork.data()
                        .x(a.from)
                        .y(a.target)
                        .build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "softsign",
                "forward",
                a.count,
                softsign::forward,
                OTHER,
                () -> HandWrittenActivations.softsign(a.from, a.to, a.count)));
        pairs.add(new Pair(
                "softsign",
                "backward",
                a.count,
                softsign::backward,
                OTHER,
                () -> HandWrittenActivations.softsignGradient(a)));
        GeneratedLoops tanh = new GeneratedLoops(
                FormulaNetworks_TanhLayerNetwork.create(1),
                FormulaNetworks_TanhLayerNetwork.data().x(a.from).y(a.target).build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "tanh",
                "forward",
                a.count,
                tanh::forward,
                OTHER,
                () -> HandWrittenActivations.tanh(a.from, a.to, a.count)));
        pairs.add(new Pair(
                "tanh", "backward", a.count, tanh::backward, OTHER, () -> HandWrittenActivations.tanhGradient(a)));
        GeneratedLoops exponential = new GeneratedLoops(
                FormulaNetworks_ExponentialLayerNetwork.create(1),
                FormulaNetworks_ExponentialLayerNetwork.data()
                        .x(a.from)
                        .y(a.target)
                        .build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "exponential",
                "forward",
                a.count,
                exponential::forward,
                OTHER,
                () -> HandWrittenActivations.exponential(a.from, a.to, a.count)));
        pairs.add(new Pair(
                "exponential",
                "backward",
                a.count,
                exponential::backward,
                OTHER,
                () -> HandWrittenActivations.exponentialGradient(a)));
        GeneratedLoops meanSquaredError = new GeneratedLoops(
                FormulaNetworks_MeanSquaredErrorLossNetwork.create(1),
                FormulaNetworks_MeanSquaredErrorLossNetwork.data()
                        .x(a.from)
                        .y(a.target)
                        .build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "meanSquaredError",
                "loss",
                a.count,
                meanSquaredError::loss,
                OTHER,
                () -> HandWrittenLosses.meanSquaredError(a)));
        pairs.add(new Pair(
                "meanSquaredError",
                "backward",
                a.count,
                meanSquaredError::backward,
                OTHER,
                () -> HandWrittenLosses.meanSquaredErrorGradient(a)));
        GeneratedLoops meanAbsoluteError = new GeneratedLoops(
                FormulaNetworks_MeanAbsoluteErrorLossNetwork.create(1),
                FormulaNetworks_MeanAbsoluteErrorLossNetwork.data()
                        .x(a.from)
                        .y(a.target)
                        .build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "meanAbsoluteError",
                "loss",
                a.count,
                meanAbsoluteError::loss,
                OTHER,
                () -> HandWrittenLosses.meanAbsoluteError(a)));
        pairs.add(new Pair(
                "meanAbsoluteError",
                "backward",
                a.count,
                meanAbsoluteError::backward,
                OTHER,
                () -> HandWrittenLosses.meanAbsoluteErrorGradient(a)));
        GeneratedLoops huber = new GeneratedLoops(
                FormulaNetworks_HuberLossNetwork.create(1),
                FormulaNetworks_HuberLossNetwork.data().x(a.from).y(a.target).build(),
                Arrays.ROWS);
        pairs.add(new Pair("huber", "loss", a.count, huber::loss, OTHER, () -> HandWrittenLosses.huber(a)));
        pairs.add(new Pair(
                "huber", "backward", a.count, huber::backward, OTHER, () -> HandWrittenLosses.huberGradient(a)));
        GeneratedLoops logCosh = new GeneratedLoops(
                FormulaNetworks_LogCoshLossNetwork.create(1),
                FormulaNetworks_LogCoshLossNetwork.data().x(a.from).y(a.target).build(),
                Arrays.ROWS);
        pairs.add(new Pair("logCosh", "loss", a.count, logCosh::loss, OTHER, () -> HandWrittenLosses.logCosh(a)));
        pairs.add(new Pair(
                "logCosh", "backward", a.count, logCosh::backward, OTHER, () -> HandWrittenLosses.logCoshGradient(a)));
        GeneratedLoops quantile = new GeneratedLoops(
                FormulaNetworks_QuantileLossNetwork.create(1),
                FormulaNetworks_QuantileLossNetwork.data().x(a.from).y(a.target).build(),
                Arrays.ROWS);
        pairs.add(new Pair("quantile", "loss", a.count, quantile::loss, OTHER, () -> HandWrittenLosses.quantile(a)));
        pairs.add(new Pair(
                "quantile",
                "backward",
                a.count,
                quantile::backward,
                OTHER,
                () -> HandWrittenLosses.quantileGradient(a)));
        GeneratedLoops logarithmic = new GeneratedLoops(
                FormulaNetworks_LogarithmicLossNetwork.create(1),
                FormulaNetworks_LogarithmicLossNetwork.data()
                        .x(a.from)
                        .y(a.positive)
                        .build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "logarithmic", "loss", a.count, logarithmic::loss, OTHER, () -> HandWrittenLosses.logarithmic(a)));
        GeneratedLoops poisson = new GeneratedLoops(
                FormulaNetworks_PoissonLossNetwork.create(1),
                FormulaNetworks_PoissonLossNetwork.data().x(a.from).y(a.target).build(),
                Arrays.ROWS);
        pairs.add(new Pair("poisson", "loss", a.count, poisson::loss, OTHER, () -> HandWrittenLosses.poisson(a)));
        pairs.add(new Pair(
                "poisson", "backward", a.count, poisson::backward, OTHER, () -> HandWrittenLosses.poissonGradient(a)));
        GeneratedLoops hinge = new GeneratedLoops(
                FormulaNetworks_HingeLossNetwork.create(1),
                FormulaNetworks_HingeLossNetwork.data().x(a.from).y(a.target).build(),
                Arrays.ROWS);
        pairs.add(new Pair("hinge", "loss", a.count, hinge::loss, OTHER, () -> HandWrittenLosses.hinge(a)));
        pairs.add(new Pair(
                "hinge", "backward", a.count, hinge::backward, OTHER, () -> HandWrittenLosses.hingeGradient(a)));
        GeneratedLoops squaredHinge = new GeneratedLoops(
                FormulaNetworks_SquaredHingeLossNetwork.create(1),
                FormulaNetworks_SquaredHingeLossNetwork.data()
                        .x(a.from)
                        .y(a.target)
                        .build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "squaredHinge", "loss", a.count, squaredHinge::loss, OTHER, () -> HandWrittenLosses.squaredHinge(a)));
        pairs.add(new Pair(
                "squaredHinge",
                "backward",
                a.count,
                squaredHinge::backward,
                OTHER,
                () -> HandWrittenLosses.squaredHingeGradient(a)));
        GeneratedLoops sigmoidCrossEntropy = new GeneratedLoops(
                FormulaNetworks_SigmoidCrossEntropyLossNetwork.create(1),
                FormulaNetworks_SigmoidCrossEntropyLossNetwork.data()
                        .x(a.from)
                        .y(a.probabilities)
                        .build(),
                Arrays.ROWS);
        pairs.add(new Pair(
                "sigmoidCrossEntropy",
                "loss",
                a.count,
                sigmoidCrossEntropy::loss,
                OTHER,
                () -> HandWrittenLosses.sigmoidCrossEntropy(a)));
        pairs.add(new Pair(
                "sigmoidCrossEntropy",
                "backward",
                a.count,
                sigmoidCrossEntropy::backward,
                OTHER,
                () -> HandWrittenLosses.sigmoidCrossEntropyGradient(a)));
        return pairs;
    }
}
