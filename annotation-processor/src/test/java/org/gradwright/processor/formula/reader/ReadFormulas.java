// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import java.util.Map;
import org.gradwright.processor.formula.Formula;

/** Reads formulas for tests that have nothing to do with reading. */
public final class ReadFormulas {

    private ReadFormulas() {}

    /** The formulas of the public methods of a class with this body, by name; all of them can be read. */
    public static Map<String, Formula> of(String body) {
        String source = "package p;\nclass Sample {\n" + body + "\n}\n";
        ReaderFixture fixture = ReaderFixture.readFiles(Map.of("p.Sample", source), false);
        if (!fixture.refusals.isEmpty()) {
            throw new AssertionError(fixture.refusals + " in\n" + source);
        }
        return fixture.formulas;
    }
}
