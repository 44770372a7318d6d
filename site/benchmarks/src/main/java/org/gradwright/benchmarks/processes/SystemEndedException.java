// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.processes;

/** A process of a system ended where an answer was expected. */
final class SystemEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SystemEndedException(String message) {
        super(message);
    }
}
