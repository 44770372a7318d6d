// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a training loss, a gradient that was to be checked, or a parameter is NaN or infinite. The batch of such a
 * loss or gradient has changed no parameter; running statistics it has.
 */
public final class DivergenceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int SHOWN = 8;

    /** Where a number was first seen that is not finite. */
    public enum Stage {
        /** In the forward pass, with parameters that are finite. */
        FORWARD,
        /** In the gradients, with a loss that is finite. */
        GRADIENTS,
        /** In the parameters, after an update. */
        UPDATE
    }

    private final int epoch;
    private final int batch;
    private final Stage stage;
    private final @Nullable String layer;
    private final int[] rows;

    /**
     * @param what the first sentence, up to the advice
     * @param layer the name of the layer to blame, if it is known
     */
    DivergenceException(String what, int epoch, int batch, Stage stage, @Nullable String layer, int[] rows) {
        super(what + "; lower the learning rate"
                + (stage == Stage.UPDATE
                        ? " or clip the gradients"
                        : ", clip the gradients, or look for very large values in the data"));
        this.epoch = epoch;
        this.batch = batch;
        this.stage = stage;
        this.layer = layer;
        this.rows = rows.clone();
    }

    /** The first few rows, as {@code (rows 4, 17, 3 and 61 more)}. */
    static String shown(int[] rows) {
        String first =
                Arrays.stream(rows).limit(SHOWN).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String rest = rows.length > SHOWN ? " and " + (rows.length - SHOWN) + " more" : "";
        return (rows.length == 1 ? "(row " : "(rows ") + first + rest + ")";
    }

    /** The epoch, from 1 on. */
    public int epoch() {
        return epoch;
    }

    /** The batch within the epoch, from 1 on; 0 when it was found after the epoch. */
    public int batch() {
        return batch;
    }

    /** Where the number was first seen. */
    public Stage stage() {
        return stage;
    }

    /** The name of the first layer, in the order of their declaration, with such a number; null if it is not known. */
    public @Nullable String layer() {
        return layer;
    }

    /** The rows of the batch, as numbers in the data set from 0 on; none when it was found after the epoch. */
    public int[] rows() {
        return rows.clone();
    }
}
