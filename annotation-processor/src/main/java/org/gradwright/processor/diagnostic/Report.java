// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.diagnostic;

import java.util.List;

/**
 * One problem found in a program.
 *
 * @param problem what is wrong
 * @param place where
 * @param trace lines that lead to the problem, at most six, shown below the sentence
 * @param arguments what the problem's sentence and fix mention
 */
public record Report(Problem problem, Place place, List<String> trace, List<Object> arguments) {

    public Report {
        trace = List.copyOf(trace);
        arguments = List.copyOf(arguments);
    }

    /** The sentence, the trace and the fix, one line each. */
    public String text() {
        StringBuilder text = new StringBuilder(problem.sentence(arguments));
        for (String line : trace) {
            text.append("\n  ").append(line);
        }
        String fix = problem.fix(arguments);
        if (!fix.isEmpty()) {
            text.append("\n  ").append(fix);
        }
        return text.toString();
    }
}
