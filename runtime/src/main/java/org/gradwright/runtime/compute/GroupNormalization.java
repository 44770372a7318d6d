// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/**
 * Normalization by groups of channels. A sum over a group runs place by place; within a place it has four parts, of every
 * fourth channel each, so that four additions are under way at once.
 */
final class GroupNormalization {
    private GroupNormalization() {}

    static void means(float[] x, float[] means, int rows, int places, int channels, int groups) {
        int width = channels / groups;
        for (int k = 0; k < rows * groups; k++) {
            int first = first(k, places, channels, groups);
            float sum = 0;
            for (int p = 0; p < places; p++) {
                sum += sum(x, first + p * channels, width);
            }
            means[k] = sum / (places * width);
        }
    }

    static void inverseDeviations(
            float[] x, float[] means, float[] inverses, float epsilon, int rows, int places, int channels, int groups) {
        int width = channels / groups;
        for (int k = 0; k < rows * groups; k++) {
            int first = first(k, places, channels, groups);
            float sum = 0;
            for (int p = 0; p < places; p++) {
                sum += squares(x, first + p * channels, width, means[k]);
            }
            inverses[k] = 1.0f / (float) Math.sqrt(sum / (places * width) + epsilon);
        }
    }

    static void inverseRoots(
            float[] x, float[] inverses, float epsilon, int rows, int places, int channels, int groups) {
        int width = channels / groups;
        for (int k = 0; k < rows * groups; k++) {
            int first = first(k, places, channels, groups);
            float sum = 0;
            for (int p = 0; p < places; p++) {
                sum += squares(x, first + p * channels, width, 0);
            }
            inverses[k] = 1.0f / (float) Math.sqrt(sum / (places * width) + epsilon);
        }
    }

    static void standardize(
            float[] x, float[] means, float[] inverses, float[] h, int rows, int places, int channels, int groups) {
        int width = channels / groups;
        for (int k = 0; k < rows * groups; k++) {
            int first = first(k, places, channels, groups);
            float mean = means[k];
            float inverse = inverses[k];
            for (int p = 0; p < places; p++) {
                int from = first + p * channels;
                for (int j = from; j < from + width; j++) {
                    h[j] = (x[j] - mean) * inverse;
                }
            }
        }
    }

    static void scale(float[] x, float[] inverses, float[] h, int rows, int places, int channels, int groups) {
        int width = channels / groups;
        for (int k = 0; k < rows * groups; k++) {
            int first = first(k, places, channels, groups);
            float inverse = inverses[k];
            for (int p = 0; p < places; p++) {
                int from = first + p * channels;
                for (int j = from; j < from + width; j++) {
                    h[j] = x[j] * inverse;
                }
            }
        }
    }

    static void gradient(
            float[] g,
            float[] h,
            float[] inverses,
            float[] gradient,
            int rows,
            int places,
            int channels,
            int groups,
            boolean centered) {
        int width = channels / groups;
        for (int k = 0; k < rows * groups; k++) {
            int first = first(k, places, channels, groups);
            float sum = 0;
            float products = 0;
            for (int p = 0; p < places; p++) {
                int from = first + p * channels;
                sum += centered ? sum(g, from, width) : 0;
                products += products(g, h, from, width);
            }
            float mean = sum / (places * width);
            float slope = products / (places * width);
            float inverse = inverses[k];
            for (int p = 0; p < places; p++) {
                int from = first + p * channels;
                for (int j = from; j < from + width; j++) {
                    gradient[j] = inverse * (g[j] - mean - h[j] * slope);
                }
            }
        }
    }

    /** Where the first value of group {@code k}, counted over all rows, lies. */
    private static int first(int k, int places, int channels, int groups) {
        return k / groups * places * channels + k % groups * (channels / groups);
    }

    private static float sum(float[] x, int from, int count) {
        float one = 0;
        float two = 0;
        float three = 0;
        float four = 0;
        int end = from + count;
        int j = from;
        for (; j < end - 3; j += 4) {
            one += x[j];
            two += x[j + 1];
            three += x[j + 2];
            four += x[j + 3];
        }
        for (; j < end; j++) {
            one += x[j];
        }
        return (one + two) + (three + four);
    }

    private static float squares(float[] x, int from, int count, float mean) {
        float one = 0;
        float two = 0;
        float three = 0;
        float four = 0;
        int end = from + count;
        int j = from;
        for (; j < end - 3; j += 4) {
            one += (x[j] - mean) * (x[j] - mean);
            two += (x[j + 1] - mean) * (x[j + 1] - mean);
            three += (x[j + 2] - mean) * (x[j + 2] - mean);
            four += (x[j + 3] - mean) * (x[j + 3] - mean);
        }
        for (; j < end; j++) {
            one += (x[j] - mean) * (x[j] - mean);
        }
        return (one + two) + (three + four);
    }

    private static float products(float[] g, float[] h, int from, int count) {
        float one = 0;
        float two = 0;
        float three = 0;
        float four = 0;
        int end = from + count;
        int j = from;
        for (; j < end - 3; j += 4) {
            one += g[j] * h[j];
            two += g[j + 1] * h[j + 1];
            three += g[j + 2] * h[j + 2];
            four += g[j + 3] * h[j + 3];
        }
        for (; j < end; j++) {
            one += g[j] * h[j];
        }
        return (one + two) + (three + four);
    }
}
