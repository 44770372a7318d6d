// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The Java text of formulas of rows, compiled. Every other formula reads parts of arrays that hold more, and is given the
 * arrays that it keeps numbers in, with something else in them.
 */
final class GeneratedRows {

    /** Where a row starts in an array that holds more. */
    private static final int START = 3;

    private final StringBuilder source = new StringBuilder("final class Generated {\n");
    private final List<Formula> formulas = new ArrayList<>();
    private final Map<String, Method> methods = new HashMap<>();

    /** Adds a formula for rows of the lengths that some inputs have; returns its number. */
    int add(Formula formula, List<?> like) {
        int number = formulas.size();
        formulas.add(formula);
        for (Precision precision : Precision.values()) {
            source.append(method(number, formula, precision, like));
        }
        return number;
    }

    void compile() {
        try {
            Class<?> type =
                    InMemoryJava.compile(Map.of("Generated", source + "}\n")).loadClass("Generated");
            for (Method method : type.getDeclaredMethods()) {
                method.setAccessible(true);
                methods.put(method.getName(), method);
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean readsParts(int number) {
        return number % 2 == 1;
    }

    private static String method(int number, Formula formula, Precision precision, List<?> like) {
        List<String> parameters = new ArrayList<>();
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < formula.arity(); i++) {
            String input = formula.inputs().get(i);
            switch (formula.kinds().get(i)) {
                case ROW -> {
                    parameters.add(precision.arrayType() + " " + input);
                    int length = ((double[]) like.get(i)).length;
                    arguments.add(
                            readsParts(number)
                                    ? Argument.part(input, String.valueOf(START), length)
                                    : Argument.array(input));
                }
                case INTEGER -> {
                    parameters.add("int " + input);
                    arguments.add(Argument.of(input));
                }
                default -> {
                    parameters.add(precision.type() + " " + input);
                    arguments.add(Argument.of(input));
                }
            }
        }
        Map<String, Integer> lengths = Bounds.scratchLengths(formula);
        Set<String> given = new LinkedHashSet<>();
        FormulaWriter.Written written = FormulaWriter.write(
                formula, precision, "StrictMath", arguments, new NameScope(formula.inputs()), scratch -> {
                    if (!readsParts(number) || !lengths.containsKey(scratch)) {
                        return "";
                    }
                    given.add(scratch);
                    return scratch + "Given";
                });
        StringBuilder text = new StringBuilder();
        text.append("static Object f%d%s(%s) {\n".formatted(number, precision.type(), String.join(", ", parameters)));
        for (String scratch : given) {
            text.append("%s %sGiven = new %s[%d];\njava.util.Arrays.fill(%sGiven, 77);\n"
                    .formatted(precision.arrayType(), scratch, precision.type(), lengths.get(scratch), scratch));
        }
        written.statements().forEach(statement -> text.append(statement).append('\n'));
        return text.append("return new %s {%s};\n}\n"
                        .formatted(precision.arrayType(), String.join(", ", written.results())))
                .toString();
    }

    /**
     * Runs the code of a formula. What it gives are its results in order: numbers, and the rows that it wrote into, which
     * are the last of its inputs.
     */
    List<Object> run(int number, Precision precision, List<?> at) {
        Formula formula = formulas.get(number);
        Object[] inputs = new Object[at.size()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = at.get(i) instanceof double[] row
                    ? array(row, precision, readsParts(number))
                    : at.get(i) instanceof Double value && precision == Precision.FLOAT
                            ? (Object) value.floatValue()
                            : at.get(i);
        }
        Object numbers;
        try {
            numbers = methods.get("f" + number + precision.type()).invoke(null, inputs);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(formula.encode(), e);
        }
        List<Object> results = new ArrayList<>();
        long rows = formula.results().stream()
                .filter(result -> formula.kind(result) == Kind.ROW)
                .count();
        int row = inputs.length - (int) rows;
        int next = 0;
        for (int result : formula.results()) {
            if (formula.kind(result) == Kind.ROW) {
                int length = ((double[]) at.get(row)).length;
                results.add(row(inputs[row++], readsParts(number) ? START : 0, length));
            } else {
                results.add(element(numbers, next++));
            }
        }
        return results;
    }

    /** All numbers of some results, one behind the other. */
    static List<Double> flat(List<Object> results) {
        List<Double> numbers = new ArrayList<>();
        for (Object result : results) {
            if (result instanceof double[] row) {
                Arrays.stream(row).forEach(numbers::add);
            } else {
                numbers.add((Double) result);
            }
        }
        return numbers;
    }

    private static Object array(double[] row, Precision precision, boolean part) {
        int start = part ? START : 0;
        double[] wide = new double[row.length + 2 * start];
        System.arraycopy(row, 0, wide, start, row.length);
        if (precision == Precision.DOUBLE) {
            return wide;
        }
        float[] narrow = new float[wide.length];
        for (int i = 0; i < wide.length; i++) {
            narrow[i] = (float) wide[i];
        }
        return narrow;
    }

    private static double[] row(Object array, int start, int length) {
        double[] row = new double[length];
        for (int i = 0; i < length; i++) {
            row[i] = element(array, start + i);
        }
        return row;
    }

    private static double element(Object array, int index) {
        return array instanceof float[] floats ? floats[index] : ((double[]) array)[index];
    }
}
