// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import java.util.Random;
import org.gradwright.runtime.data.Dataset;

/** Rows whose label is the largest of their first five features. */
final class PerceptronData {
    private PerceptronData() {}

    static Dataset rows(int count) {
        Random random = new Random(5);
        float[] features = new float[count * 20];
        int[] labels = new int[count];
        for (int row = 0; row < count; row++) {
            for (int j = 0; j < 20; j++) {
                features[row * 20 + j] = (float) random.nextGaussian();
                if (j < 5 && features[row * 20 + j] > features[row * 20 + labels[row]]) {
                    labels[row] = j;
                }
            }
        }
        return PerceptronNetwork.data().features(features).species(labels).build();
    }
}
