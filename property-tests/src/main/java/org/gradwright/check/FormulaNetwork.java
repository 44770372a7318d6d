// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradwright.Activation;
import org.gradwright.Loss;
import org.gradwright.Regularizer;

/**
 * A small network around one loss, activation or regularizer, as the source of a declaration in the annotation's package.
 *
 * @param annotation the annotation type to check
 * @param attributes values of its members; the others have their defaults
 */
record FormulaNetwork(Class<? extends Annotation> annotation, Map<String, ?> attributes) {
    private static final int PAIR = 2;
    private static final int UNITS = 3;

    FormulaNetwork {
        attributes = Map.copyOf(attributes);
    }

    String binaryName() {
        String packageName = annotation.getPackageName();
        return (packageName.isEmpty() ? "" : packageName + ".") + simpleName();
    }

    private String simpleName() {
        String inner = annotation.getName().substring(annotation.getName().lastIndexOf('.') + 1);
        return inner.replace('$', '_') + "GradientCheck";
    }

    String source() {
        String use = use();
        boolean loss = annotation.isAnnotationPresent(Loss.class);
        if (loss && annotation.getAnnotation(Loss.class).tensors() > PAIR) {
            return ofSeveral(use);
        }
        boolean logits = !loss || annotation.getAnnotation(Loss.class).takes() != Loss.Takes.PROBABILITIES;
        String hidden = loss ? "@org.gradwright.activation.Tanh" : use;
        String output = (logits ? "" : "@org.gradwright.activation.Sigmoid ")
                + (loss ? use : "@org.gradwright.loss.MeanSquaredError");
        return """
                %s@org.gradwright.Network
                interface %s {
                    @org.gradwright.Dense(units = 4) %s
                    org.gradwright.Tensor hidden(@org.gradwright.Input(3) org.gradwright.Tensor input);

                    @org.gradwright.Dense(units = %s) %s
                    org.gradwright.Tensor prediction(org.gradwright.Tensor hidden);
                }
                """.formatted(
                        annotation.getPackageName().isEmpty() ? "" : "package " + annotation.getPackageName() + ";\n\n",
                        simpleName(),
                        hidden,
                        loss ? units() : UNITS,
                        output);
    }

    /** As many values as the loss takes. */
    private int units() {
        Loss meta = annotation.getAnnotation(Loss.class);
        int multiple = meta.unitsMultipleOf();
        return meta.units() > 0 ? meta.units() : (UNITS + multiple - 1) / multiple * multiple;
    }

    /** A network whose objective is the loss of values of several layers. */
    private String ofSeveral(String use) {
        Method formula = Arrays.stream(annotation.getDeclaredClasses())
                .flatMap(nested -> Arrays.stream(nested.getDeclaredMethods()))
                .filter(method -> method.getName().equals("loss"))
                .findFirst()
                .orElseThrow();
        List<String> layers = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < annotation.getAnnotation(Loss.class).tensors(); i++) {
            boolean ofRows = Arrays.asList(formula.getParameterTypes()).contains(double[].class);
            int units = ofRows && formula.getParameterTypes()[i] == double.class ? 1 : UNITS;
            layers.add("@org.gradwright.Dense(units = " + units + ") @org.gradwright.activation.Tanh"
                    + " org.gradwright.Tensor value" + i + "(org.gradwright.Tensor x);\n    ");
            parameters.add("org.gradwright.Tensor t" + i);
            arguments.add("value" + i + "(input)");
        }
        return """
                %s@org.gradwright.Network
                interface %s {
                    %s%s
                    org.gradwright.Scalar difference(%s);

                    default org.gradwright.Tensor forward(@org.gradwright.Input(3) org.gradwright.Tensor input) {
                        return value0(input);
                    }

                    default org.gradwright.Scalar objective(@org.gradwright.Input(3) org.gradwright.Tensor input) {
                        return difference(%s);
                    }
                }
                """.formatted(
                        annotation.getPackageName().isEmpty() ? "" : "package " + annotation.getPackageName() + ";\n\n",
                        simpleName(),
                        String.join("", layers),
                        use,
                        String.join(", ", parameters),
                        String.join(", ", arguments));
    }

    /** The annotation as it is written on a member. */
    private String use() {
        List<String> members = Arrays.stream(annotation.getDeclaredMethods())
                .map(Method::getName)
                .sorted()
                .toList();
        List<String> values = new ArrayList<>();
        new TreeMap<>(attributes).forEach((member, value) -> {
            if (!members.contains(member)) {
                throw new IllegalArgumentException(name() + " has no member '" + member + "', but " + members);
            }
            values.add(member + " = " + literal(value));
        });
        for (Method method : annotation.getDeclaredMethods()) {
            if (method.getDefaultValue() == null && !attributes.containsKey(method.getName())) {
                throw new IllegalArgumentException("the member '" + method.getName() + "' of " + name()
                        + " has no default; give it a value, as in Map.of(\"" + method.getName() + "\", 0.1)");
            }
        }
        return "@" + annotation.getCanonicalName() + "(" + String.join(", ", values) + ")";
    }

    private static String literal(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.getDeclaringClass().getCanonicalName() + "." + constant.name();
        }
        if (value instanceof double[] numbers) {
            return Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof Float ? value + "f" : value instanceof Long ? value + "L" : value.toString();
    }

    String name() {
        return "@" + annotation.getSimpleName();
    }

    /** The network, if the annotation is of that kind. */
    static FormulaNetwork of(
            Class<? extends Annotation> annotation, Class<? extends Annotation> kind, Map<String, ?> attributes) {
        if (!annotation.isAnnotationPresent(kind)) {
            List<Class<? extends Annotation>> kinds = List.of(Loss.class, Activation.class, Regularizer.class);
            String is = kinds.stream()
                    .filter(annotation::isAnnotationPresent)
                    .map(Class::getSimpleName)
                    .findFirst()
                    .map(found -> "it is marked with @" + found)
                    .orElse("nothing marks it");
            throw new IllegalArgumentException(
                    "@" + annotation.getSimpleName() + " is not marked with @" + kind.getSimpleName() + "; " + is);
        }
        return new FormulaNetwork(annotation, attributes);
    }
}
