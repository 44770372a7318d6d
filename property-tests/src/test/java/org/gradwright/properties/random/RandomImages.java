// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws layers on images {@code [rows, columns, channels]} and sequences {@code [steps, channels]}. */
final class RandomImages {
    private static final List<Integer> FILTERS = List.of(1, 2, 3, 4, 6, 8, 9, 17);

    /** Images are not enlarged to more values than this. */
    private static final int LARGEST = 400;

    /**
     * A layer.
     *
     * @param shape of its value, without the batch
     * @param keeps whether its values are those that it is given
     */
    record Layer(String annotation, List<Integer> shape, boolean keeps) {
        boolean weighted() {
            return annotation.contains("Conv");
        }
    }

    private final Random random;

    RandomImages(Random random) {
        this.random = random;
    }

    Layer draw(List<Integer> shape) {
        boolean image = shape.size() == 3;
        int kind = random.nextInt(100);
        if (kind < 10) {
            boolean max = random.nextBoolean();
            return new Layer(
                    max ? "@GlobalMaxPool" : "@GlobalAveragePool", shape.subList(shape.size() - 1, shape.size()), max);
        }
        if (kind < 35) {
            return pool(shape);
        }
        if (!image || kind < 65) {
            return convolution(shape, image ? "Conv2d" : "Conv1d");
        }
        if (kind < 75) {
            return convolution(shape, "DepthwiseConv2d");
        }
        if (kind < 85) {
            return convolution(shape, "SeparableConv2d");
        }
        return kind < 93 && size(shape) < LARGEST / 8 ? transposed(shape) : upsampled(shape);
    }

    private static int size(List<Integer> shape) {
        return shape.stream().reduce(1, (a, b) -> a * b);
    }

    private Layer upsampled(List<Integer> shape) {
        if (size(shape) > LARGEST / 6) {
            return pool(shape);
        }
        int down = 1 + random.nextInt(3);
        int across = 1 + random.nextInt(2);
        List<Integer> result = List.of(shape.get(0) * down, shape.get(1) * across, shape.get(2));
        return new Layer("@Upsample2d(factor = {" + down + ", " + across + "})", result, true);
    }

    /** Attributes for each axis. */
    private final class Drawn {
        private final List<Integer> kernel = new ArrayList<>();
        private final List<Integer> stride = new ArrayList<>();
        private final List<Integer> dilation = new ArrayList<>();
        private final List<Integer> pad = new ArrayList<>();
        private final List<Integer> extents = new ArrayList<>();
        private final int padding = random.nextInt(3);

        private Drawn(List<Integer> given, boolean pooling) {
            for (int extent : given) {
                int size = 1 + random.nextInt(padding == 0 ? 4 : Math.min(4, extent));
                int step = 1 + random.nextInt(3);
                int covered = size;
                dilation.add(1);
                if (!pooling && padding != 1 && random.nextInt(4) == 0) {
                    dilation.set(dilation.size() - 1, 2);
                    covered = 2 * size - 1;
                }
                int outside = padding == 2 ? random.nextInt(pooling ? size : 3) : 0;
                while (padding == 2 && extent + 2 * outside < covered) {
                    outside++;
                }
                kernel.add(size);
                stride.add(step);
                pad.add(outside);
                extents.add(padding == 0 ? (extent + step - 1) / step : (extent + 2 * outside - covered) / step + 1);
            }
        }

        private String text(boolean pooling) {
            String text = (pooling ? "size = " : "kernel = ") + numbers(kernel) + ", stride = " + numbers(stride);
            if (!pooling) {
                text += ", dilation = " + numbers(dilation);
            }
            return text
                    + switch (padding) {
                        case 0 -> ", padding = Padding.SAME";
                        case 1 -> ", padding = Padding.VALID";
                        default -> ", pad = " + numbers(pad);
                    };
        }
    }

    private static String numbers(List<Integer> numbers) {
        if (numbers.stream().distinct().count() == 1) {
            return numbers.get(0).toString();
        }
        return numbers.toString().replace('[', '{').replace(']', '}');
    }

    private Layer pool(List<Integer> shape) {
        boolean max = random.nextBoolean();
        List<Integer> axes = shape.subList(0, shape.size() - 1);
        Drawn drawn = new Drawn(axes, true);
        List<Integer> result = new ArrayList<>(drawn.extents);
        result.add(shape.get(shape.size() - 1));
        String kind = (max ? "@MaxPool" : "@AveragePool") + axes.size() + "d";
        return new Layer(kind + "(" + drawn.text(true) + ")", result, max);
    }

    private Layer convolution(List<Integer> shape, String kind) {
        int channels = shape.get(shape.size() - 1);
        Drawn drawn = new Drawn(shape.subList(0, shape.size() - 1), false);
        int filters = FILTERS.get(random.nextInt(FILTERS.size()));
        String text = "filters = " + filters;
        if (kind.equals("DepthwiseConv2d")) {
            int multiplier = 1 + random.nextInt(2);
            filters = channels * multiplier;
            text = "multiplier = " + multiplier;
        } else if (kind.equals("SeparableConv2d")) {
            text += ", multiplier = " + (1 + random.nextInt(2));
        } else if (random.nextInt(3) == 0) {
            int groups = channels % 4 == 0 && random.nextBoolean() ? 4 : channels;
            filters = groups * (1 + random.nextInt(2));
            text = "filters = " + filters + ", groups = " + groups;
        }
        List<Integer> result = new ArrayList<>(drawn.extents);
        result.add(filters);
        String bias = random.nextInt(4) == 0 ? ", bias = false" : "";
        return new Layer("@" + kind + "(" + text + ", " + drawn.text(false) + bias + ")", result, false);
    }

    private Layer transposed(List<Integer> shape) {
        int filters = 1 + random.nextInt(4);
        int padding = random.nextInt(3);
        List<Integer> kernel = new ArrayList<>();
        List<Integer> stride = new ArrayList<>();
        List<Integer> more = new ArrayList<>();
        List<Integer> pad = new ArrayList<>();
        List<Integer> result = new ArrayList<>();
        for (int extent : shape.subList(0, 2)) {
            int size = 1 + random.nextInt(3);
            int step = 1 + random.nextInt(2);
            int added = padding == 0 ? 0 : random.nextInt(step);
            int whole = (extent - 1) * step + size;
            int cut = padding == 2 ? random.nextInt((whole - 1) / 2 + 1) : 0;
            kernel.add(size);
            stride.add(step);
            more.add(added);
            pad.add(cut);
            result.add(padding == 0 ? extent * step : whole - 2 * cut + added);
        }
        result.add(filters);
        String text = "filters = " + filters + ", kernel = " + numbers(kernel) + ", stride = " + numbers(stride)
                + ", outputPadding = " + numbers(more)
                + switch (padding) {
                    case 0 -> "";
                    case 1 -> ", padding = Padding.VALID";
                    default -> ", pad = " + numbers(pad);
                };
        return new Layer("@ConvTranspose2d(" + text + ")", result, false);
    }
}
