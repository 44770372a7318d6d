// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeTest {
    private static final Compute COMPUTE = Compute.provider();
    private static final int[] WIDTHS = {1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 130};
    private static final int AT = 5;

    private final Random random = new Random(7);

    @Test
    void thereIsOneProvider() {
        assertThat(Compute.provider()).isSameAs(COMPUTE);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void oneValueThatIsNotFiniteIsFoundWhereverItIs(float odd) {
        float[] values = normals(300);
        values[7] = -Float.MAX_VALUE;
        values[200] = Float.MAX_VALUE;
        for (int end : new int[] {0, 1, 5, 64, 131, 300}) {
            for (int i = 0; i < values.length; i++) {
                float kept = values[i];
                values[i] = odd;
                int from = Math.min(2, end);
                assertThat(COMPUTE.areFinite(values, from, end)).isEqualTo(i < from || i >= end);
                values[i] = kept;
            }
            assertThat(COMPUTE.areFinite(values, 0, end)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6, 7, 8, 13, 25})
    void productsHaveTheBitsOfThePlainLoops(int rows) {
        for (int inner : WIDTHS) {
            for (int columns : WIDTHS) {
                checkProducts(rows, inner, columns);
            }
        }
    }

    @Test
    void productsWiderAndDeeperThanAPanelHaveTheBitsOfThePlainLoops() {
        checkProducts(2, 3, Panel.WIDTH + 9);
        checkProducts(30, Panel.WIDTH + 9, 40);
        checkProducts(30, Panel.WIDTH + 9, 3);
        checkProducts(6, 50, 2 * Panel.WIDTH + 1);
        checkProducts(1, 130, 257);
        checkProducts(1, 17, 2000);
    }

    @Test
    void productsOfManyRowsHaveTheBitsOfThePlainLoops() {
        for (int columns : WIDTHS) {
            checkProducts(129, 25, columns);
            checkProducts(140, columns, 10);
        }
        checkProducts(2 * Panel.WIDTH + 3, 30, 2 * Panel.RESULTS);
        checkProducts(Panel.WIDTH + 1, Panel.RESULTS + 1, 12);
        checkProducts(50, 2 * Panel.WIDTH + 3, 16);
    }

    private void checkProducts(int rows, int inner, int columns) {
        String shape = rows + " x " + inner + " x " + columns;
        float[] a = normals(rows * inner);
        float[] b = normals(AT + inner * columns);
        float[] g = normals(rows * columns);

        float[] product = normals(rows * columns);
        float[] input = normals(rows * inner);
        float[] weight = normals(AT + inner * columns + 3);
        float[] weightInPanels = inPanels(weight, inner, columns);
        float[] start = normals(2 + columns);
        float[] started = normals(rows * columns);
        float[] plainStarted = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(start, 2, plainStarted, r * columns, columns);
        }
        float[] plainProduct = new float[rows * columns];
        float[] plainInput = new float[rows * inner];
        float[] plainWeight = weight.clone();
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < inner; k++) {
                for (int j = 0; j < columns; j++) {
                    int y = r * columns + j;
                    int x = r * inner + k;
                    int w = AT + k * columns + j;
                    plainProduct[y] = Rounding.add(plainProduct[y], a[x], b[w]);
                    plainStarted[y] = Rounding.add(plainStarted[y], a[x], b[w]);
                    plainInput[x] = Rounding.add(plainInput[x], g[y], b[w]);
                    plainWeight[w] = Rounding.add(plainWeight[w], a[x], g[y]);
                }
            }
        }

        for (int r = 0; r < rows && columns == 1 && Rounding.dealsOut(inner); r++) {
            plainProduct[r] = Rounding.dot(a, r * inner, b, AT, inner);
            plainStarted[r] = start[2] + plainProduct[r];
        }

        COMPUTE.product(a, b, AT, product, rows, inner, columns);
        COMPUTE.product(a, b, AT, start, 2, started, rows, inner, columns);
        COMPUTE.productTransposed(g, b, AT, input, rows, inner, columns);
        COMPUTE.addTransposedProduct(a, g, weight, AT, rows, inner, columns);
        assertThat(product).as("product " + shape).isEqualTo(plainProduct);
        assertThat(started).as("product with a start " + shape).isEqualTo(plainStarted);
        assertThat(input).as("productTransposed " + shape).isEqualTo(plainInput);
        assertThat(weight).as("addTransposedProduct " + shape).isEqualTo(plainWeight);

        float[] panels = inPanels(b, inner, columns);
        COMPUTE.panelProduct(a, panels, AT, product, rows, inner, columns);
        COMPUTE.panelProduct(a, panels, AT, start, 2, started, rows, inner, columns);
        COMPUTE.panelProductTransposed(g, panels, AT, input, rows, inner, columns);
        COMPUTE.addTransposedPanelProduct(a, g, weightInPanels, AT, rows, inner, columns);
        assertThat(product).as("panelProduct " + shape).isEqualTo(plainProduct);
        assertThat(started).as("panelProduct with a start " + shape).isEqualTo(plainStarted);
        assertThat(input).as("panelProductTransposed " + shape).isEqualTo(plainInput);
        assertThat(weightInPanels)
                .as("addTransposedPanelProduct " + shape)
                .isEqualTo(inPanels(plainWeight, inner, columns));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16, 17, 64, 65})
    void gatesPassWhatIsAboveZeroAlsoInPlace(int count) {
        float[] x = normals(count);
        float[] g = normals(count);
        float[] odd = {0, -0.0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE};
        for (int i = 0; i < count; i++) {
            x[i] = i % 3 == 0 ? odd[i / 3 % odd.length] : x[i];
            g[i] = i % 5 == 0 ? odd[i / 5 % odd.length] : g[i];
        }
        float[] due = new float[count];
        for (int i = 0; i < count; i++) {
            due[i] = Float.isNaN(x[i]) || Float.isNaN(g[i]) ? Float.NaN : x[i] > 0 ? g[i] : 0;
        }
        float[] apart = normals(count);
        float[] overX = x.clone();
        float[] overG = g.clone();
        COMPUTE.gate(g, x, apart, count);
        COMPUTE.gate(g, overX, overX, count);
        COMPUTE.gate(overG, x, overG, count);
        for (float[] gated : new float[][] {apart, overX, overG}) {
            for (int i = 0; i < count; i++) {
                gated[i] += 0.0f; // A zero may have either sign.
                due[i] += 0.0f;
            }
            assertThat(gated).isEqualTo(due);
        }
    }

    /** The same array with the matrix that starts at {@link #AT} as the provider stores it. */
    private static float[] inPanels(float[] values, int inner, int columns) {
        PanelLayout layout = PanelLayout.ofProvider(inner, columns);
        float[] stored = values.clone();
        if (layout != null) {
            layout.scatter(Arrays.copyOfRange(values, AT, AT + inner * columns), stored, AT);
        }
        return stored;
    }

    @Test
    void aRowHasTheSameBitsInEveryBatch() {
        float[] a = normals(9 * 33);
        float[] b = normals(33 * 17);
        float[] all = new float[9 * 17];
        COMPUTE.product(a, b, 0, all, 9, 33, 17);
        float[] one = new float[17];
        float[] row = new float[33];
        System.arraycopy(a, 4 * 33, row, 0, 33);
        COMPUTE.product(row, b, 0, one, 1, 33, 17);
        assertThat(one).isEqualTo(Arrays.copyOfRange(all, 4 * 17, 5 * 17));
    }

    @Test
    void columnFiguresAreThoseOfTheirFormulas() {
        int rows = 6;
        for (int columns : WIDTHS) {
            float[] x = normals(rows * columns);
            float[] sums = normals(columns);
            float[] added = normals(AT + columns);
            float[] addedBefore = added.clone();
            float[] means = normals(columns);
            float[] variances = normals(columns);
            COMPUTE.columnSums(x, sums, rows, columns);
            COMPUTE.addColumnSums(x, added, AT, rows, columns);
            COMPUTE.columnMeans(x, means, rows, columns);
            COMPUTE.columnVariances(x, means, variances, rows, columns);
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                double squares = 0;
                for (int r = 0; r < rows; r++) {
                    sum += x[r * columns + j];
                }
                for (int r = 0; r < rows; r++) {
                    squares += Math.pow(x[r * columns + j] - sum / rows, 2);
                }
                assertThat((double) sums[j]).isCloseTo(sum, within(1e-5));
                assertThat((double) added[AT + j]).isCloseTo(addedBefore[AT + j] + sum, within(1e-5));
                assertThat((double) means[j]).isCloseTo(sum / rows, within(1e-5));
                assertThat((double) variances[j]).isCloseTo(squares / rows, within(1e-5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 16, 40})
    void columnFiguresHaveTheBitsOfThePlainLoops(int rows) {
        Compute plain = new ScalarCompute();
        for (int columns : WIDTHS) {
            float[] x = normals(rows * columns);
            float[] added = normals(AT + columns + 2);
            float[] plainAdded = added.clone();
            float[] means = new float[columns];
            float[] plainMeans = new float[columns];
            float[] variances = new float[columns];
            float[] plainVariances = new float[columns];
            COMPUTE.addColumnSums(x, added, AT, rows, columns);
            COMPUTE.columnMeans(x, means, rows, columns);
            COMPUTE.columnVariances(x, means, variances, rows, columns);
            plain.addColumnSums(x, plainAdded, AT, rows, columns);
            plain.columnMeans(x, plainMeans, rows, columns);
            plain.columnVariances(x, plainMeans, plainVariances, rows, columns);
            assertThat(added).isEqualTo(plainAdded);
            assertThat(means).isEqualTo(plainMeans);
            assertThat(variances).isEqualTo(plainVariances);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 40})
    void normalizedColumnsAreThoseOfTheFormulasForAllProviders(int rows) {
        for (int columns : new int[] {1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 130, Panel.WIDTH + 9}) {
            checkNormalization(COMPUTE, rows, columns);
            checkNormalization(new ScalarCompute(), rows, columns);
        }
    }

    private void checkNormalization(Compute compute, int rows, int columns) {
        float[] x = normals(rows * columns);
        float[] g = normals(rows * columns);
        float[] means = normals(columns);
        float[] inverses = normals(columns);
        float[] scale = normals(AT + columns);
        float[] shift = normals(3 + columns);
        float[] y = new float[rows * columns];
        float[] scaled = x.clone();
        float[] sums = normals(columns);
        float[] added = normals(AT + columns);
        float[] gradient = new float[rows * columns];
        float[] gradientSums = normals(columns);
        float[] plainY = new float[rows * columns];
        float[] plainScaled = new float[rows * columns];
        float[] plainSums = new float[columns];
        float[] plainAdded = added.clone();
        float[] plainGradient = new float[rows * columns];
        for (int i = 0; i < rows * columns; i++) {
            int j = i % columns;
            float standardized = (x[i] - means[j]) * inverses[j];
            plainY[i] = standardized * scale[AT + j] + shift[3 + j];
            plainScaled[i] = x[i] * scale[AT + j] + shift[3 + j];
            plainSums[j] += g[i] * standardized;
            plainAdded[AT + j] += g[i] * standardized;
        }
        for (int i = 0; i < rows * columns; i++) {
            int j = i % columns;
            float through = gradientSums[j] / rows + (x[i] - means[j]) * inverses[j] * (plainSums[j] / rows);
            plainGradient[i] = scale[AT + j] * inverses[j] * (g[i] - through);
        }
        compute.normalizeColumns(x, means, inverses, scale, AT, shift, 3, y, rows, columns);
        compute.scaleAndShiftColumns(scaled, scale, AT, shift, 3, scaled, rows, columns);
        compute.standardizedSums(g, x, means, inverses, sums, rows, columns);
        compute.addStandardizedSums(g, x, means, inverses, added, AT, rows, columns);
        compute.normalizeColumnsGradient(g, x, means, inverses, scale, AT, sums, gradientSums, gradient, rows, columns);
        assertThat(y).isEqualTo(plainY);
        assertThat(scaled).isEqualTo(plainScaled);
        assertThat(sums).isEqualTo(plainSums);
        assertThat(added).isEqualTo(plainAdded);
        assertThat(gradient).isEqualTo(plainGradient);
    }

    @Test
    void dropoutMasksAreTheSameForAllProviders() {
        for (int count : WIDTHS) {
            float[] mask = normals(count + 1);
            float[] plain = mask.clone();
            COMPUTE.dropoutMask(mask, count, 0x123456789ABCDEFL, 0.3f);
            new ScalarCompute().dropoutMask(plain, count, 0x123456789ABCDEFL, 0.3f);
            assertThat(mask).isEqualTo(plain);
        }
    }

    @Test
    void runningFiguresKeepTheShareOfMomentumAndTheUnbiasedVariance() {
        float[] statistics = {9, 1, 2, 4};
        COMPUTE.updateRunningMean(statistics, 1, new float[] {11}, 0.9f, 1);
        COMPUTE.updateRunningVariance(statistics, 3, new float[] {2}, 0.9f, 5, 1);
        assertThat(statistics[0]).isEqualTo(9);
        assertThat(statistics[1]).isCloseTo(2.0f, within(1e-6f));
        assertThat(statistics[2]).isEqualTo(2);
        assertThat(statistics[3]).isCloseTo(3.6f + 0.1f * 2 * 5 / 4, within(1e-6f));
    }

    @Test
    void dropoutMaskFollowsTheDocumentedFormula() {
        long key = 0x123456789ABCDEFL;
        float rate = 0.3f;
        float[] mask = new float[5000];
        COMPUTE.dropoutMask(mask, mask.length, key, rate);
        for (int i = 0; i < mask.length; i++) {
            int x = i * 0x9E3779B9 + (int) key;
            x = (x ^ (x >>> 16)) * 0x85EBCA6B;
            x = (x ^ (x >>> 13) ^ (int) (key >>> 32)) * 0xC2B2AE35;
            x = x ^ (x >>> 16);
            boolean kept = (x >>> 8) >= 5033165;
            assertThat(mask[i]).isEqualTo(kept ? 1 / (1 - rate) : 0);
        }
    }

    @Test
    void dropoutDropsItsShareIndependentlyOfNeighborsAndKeys() {
        int count = 200_000;
        float[] mask = new float[count];
        float[] other = new float[count];
        COMPUTE.dropoutMask(mask, count, 42, 0.2f);
        COMPUTE.dropoutMask(other, count, 43, 0.2f);
        int dropped = 0;
        int pairs = 0;
        int both = 0;
        for (int i = 0; i < count; i++) {
            dropped += mask[i] == 0 ? 1 : 0;
            pairs += i > 0 && mask[i] == 0 && mask[i - 1] == 0 ? 1 : 0;
            both += mask[i] == 0 && other[i] == 0 ? 1 : 0;
        }
        // Five standard deviations of a binomial count.
        assertThat((double) dropped).isCloseTo(0.2 * count, within(5 * Math.sqrt(0.16 * count)));
        assertThat((double) pairs).isCloseTo(0.04 * count, within(7 * Math.sqrt(0.04 * count)));
        assertThat((double) both).isCloseTo(0.04 * count, within(5 * Math.sqrt(0.04 * count)));
    }

    @Test
    void dropoutOfRateZeroKeepsAll() {
        float[] mask = new float[100];
        COMPUTE.dropoutMask(mask, 100, 1, 0);
        assertThat(mask).containsOnly(1.0f);
    }

    @Test
    void softmaxAndItsLossesAreThoseOfTheirFormulas() {
        int rows = 3;
        for (int columns : WIDTHS) {
            float[] logits = normals(rows * columns);
            float[] targets = new float[rows * columns];
            int[] labels = new int[rows];
            float[] factors = normals(rows);
            for (int i = 0; i < targets.length; i++) {
                targets[i] = random.nextFloat();
            }
            for (int r = 0; r < rows; r++) {
                labels[r] = random.nextInt(columns);
            }
            float[] probabilities = new float[rows * columns];
            float[] sparse = new float[rows];
            float[] dense = new float[rows];
            float[] sparseGradient = new float[rows * columns];
            float[] denseGradient = new float[rows * columns];
            COMPUTE.softmax(logits, probabilities, rows, columns);
            COMPUTE.sparseSoftmaxCrossEntropy(logits, labels, sparse, rows, columns);
            COMPUTE.softmaxCrossEntropy(logits, targets, dense, rows, columns);
            COMPUTE.sparseSoftmaxCrossEntropyGradient(logits, labels, factors, sparseGradient, rows, columns);
            COMPUTE.softmaxCrossEntropyGradient(logits, targets, factors, denseGradient, rows, columns);
            for (int r = 0; r < rows; r++) {
                double sum = 0;
                double total = 0;
                for (int j = r * columns; j < (r + 1) * columns; j++) {
                    sum += Math.exp(logits[j]);
                    total += targets[j];
                }
                double loss = 0;
                for (int j = 0; j < columns; j++) {
                    int i = r * columns + j;
                    double p = Math.exp(logits[i]) / sum;
                    loss += targets[i] * (Math.log(sum) - logits[i]);
                    assertThat((double) probabilities[i]).isCloseTo(p, within(1e-6));
                    assertThat((double) sparseGradient[i])
                            .isCloseTo(factors[r] * (p - (j == labels[r] ? 1 : 0)), within(2e-6));
                    assertThat((double) denseGradient[i])
                            .isCloseTo(factors[r] * (total * p - targets[i]), within(2e-5));
                }
                assertThat((double) sparse[r]).isCloseTo(Math.log(sum) - logits[r * columns + labels[r]], within(3e-6));
                assertThat((double) dense[r]).isCloseTo(loss, within(1e-5 * (1 + loss)));
            }
        }
    }

    @Test
    void softmaxIsStableAndMayOverwriteItsArgument() {
        float[] values = {1000, 1000, -1000, 0, 0, 0};
        COMPUTE.softmax(values, values, 2, 3);
        assertThat(values).containsExactly(0.5f, 0.5f, 0, 1 / 3f, 1 / 3f, 1 / 3f);
    }

    @Test
    void logSoftmaxIsStableAndMayOverwriteItsArgument() {
        float[] values = {1000, -1000, 1000, 20, 0, 0};
        COMPUTE.logSoftmax(values, values, 2, 3);
        float half = (float) Math.log(0.5);
        assertThat(values).startsWith(half, -2000 + half, half);
        assertThat((double) values[3]).isCloseTo(-Math.log1p(2 * Math.exp(-20)), within(1e-15));
        assertThat((double) values[4]).isCloseTo(-20, within(1e-5));
    }

    @Test
    void gradientsOfSoftmaxesAreThoseOfTheirJacobians() {
        for (int columns : new int[] {1, 2, 7, 8, 33}) {
            int rows = 3;
            float[] logits = normals(rows * columns);
            float[] g = normals(rows * columns);
            float[] softmax = new float[rows * columns];
            float[] logSoftmax = new float[rows * columns];
            float[] gradient = new float[rows * columns];
            float[] logGradient = new float[rows * columns];
            COMPUTE.softmax(logits, softmax, rows, columns);
            COMPUTE.logSoftmax(logits, logSoftmax, rows, columns);
            COMPUTE.softmaxGradient(softmax, g, gradient, rows, columns);
            COMPUTE.logSoftmaxGradient(logSoftmax, g, logGradient, rows, columns);
            for (int i = 0; i < rows * columns; i++) {
                int from = i / columns * columns;
                double due = 0;
                double logDue = 0;
                for (int j = from; j < from + columns; j++) {
                    double same = i == j ? 1 : 0;
                    due += g[j] * softmax[j] * (same - softmax[i]);
                    logDue += g[j] * (same - softmax[i]);
                }
                assertThat((double) gradient[i]).isCloseTo(due, within(2e-6));
                assertThat((double) logGradient[i]).isCloseTo(logDue, within(2e-5));
            }
        }
    }

    @Test
    void gradientsOfSoftmaxesStayFiniteFarOut() {
        float[] values = {1000, -1000};
        float[] logValues = new float[2];
        COMPUTE.logSoftmax(values, logValues, 1, 2);
        COMPUTE.softmax(values, values, 1, 2);
        float[] gradient = new float[2];
        COMPUTE.softmaxGradient(values, new float[] {3, 5}, gradient, 1, 2);
        assertThat(gradient).containsExactly(0, 0);
        COMPUTE.logSoftmaxGradient(logValues, new float[] {3, 5}, gradient, 1, 2);
        assertThat(gradient).containsExactly(-5, 5);
    }

    @Test
    void discrepancyOfABatchWithItselfIsNothing() {
        float[] x = normals(20);
        float[] weights = {1, 1, 0, 0.5f, 2};
        float[] discrepancy = {7};
        COMPUTE.discrepancy(x, x, weights, discrepancy, 1.5f, 5, 4);
        assertThat((double) discrepancy[0]).isCloseTo(0, within(1e-15));
        float[] gradient = new float[20];
        COMPUTE.discrepancyGradient(x, x, weights, weights, gradient, 1.5f, 5, 4);
        assertThat(gradient).containsOnly(0);
    }

    @Test
    void discrepancyOfTwoRowsIsThatOfTheirDistance() {
        float[] discrepancy = new float[1];
        float[] one = {1};
        COMPUTE.discrepancy(new float[] {3, 0}, new float[] {0, 4}, one, discrepancy, 5, 1, 2);
        double kernel = Math.exp(-0.5);
        assertThat((double) discrepancy[0]).isCloseTo(2 - 2 * kernel, within(1e-7));
        float[] gradient = new float[2];
        COMPUTE.discrepancyGradient(new float[] {3, 0}, new float[] {0, 4}, one, new float[] {2}, gradient, 5, 1, 2);
        assertThat((double) gradient[0]).isCloseTo(2 * 2 * 3 * kernel / 25, within(1e-7));
        assertThat((double) gradient[1]).isCloseTo(-2 * 2 * 4 * kernel / 25, within(1e-7));
    }

    @Test
    void rowsWithoutWeightDoNotCountInADiscrepancy() {
        float[] discrepancy = new float[1];
        float[] without = new float[1];
        COMPUTE.discrepancy(
                new float[] {3, 99, 1}, new float[] {0, -7, 2}, new float[] {1, 0, 1}, discrepancy, 2, 3, 1);
        COMPUTE.discrepancy(new float[] {3, 1}, new float[] {0, 2}, new float[] {1, 1}, without, 2, 2, 1);
        assertThat((double) discrepancy[0] * 9).isCloseTo(without[0] * 4.0, within(1e-6));
    }

    @Test
    void crossEntropyOfASureRightPredictionKeepsItsDigits() {
        float[] loss = new float[1];
        COMPUTE.sparseSoftmaxCrossEntropy(new float[] {20, 0}, new int[] {0}, loss, 1, 2);
        assertThat((double) loss[0]).isCloseTo(Math.log1p(Math.exp(-20)), within(1e-15));
    }

    @Test
    void weightedSumAccumulatesInDouble() {
        float[] values = {1, 1e-9f, 3, 4};
        assertThat(COMPUTE.weightedSum(values, new float[] {2, -1}, 2, 2)).isEqualTo(2 * (1 + (double) 1e-9f) - 7);
    }

    @Test
    void oneHotOverwrites() {
        float[] values = {7, 7, 7, 7, 7, 7, 7};
        COMPUTE.oneHot(new int[] {2, 0}, values, 2, 3);
        assertThat(values).containsExactly(0, 0, 1, 1, 0, 0, 7);
    }

    @Test
    void divisorIsASumThatCanDivide() {
        float[] divisor = new float[1];
        COMPUTE.divisor(new float[] {16777216, 1, 1, 9}, divisor, 3);
        assertThat(divisor).containsExactly(16777218);
        COMPUTE.divisor(new float[] {0, 0, 9}, divisor, 2);
        assertThat(divisor).containsExactly(1);
    }

    @Test
    void weightedMeansAreDividedSums() {
        float[] mean = new float[1];
        float[] values = {1, 2, 3, 4, 100};
        COMPUTE.weightedMean(values, new float[] {1, -3}, mean, 2, 2);
        assertThat(mean).containsExactly((3 - 21) / 4f);
        COMPUTE.weightedMeanOver(values, new float[] {1, -3}, new float[] {3}, mean, 2, 2);
        assertThat(mean).containsExactly(-6);
    }

    private float[] normals(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
