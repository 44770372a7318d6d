// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.interpreter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.Kind;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.ValueType;

/**
 * The slow, obvious evaluation of a graph in double: every node in turn, into an array of its own. What generated code is
 * compared with; it shares no code with the runtime, the planner or the emitter.
 */
public final class GraphInterpreter {
    /** Whether batch statistics and dropout are those of training. */
    public enum Mode {
        TRAINING,
        PREDICTION
    }

    private final Graph graph;
    private final State state;
    private final Feed feed;
    private final Mode mode;
    private final Noise noise;
    private final FormulaRun formulas;
    private final ColumnArithmetic columns;
    private final SoftmaxArithmetic softmax;
    private final double[][] values;
    private final Map<String, double[]> statistics;
    private final Set<Integer> effects;

    private GraphInterpreter(Graph graph, State state, Feed feed, Mode mode, Noise noise) {
        this.graph = graph;
        this.state = state;
        this.feed = feed;
        this.mode = mode;
        this.noise = noise;
        this.formulas = new FormulaRun(noise);
        this.columns = new ColumnArithmetic(noise);
        this.softmax = new SoftmaxArithmetic(noise);
        this.values = new double[graph.nodes().size()][];
        this.statistics = new TreeMap<>(state.statistics());
        this.effects = graph.computedInTraining();
    }

    /** Evaluates every node of a graph, forward or with its gradients. */
    public static Evaluation run(Graph graph, State state, Feed feed, Mode mode) {
        return run(graph, state, feed, mode, Noise.NONE);
    }

    /** As without noise, but every number computed is disturbed. */
    public static Evaluation run(Graph graph, State state, Feed feed, Mode mode, Noise noise) {
        GraphInterpreter interpreter = new GraphInterpreter(graph, state, feed, mode, noise);
        for (Node node : graph.nodes()) {
            interpreter.values[node.id()] = interpreter.value(node);
        }
        return new Evaluation(
                graph,
                interpreter.values,
                interpreter.statistics,
                interpreter.formulas.signature(),
                interpreter.formulas.branches());
    }

    private double[] value(Node node) {
        Operation operation = node.operation();
        if (operation instanceof Operation.Source source) {
            return source(node, source);
        } else if (operation instanceof Operation.Product) {
            return product(in(node, 0), false, in(node, 1), false, extents(node, 0), extents(node, 1));
        } else if (operation instanceof Operation.ProductTransposed) {
            return product(in(node, 0), false, in(node, 1), true, extents(node, 0), extents(node, 1));
        } else if (operation instanceof Operation.TransposedProduct) {
            return product(in(node, 0), true, in(node, 1), false, extents(node, 0), extents(node, 1));
        } else if (operation instanceof Operation.Elementwise elementwise) {
            return elementwise(node, elementwise.formula());
        } else if (operation instanceof Operation.Rowwise rowwise) {
            return rowwise(node, rowwise.formula());
        } else if (operation instanceof Operation.RowwiseGradient gradient) {
            return rowwise(node, gradient.formula());
        } else if (operation instanceof Operation.Reshape) {
            return in(node, 0).clone();
        } else if (operation instanceof Operation.Concat) {
            return concat(node);
        } else if (operation instanceof Operation.Slice slice) {
            return columns(in(node, 0), input(node, 0).shape().last(), slice.from(), 0, node.shape());
        } else if (operation instanceof Operation.Insert insert) {
            return columns(in(node, 0), input(node, 0).shape().last(), 0, insert.at(), node.shape());
        } else if (operation instanceof Operation.RowSum) {
            return sums(in(node, 0), in(node, 0).length / feed.rows());
        } else if (operation instanceof Operation.LastSum) {
            return sums(in(node, 0), input(node, 0).shape().last());
        } else if (operation instanceof Operation.Exchange) {
            return exchanged(in(node, 0), node.shape().extents());
        } else if (operation instanceof Operation.ColumnSum) {
            return columns.sums(in(node, 0), node.shape().last());
        } else if (operation instanceof Operation.StandardizedSum) {
            return columns.sums(weightedByStandardized(node), node.shape().last());
        } else if (operation instanceof Operation.BatchMean mean) {
            return remembered(mean.layer())
                    ? in(node, 1)
                    : columns.means(in(node, 0), node.shape().last());
        } else if (operation instanceof Operation.BatchVariance variance) {
            return remembered(variance.layer()) ? in(node, 2) : columns.variances(in(node, 0), in(node, 1));
        } else if (operation instanceof Operation.BatchNormalize) {
            return normalize(node);
        } else if (operation instanceof Operation.BatchNormalizeGradient gradient) {
            return normalizeGradient(node, remembered(gradient.layer()));
        } else if (operation instanceof Operation.RememberMean remember) {
            return remember(node, remember.layer(), remember.momentum(), 1);
        } else if (operation instanceof Operation.RememberVariance remember) {
            double count = (double) feed.rows() * remember.valuesOfARow();
            return remember(node, remember.layer(), remember.momentum(), count / (count - 1));
        } else if (operation instanceof Operation.Drawn drawn) {
            return new NoiseDraws(state, feed.rows()).value(drawn, node.shape());
        } else if (operation instanceof Operation.Dropout) {
            return mode == Mode.PREDICTION ? in(node, 0) : times(in(node, 0), in(node, 1));
        } else if (operation instanceof Operation.Disturb) {
            return mode == Mode.PREDICTION ? in(node, 0) : plus(in(node, 0), in(node, 1));
        } else if (operation instanceof Operation.Softmax) {
            return softmax.softmax(in(node, 0), node.shape().last());
        } else if (operation instanceof Operation.SoftmaxGradient) {
            return softmax.softmaxGradient(
                    in(node, 0), in(node, 1), node.shape().last());
        } else if (operation instanceof Operation.LogSoftmax) {
            return softmax.logSoftmax(in(node, 0), node.shape().last());
        } else if (operation instanceof Operation.LogSoftmaxGradient) {
            return softmax.logSoftmaxGradient(
                    in(node, 0), in(node, 1), node.shape().last());
        } else if (operation instanceof Operation.Discrepancy discrepancy) {
            return new double[] {discrepancies(discrepancy.bandwidth()).value(in(node, 0), in(node, 1), in(node, 2))};
        } else if (operation instanceof Operation.DiscrepancyGradient gradient) {
            return discrepancies(gradient.bandwidth()).gradient(in(node, 0), in(node, 1), in(node, 2), in(node, 3));
        } else if (operation instanceof Operation.SoftmaxCrossEntropy) {
            return softmax.crossEntropy(
                    in(node, 0), distribution(node), input(node, 0).shape().last());
        } else if (operation instanceof Operation.SoftmaxCrossEntropyGradient) {
            return softmax.crossEntropyGradient(
                    in(node, 0), distribution(node), in(node, 2), node.shape().last());
        } else if (operation instanceof Operation.WeightedSum sum) {
            return new double[] {sum.factor() * weightedSum(in(node, 0), in(node, 1), sum.reduction())};
        } else if (operation instanceof Operation.WeightedMean mean) {
            double sum = weightedSum(in(node, 0), in(node, 1), Operation.Reduction.SUM);
            return new double[] {noise.applyTo(mean.factor() * sum / in(node, 2)[0])};
        } else if (operation instanceof Operation.Divisor) {
            double sum = Arrays.stream(in(node, 0)).sum();
            return new double[] {sum == 0 ? 1 : noise.applyTo(sum)};
        } else if (operation instanceof Operation.OneHot oneHot) {
            return oneHot(in(node, 0), oneHot.classes());
        } else if (operation instanceof Operation.Windowed windowed) {
            List<Node> inputs = node.inputs().stream().map(graph::node).toList();
            return new WindowedRun(noise, formulas, feed.rows())
                    .value(
                            windowed,
                            inputs.stream().map(input -> values[input.id()]).toList(),
                            inputs.stream().map(Node::shape).toList(),
                            node.shape());
        }
        if (operation instanceof Operation.Grouped grouped) {
            return new GroupedRun(noise, grouped.groups())
                    .value(
                            grouped,
                            node.inputs().stream().map(input -> values[input]).toList());
        }
        throw new AssertionError("the interpreter does not know " + operation);
    }

    private double[] source(Node node, Operation.Source source) {
        if (source instanceof Operation.Input input) {
            return feed.column(input.name());
        } else if (source instanceof Operation.Target target) {
            return feed.column(target.name());
        } else if (source instanceof Operation.SampleWeight) {
            double[] weights = new double[feed.rows()];
            Arrays.setAll(weights, feed::weight);
            return weights;
        } else if (source instanceof Operation.Parameter parameter) {
            return state.parameters().get(node.layer() + "." + parameter.name());
        } else if (source instanceof Operation.Statistic statistic) {
            return state.statistics().get(node.layer() + "." + statistic.name());
        } else if (source instanceof Operation.Constant constant) {
            return constant.values().stream().mapToDouble(Double::doubleValue).toArray();
        } else if (source instanceof Operation.BatchSize) {
            return new double[] {feed.rows()};
        } else if (source instanceof Operation.Seed) {
            return new double[] {1};
        } else if (source instanceof Operation.OutputGradient) {
            double[] ones = new double[Math.toIntExact(node.shape().size() * feed.rows())];
            Arrays.fill(ones, 1);
            return ones;
        }
        throw new AssertionError("the interpreter does not know " + source);
    }

    private DiscrepancyArithmetic discrepancies(double bandwidth) {
        return new DiscrepancyArithmetic(noise, feed.rows(), bandwidth);
    }

    /** Whether the layer normalizes with its running statistics. */
    private boolean remembered(String layer) {
        return mode == Mode.PREDICTION || state.frozen().contains(layer);
    }

    /** {@code a * b}, either of them transposed before; {@code [rows, columns]} as they lie in memory. */
    private double[] product(double[] a, boolean aTransposed, double[] b, boolean bTransposed, int[] of, int[] by) {
        int rows = aTransposed ? of[1] : of[0];
        int inner = aTransposed ? of[0] : of[1];
        int columns = bTransposed ? by[0] : by[1];
        double[] product = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                for (int k = 0; k < inner; k++) {
                    double left = aTransposed ? a[k * of[1] + i] : a[i * of[1] + k];
                    double right = bTransposed ? b[j * by[1] + k] : b[k * by[1] + j];
                    sum += noise.applyTo(left * right);
                }
                product[i * columns + j] = noise.applyTo(sum);
            }
        }
        return product;
    }

    private double[] concat(Node node) {
        double[] result = new double[length(node.shape())];
        int at = 0;
        for (int k = 0; k < node.inputs().size(); k++) {
            int width = input(node, k).shape().last();
            double[] part = columns(in(node, k), width, 0, at, node.shape());
            Arrays.setAll(result, i -> result[i] + part[i]);
            at += width;
        }
        return result;
    }

    /** Column {@code from + j} of x as column {@code to + j} of a value of that shape, for all there are; 0 elsewhere. */
    private double[] columns(double[] x, int width, int from, int to, Shape shape) {
        double[] result = new double[length(shape)];
        for (int i = 0; i < result.length; i++) {
            int j = i % shape.last() - to;
            if (j >= 0 && from + j < width) {
                result[i] = x[i / shape.last() * width + from + j];
            }
        }
        return result;
    }

    private double[] elementwise(Node node, Formula formula) {
        int length = length(node.shape());
        double[] result = new double[length];
        double[] arguments = new double[formula.arity()];
        formulas.start(formula);
        for (int i = 0; i < length; i++) {
            for (int k = 0; k < arguments.length; k++) {
                arguments[k] = in(node, k)[place(i, input(node, k).shape(), node.shape())];
            }
            result[i] = formulas.evaluate(formula, arguments);
        }
        formulas.end();
        return result;
    }

    /** A formula of one row of every input: a number for every row, or a row that was zero before. */
    private double[] rowwise(Node node, Formula formula) {
        int width = (int) node.shape().size();
        double[] result = new double[length(node.shape())];
        for (int row = 0; row < feed.rows(); row++) {
            List<Object> arguments = new ArrayList<>();
            for (int k = 0; k < node.inputs().size(); k++) {
                arguments.add(argument(node, k, row, formula.kinds().get(k)));
            }
            if (formula.arity() > arguments.size()) {
                arguments.add(new double[width]);
            }
            Object value = formulas.compute(formula, arguments).get(0);
            double[] part = value instanceof Double number ? new double[] {number} : (double[]) value;
            System.arraycopy(part, 0, result, row * width, width);
        }
        return result;
    }

    private Object argument(Node node, int index, int row, Kind kind) {
        double[] values = in(node, index);
        Shape shape = input(node, index).shape();
        int width = (int) shape.size();
        int at = shape.batched() ? row * width : 0;
        return switch (kind) {
            case ROW -> Arrays.copyOfRange(values, at, at + width);
            case INTEGER -> (int) values[at];
            default -> values[at];
        };
    }

    /** Sums of so many neighbors. */
    private double[] sums(double[] x, int neighbors) {
        double[] sums = new double[x.length / neighbors];
        for (int i = 0; i < x.length; i++) {
            sums[i / neighbors] += noise.applyTo(x[i]);
        }
        return sums;
    }

    /** {@code [rows, a, b, inner] -> [rows, b, a, inner]}, where the extents are those of the result without the batch. */
    private static double[] exchanged(double[] x, List<Integer> extents) {
        int b = extents.get(1);
        int a = extents.get(2);
        int inner = extents.get(3);
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int place = i / inner;
            int ofA = place / b % a;
            int ofB = place % b;
            result[((place / (a * b) * b + ofB) * a + ofA) * inner + i % inner] = x[i];
        }
        return result;
    }

    /** Where the operand's value for element {@code i} of the result stands. */
    private static int place(int i, Shape operand, Shape result) {
        if (operand.equals(result)) {
            return i;
        }
        if (!operand.batched() && operand.extents().isEmpty()) {
            return 0;
        }
        if (operand.batched() && operand.extents().isEmpty()) {
            return i / (int) result.size();
        }
        if (!operand.batched() && operand.extents().size() == 1) {
            return i % result.last();
        }
        if (operand.batched() && operand.extents().equals(List.of(result.last()))) {
            return i / (int) result.size() * result.last() + i % result.last();
        }
        if (operand.batched() && operand.last() == 1 && operand.size() * result.last() == result.size()) {
            return i / result.last();
        }
        throw new AssertionError(operand + " in " + result);
    }

    private double[] normalize(Node node) {
        double[] x = in(node, 0);
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int j = i % node.shape().last();
            double standardized = noise.applyTo((x[i] - in(node, 1)[j]) * in(node, 2)[j]);
            result[i] = noise.applyTo(noise.applyTo(standardized * in(node, 3)[j]) + in(node, 4)[j]);
        }
        return result;
    }

    /** {@code g * h} with h the standardized x. */
    private double[] weightedByStandardized(Node node) {
        double[] g = in(node, 0);
        double[] x = in(node, 1);
        double[] result = new double[g.length];
        for (int i = 0; i < g.length; i++) {
            int j = i % node.shape().last();
            double standardized = noise.applyTo((x[i] - in(node, 2)[j]) * in(node, 3)[j]);
            result[i] = noise.applyTo(g[i] * standardized);
        }
        return result;
    }

    /** {@code scale * inverse * (g - mean(g) - h * mean(g * h))} with h the standardized x, means over the batch. */
    private double[] normalizeGradient(Node node, boolean constant) {
        double[] g = in(node, 0);
        double[] x = in(node, 1);
        int features = node.shape().last();
        double[] h = new double[x.length];
        double[] products = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            h[i] = noise.applyTo((x[i] - in(node, 2)[i % features]) * in(node, 3)[i % features]);
            products[i] = noise.applyTo(g[i] * h[i]);
        }
        double[] meanGradient = columns.means(g, features);
        double[] meanProduct = columns.means(products, features);
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int j = i % features;
            double through = constant ? 0 : noise.applyTo(meanGradient[j] + h[i] * meanProduct[j]);
            result[i] = noise.applyTo(in(node, 4)[j] * in(node, 3)[j] * noise.applyTo(g[i] - through));
        }
        return result;
    }

    /** What is remembered after this call of a layer: the calls of one layer remember one after the other. */
    private double[] remember(Node node, String layer, double momentum, double correction) {
        Operation.Statistic statistic = (Operation.Statistic) input(node, 0).operation();
        double[] running = statistics.get(layer + "." + statistic.name()).clone();
        if (!remembered(layer) && effects.contains(node.id())) {
            for (int j = 0; j < running.length; j++) {
                running[j] = noise.applyTo(momentum * running[j] + (1 - momentum) * in(node, 1)[j] * correction);
            }
        }
        statistics.put(layer + "." + statistic.name(), running);
        return running;
    }

    private double[] times(double[] a, double[] b) {
        double[] result = new double[a.length];
        Arrays.setAll(result, i -> noise.applyTo(a[i] * b[i]));
        return result;
    }

    private double[] plus(double[] a, double[] b) {
        double[] result = new double[a.length];
        Arrays.setAll(result, i -> noise.applyTo(a[i] + b[i]));
        return result;
    }

    /** The target of a cross-entropy: as it is, or 1 at the label and 0 elsewhere. */
    private double[] distribution(Node node) {
        if (input(node, 1).type() != ValueType.LABELS) {
            return in(node, 1);
        }
        return oneHot(in(node, 1), input(node, 0).shape().last());
    }

    private static double[] oneHot(double[] labels, int classes) {
        double[] values = new double[labels.length * classes];
        for (int row = 0; row < labels.length; row++) {
            values[row * classes + (int) labels[row]] = 1;
        }
        return values;
    }

    private double weightedSum(double[] losses, double[] weights, Operation.Reduction reduction) {
        int width = losses.length / feed.rows();
        double sum = 0;
        for (int i = 0; i < losses.length; i++) {
            sum += noise.applyTo(weights[i / width] * losses[i]);
        }
        return switch (reduction) {
            case MEAN -> sum / losses.length;
            case ROW_MEAN -> sum / feed.rows();
            case SUM -> sum;
        };
    }

    private double[] in(Node node, int index) {
        return values[node.input(index)];
    }

    private Node input(Node node, int index) {
        return graph.node(node.input(index));
    }

    private int[] extents(Node node, int index) {
        Shape shape = input(node, index).shape();
        return shape.batched()
                ? new int[] {feed.rows(), shape.last()}
                : new int[] {shape.extents().get(0), shape.extents().get(1)};
    }

    private int length(Shape shape) {
        return (int) shape.size() * (shape.batched() ? feed.rows() : 1);
    }
}
