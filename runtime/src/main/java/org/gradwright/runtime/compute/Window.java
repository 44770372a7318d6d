// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/**
 * Windows on images {@code [rows, columns, channels]}; on sequences, as on images of one row. A result has one place for
 * each window.
 */
public record Window(Axis rows, Axis columns) {
    /** Places of an image. */
    int places() {
        return rows.extent() * columns.extent();
    }

    /** Places of a result. */
    int results() {
        return rows.count() * columns.count();
    }

    /** Whether each place is in one window. */
    boolean isTiled() {
        return rows.isTiled() && columns.isTiled();
    }

    /** Places of a window. */
    int area() {
        return rows.kernel() * columns.kernel();
    }
}
