// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is run in the classes of a {@link Mutant}: slopes of formulas, and the code that is written for them. */
final class MutantCheck {

    private MutantCheck() {}

    /** What is the first to fail, in words; empty if all is well. */
    static String firstFailure(Map<String, String> codes) {
        Map<String, Formula> pullbacks = new LinkedHashMap<>();
        for (Map.Entry<String, String> code : codes.entrySet()) {
            String failure;
            try {
                Formula formula = Formula.decode(code.getValue());
                failure = wrongSlope(formula);
                pullbacks.put(code.getKey(), Derivatives.pullbacks(formula, PullbackCheck.inputs(formula)));
            } catch (RuntimeException e) {
                failure = e.getClass().getSimpleName();
            }
            if (!failure.isEmpty()) {
                return failure + ", in '" + code.getKey() + "'";
            }
        }
        try {
            return wrongCode(pullbacks);
        } catch (AssertionError e) {
            return e.getCause() == null ? "the compiler" : "an exception of the written code";
        }
    }

    private static String wrongSlope(Formula formula) {
        PullbackCheck check = new PullbackCheck(DerivativeRules.STANDARD);
        for (List<Object> at : RowExamples.points()) {
            check.check(formula, at);
            if (!check.comparison.failures.isEmpty()) {
                return check.comparison.failures.get(0).replaceFirst(":.*", "");
            }
        }
        return check.comparison.compared == 0 ? "nothing to compare" : "";
    }

    /** The code of a pullback computes what the pullback means. */
    private static String wrongCode(Map<String, Formula> pullbacks) {
        GeneratedRows generated = new GeneratedRows();
        List<Object> at = RowExamples.points().get(0);
        Map<String, Integer> numbers = new LinkedHashMap<>();
        pullbacks.forEach((name, pullback) -> numbers.put(name, generated.add(pullback, inputs(at))));
        generated.compile();
        for (Map.Entry<String, Integer> number : numbers.entrySet()) {
            List<Object> expected = pullbacks.get(number.getKey()).compute(inputs(at));
            List<Object> actual = generated.run(number.getValue(), Precision.DOUBLE, inputs(at));
            if (!GeneratedRows.flat(actual).equals(GeneratedRows.flat(expected))) {
                return "written code, in '" + number.getKey() + "'";
            }
        }
        return "";
    }

    /** The inputs of a pullback of an example. */
    private static List<Object> inputs(List<Object> at) {
        return PullbackCheck.inputs(List.of(0, 1, 2), at);
    }
}
