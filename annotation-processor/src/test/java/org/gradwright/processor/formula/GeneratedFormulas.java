// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Java text of many formulas, compiled: method {@code f7} is formula number 7, in double and in float. */
final class GeneratedFormulas {

    private final Map<String, Method> methods = new HashMap<>();

    GeneratedFormulas(List<Formula> formulas) {
        StringBuilder source = new StringBuilder("final class Generated {\n");
        for (int i = 0; i < formulas.size(); i++) {
            for (Precision precision : Precision.values()) {
                source.append(method("f" + i, formulas.get(i), precision));
            }
        }
        try {
            Class<?> type = InMemoryJava.compile(
                            Map.of("Generated", source.append("}\n").toString()))
                    .loadClass("Generated");
            for (Method method : type.getDeclaredMethods()) {
                method.setAccessible(true);
                methods.put(method.getName() + method.getReturnType(), method);
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static String method(String name, Formula formula, Precision precision) {
        // every other formula reads array elements, as generated loops do
        boolean elements = formula.instructions().size() % 2 == 0;
        List<String> parameters = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (String input : formula.inputs()) {
            parameters.add((elements ? precision.arrayType() : precision.type()) + " " + input);
            arguments.add(elements ? input + "[0]" : input);
        }
        FormulaWriter.Written written =
                FormulaWriter.write(formula, precision, "StrictMath", arguments, new NameScope(formula.inputs()));
        return "static %s %s(%s) {\n%s\nreturn %s;\n}\n"
                .formatted(
                        precision.type(),
                        name,
                        String.join(", ", parameters),
                        String.join("\n", written.statements()),
                        written.results().get(0));
    }

    double inDouble(int formula, double... at) {
        return (double) call("f" + formula + "double", at, Precision.DOUBLE);
    }

    float inFloat(int formula, double... at) {
        return (float) call("f" + formula + "float", at, Precision.FLOAT);
    }

    private Object call(String key, double[] at, Precision precision) {
        Method method = methods.get(key);
        Object[] arguments = new Object[at.length];
        for (int i = 0; i < at.length; i++) {
            boolean element = method.getParameterTypes()[i].isArray();
            if (precision == Precision.DOUBLE) {
                arguments[i] = element ? (Object) new double[] {at[i]} : (Object) at[i];
            } else {
                arguments[i] = element ? (Object) new float[] {(float) at[i]} : (Object) (float) at[i];
            }
        }
        try {
            return method.invoke(null, arguments);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
