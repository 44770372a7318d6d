// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.gradwright.check.TwinModel.Block;
import org.jspecify.annotations.Nullable;

/** Compares the gradients of one network with differences of its loss. */
final class Comparison {
    private static final double HALF_UNIT = 0x1p-53;

    private final TwinModel model;
    private final double tolerance;
    private final List<Block> blocks;
    private final double largest;
    private final double leastNoise;

    Comparison(TwinModel model, double tolerance) {
        this.model = model;
        this.tolerance = tolerance;
        blocks = model.blocks();
        double loss = model.loss();
        if (!Double.isFinite(loss)) {
            throw new IllegalArgumentException(
                    "the loss is " + loss + " on the batch drawn; draw its columns from what the"
                            + " network takes, as in .draw(\"column\", random -> random.nextDouble())");
        }
        largest = blocks.stream()
                .flatMapToDouble(block -> Arrays.stream(block.gradient))
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        leastNoise = HALF_UNIT * (Math.abs(loss) + largest);
    }

    /** How many numbers have a gradient. */
    int size() {
        return blocks.stream().mapToInt(block -> block.values.length).sum();
    }

    /** Compares every number. */
    List<GradientReport.Part> full() {
        return blocks.stream().map(this::everyNumber).toList();
    }

    /** Compares slopes along random directions within each parameter and input. */
    List<GradientReport.Part> directional(int directions, RandomGenerator random) {
        return blocks.stream()
                .map(block -> someDirections(block, directions, random))
                .toList();
    }

    private GradientReport.Part everyNumber(Block block) {
        Tally tally = new Tally(block);
        double noise = noise(block);
        for (int i = 0; i < block.values.length; i++) {
            tally.add(number(block, i, noise), i);
        }
        return tally.part();
    }

    private GradientReport.Part someDirections(Block block, int directions, RandomGenerator random) {
        Tally tally = new Tally(block);
        double noise = noise(block);
        for (int i = 0; i < directions; i++) {
            double[] direction = direction(block.values.length, random);
            Measured measured = along(block, direction, 0, direction.length, noise);
            int place = isWrong(measured) ? locate(block, direction, noise) : -1;
            Measured at = place < 0 ? measured : number(block, place, noise);
            // One wrong number may be hard to see alone; then the direction itself is what is wrong.
            tally.add(isWrong(at) ? at : measured, isWrong(at) ? place : -1);
        }
        return tally.part();
    }

    /** The number that halving the direction again and again leads to, always into the half that is more wrong. */
    private int locate(Block block, double[] direction, double noise) {
        int from = 0;
        int to = direction.length;
        while (to - from > 1) {
            int middle = (from + to) >>> 1;
            double left = along(block, direction, from, middle, noise).difference();
            double right = along(block, direction, middle, to, noise).difference();
            if (left >= right) {
                to = middle;
            } else {
                from = middle;
            }
        }
        return from;
    }

    private static double[] direction(int length, RandomGenerator random) {
        double[] direction = random.doubles(length, -1, 1).toArray();
        double norm = Math.sqrt(Arrays.stream(direction).map(x -> x * x).sum());
        Arrays.setAll(direction, i -> direction[i] / norm);
        return direction;
    }

    /** How far rounding moves the loss when the numbers of a block are moved: never thought to be less than half a unit. */
    private double noise(Block block) {
        double[] direction = new double[block.values.length];
        Arrays.setAll(direction, i -> (i % 2 == 0 ? 1 : -1) / Math.sqrt(direction.length));
        double measured = Rounding.of(line(block, direction, 0, direction.length));
        block.set(block.values);
        return Math.max(leastNoise, measured);
    }

    private Measured number(Block block, int i, double noise) {
        double[] unit = new double[block.values.length];
        unit[i] = 1;
        Slope.Line line = line(block, unit, i, i + 1);
        return measure(block, block.gradient[i], line, Math.max(0.1, Math.abs(block.values[i])), noise);
    }

    private Measured along(Block block, double[] direction, int from, int to, double noise) {
        double generated = 0;
        for (int i = from; i < to; i++) {
            generated += block.gradient[i] * direction[i];
        }
        return measure(block, generated, line(block, direction, from, to), 1, noise);
    }

    /** The loss where some numbers of a block are moved along a direction. */
    private Slope.Line line(Block block, double[] direction, int from, int to) {
        double[] moved = block.values.clone();
        return t -> {
            for (int i = from; i < to; i++) {
                moved[i] = block.values[i] + t * direction[i];
            }
            block.set(moved);
            return model.point(block);
        };
    }

    private Measured measure(Block block, double generated, Slope.Line line, double size, double noise) {
        Slope slope = Slope.measure(line, size, noise, tolerance, Relative.scale(0, 0, largest));
        String choice = slope.kind() == Slope.Kind.KINK
                ? model.differentChoice(() -> line.at(0), () -> line.at(slope.crossing()))
                : "";
        block.set(block.values);
        double scale = Relative.scale(generated, slope.value(), largest);
        double allowed = slope.rounding() > tolerance * scale / 8 ? slope.rounding() : 0;
        double difference = Math.max(0, Math.abs(generated - slope.value()) - allowed);
        double error = difference == 0 ? 0 : difference / scale;
        boolean rough = slope.rounding() > tolerance * scale;
        return new Measured(slope, choice, generated, Double.isFinite(error) ? error : Double.POSITIVE_INFINITY, rough);
    }

    private boolean isWrong(Measured measured) {
        return measured.slope.kind() == Slope.Kind.SMOOTH && measured.error > tolerance;
    }

    private record Measured(Slope slope, String choice, double generated, double error, boolean rough) {
        /** How far the gradient is off; at a kink nothing speaks against it. */
        double difference() {
            double difference = slope.kind() == Slope.Kind.KINK ? 0 : Math.abs(generated - slope.value());
            return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
        }
    }

    /** Counts what was measured in one block. */
    private final class Tally {
        private final Block block;
        private int compared;
        private int rough;
        private int wrong;
        private int kinks;
        private int unresolved;
        private final List<GradientReport.LeftOut> leftOut = new ArrayList<>();
        private @Nullable GradientDifference worst;

        Tally(Block block) {
            this.block = block;
        }

        /** Counts what was measured at a number, or at -1 along a direction. */
        void add(Measured measured, int place) {
            List<Integer> index = place < 0 ? List.of() : GradientDifference.indexOf(place, block.shape);
            kinks += measured.slope.crossing() == 0 ? 0 : 1;
            switch (measured.slope.kind()) {
                case KINK -> leftOut.add(new GradientReport.LeftOut(block.name, index, measured.choice));
                case UNRESOLVED -> unresolved++;
                case SMOOTH -> {
                    compared++;
                    rough += measured.rough ? 1 : 0;
                    wrong += isWrong(measured) ? 1 : 0;
                    if (worst == null || measured.error > worst.error()) {
                        worst = new GradientDifference(
                                block.name, index, measured.generated, measured.slope.value(), measured.error);
                    }
                }
            }
        }

        GradientReport.Part part() {
            return new GradientReport.Part(
                    block.name,
                    Arrays.stream(block.shape).boxed().toList(),
                    block.input,
                    compared,
                    rough,
                    wrong,
                    kinks,
                    leftOut,
                    unresolved,
                    Optional.ofNullable(worst));
        }
    }
}
