// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.overfitting;

import java.util.List;
import java.util.Locale;
import org.gradwright.runtime.training.Epoch;

/**
 * How one training went.
 *
 * @param name what was done against overfitting
 * @param images how many images it learned from
 * @param history its epochs
 * @param trainingLoss the loss on those images, with the weights that are kept
 * @param testLoss the loss on images that it has never seen
 * @param testAccuracy the share of them that it reads rightly
 */
record Attempt(
        String name, int images, List<Epoch> history, double trainingLoss, double testLoss, double testAccuracy) {
    static String header() {
        return String.format(
                "%-28s %7s %7s %14s %10s %14s", "", "images", "epochs", "training loss", "test loss", "test accuracy");
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-28s %7d %7d %14.4f %10.4f %14.3f",
                name,
                images,
                history.size(),
                trainingLoss,
                testLoss,
                testAccuracy);
    }
}
