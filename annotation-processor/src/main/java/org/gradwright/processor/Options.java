// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;

/** What {@code -A} asks the processor to do besides. */
record Options(boolean report, boolean twin) {
    private static final String REPORT = "gradwright.report";
    private static final String TWIN = "gradwright.twin";

    /** The names of all options. */
    static Set<String> names() {
        return Set.of(REPORT, TWIN);
    }

    static Options of(Map<String, String> values) {
        return new Options("true".equals(values.get(REPORT)), "true".equals(values.get(TWIN)));
    }

    /** Reports the options that are neither true nor false. */
    static void check(Map<String, String> values, Diagnostics diagnostics) {
        for (String name : List.of(REPORT, TWIN)) {
            String value = values.get(name);
            if (values.containsKey(name) && !"true".equals(value) && !"false".equals(value)) {
                diagnostics.report(
                        Problem.WRONG_OPTION,
                        Place.NOWHERE,
                        name,
                        value == null || value.isEmpty() ? "has no value" : "is '" + value + "'");
            }
        }
    }
}
