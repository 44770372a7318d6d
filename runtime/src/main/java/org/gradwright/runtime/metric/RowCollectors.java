// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import java.util.Arrays;
import org.gradwright.runtime.data.Schema.Column;
import org.gradwright.runtime.data.Schema.Kind;

/** The ways in which figures need the rows of a data set. */
final class RowCollectors {
    /** Classes, each of which a row either is of or not. */
    static final RowCollector<ConfusionMatrix> CLASSES = new RowCollector<>() {
        @Override
        public ConfusionMatrix start(Column target, String metric) {
            return new ConfusionMatrix(ClassColumn.classes(target, metric));
        }

        @Override
        public void add(ConfusionMatrix collected, OutputRows rows) {
            for (int row = 0; row < rows.rows(); row++) {
                collected.add(rows.actualClass(row), rows.predictedClass(row));
            }
        }
    };

    /** Labels, each of which a row carries or not. */
    static final RowCollector<LabelCounts> LABELS = new RowCollector<>() {
        @Override
        public LabelCounts start(Column target, String metric) {
            if (target.kind() != Kind.PROBABILITIES) {
                throw new IllegalArgumentException(metric + " needs probabilities of labels, each on its own, but '"
                        + target.name() + "' is of another kind: " + target);
            }
            return new LabelCounts(target.width());
        }

        @Override
        public void add(LabelCounts collected, OutputRows rows) {
            boolean[] actual = new boolean[collected.labels()];
            boolean[] predicted = new boolean[collected.labels()];
            for (int row = 0; row < rows.rows(); row++) {
                copyLabels(rows, row, actual);
                for (int label = 0; label < predicted.length; label++) {
                    predicted[label] = rows.prediction(row, label) >= 0.5;
                }
                collected.add(actual, predicted);
            }
        }
    };

    /** Classes or labels, whichever the target tells. */
    static final RowCollector<AveragedCounts> COUNTS = new RowCollector<>() {
        @Override
        public AveragedCounts start(Column target, String metric) {
            return tellsLabels(target) ? LABELS.start(target, metric) : CLASSES.start(target, metric);
        }

        @Override
        public void add(AveragedCounts collected, OutputRows rows) {
            if (collected instanceof LabelCounts labels) {
                LABELS.add(labels, rows);
            } else if (collected instanceof ConfusionMatrix classes) {
                CLASSES.add(classes, rows);
            }
        }
    };

    /** The scores of classes or labels. */
    static final RowCollector<OneVersusRest> SCORES = new RowCollector<>() {
        @Override
        public OneVersusRest start(Column target, String metric) {
            if (target.kind() == Kind.PROBABILITIES) {
                return OneVersusRest.ofLabels(target.width());
            }
            return OneVersusRest.ofClasses(ClassColumn.classes(target, metric));
        }

        @Override
        public void add(OneVersusRest collected, OutputRows rows) {
            boolean[] actual = new boolean[collected.columns()];
            double[] scores = new double[collected.columns()];
            for (int row = 0; row < rows.rows(); row++) {
                rows.copyPrediction(row, scores);
                if (rows.column().kind() == Kind.PROBABILITIES) {
                    copyLabels(rows, row, actual);
                    collected.add(actual, scores);
                } else {
                    collected.add(rows.actualClass(row), scores);
                }
            }
        }
    };

    /** The probabilities of classes. */
    static final RowCollector<ClassProbabilities> PROBABILITIES = new RowCollector<>() {
        @Override
        public ClassProbabilities start(Column target, String metric) {
            return new ClassProbabilities(ClassColumn.classes(target, metric));
        }

        @Override
        public void add(ClassProbabilities collected, OutputRows rows) {
            double[] probabilities = new double[Math.max(2, rows.width())];
            for (int row = 0; row < rows.rows(); row++) {
                rows.copyProbabilities(row, probabilities);
                collected.add(rows.actualClass(row), probabilities);
            }
        }
    };

    private RowCollectors() {}

    /** The probability of class 1 of two, or of the most probable one of more classes. */
    static RowCollector<Calibration> calibration(int bins) {
        return new RowCollector<>() {
            @Override
            public Calibration start(Column target, String metric) {
                ClassColumn.classes(target, metric);
                return new Calibration(bins);
            }

            @Override
            public void add(Calibration collected, OutputRows rows) {
                for (int row = 0; row < rows.rows(); row++) {
                    int place = rows.width() > 2 ? rows.predictedClass(row) : rows.width() - 1;
                    int positive = rows.width() > 2 ? place : 1;
                    collected.add(rows.prediction(row, place), rows.actualClass(row) == positive);
                }
            }
        };
    }

    /** The errors of each number. */
    static RowCollector<RegressionErrors[]> errors(boolean median) {
        return new RowCollector<>() {
            @Override
            public RegressionErrors[] start(Column target, String metric) {
                if (!target.isTarget() || target.kind() == Kind.LABELS) {
                    throw new IllegalArgumentException(metric + " needs a target of numbers, but '" + target.name()
                            + (target.isTarget() ? "' holds a class a row" : "' is an input"));
                }
                RegressionErrors[] errors = new RegressionErrors[target.width()];
                Arrays.setAll(errors, i -> median ? RegressionErrors.withMedian() : RegressionErrors.streaming());
                return errors;
            }

            @Override
            public void add(RegressionErrors[] collected, OutputRows rows) {
                if (rows.width() != collected.length) {
                    throw new IllegalArgumentException("'" + rows.column().name() + "' predicts " + rows.width()
                            + " numbers a row for a target of " + collected.length
                            + ", so that they have no errors number by number");
                }
                for (int row = 0; row < rows.rows(); row++) {
                    float[] target = rows.target(row);
                    for (int place = 0; place < target.length; place++) {
                        collected[place].add(target[place], rows.prediction(row, place));
                    }
                }
            }
        };
    }

    private static boolean tellsLabels(Column target) {
        return target.kind() == Kind.PROBABILITIES && target.width() > 1;
    }

    private static void copyLabels(OutputRows rows, int row, boolean[] to) {
        float[] target = rows.target(row);
        for (int label = 0; label < to.length; label++) {
            to[label] = target[label] >= 0.5f;
        }
    }
}
