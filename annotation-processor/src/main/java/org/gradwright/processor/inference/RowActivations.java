// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.formula.ScalarFunction;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;

/** Activations over the last axis, which are operations of the graph rather than formulas of an element. */
public final class RowActivations {
    private static final String PACKAGE = "org.gradwright.activation.";
    private static final String SOFTMAX = PACKAGE + "Softmax";
    private static final String LOG_SOFTMAX = PACKAGE + "LogSoftmax";
    private static final String GLU = PACKAGE + "Glu";
    private static final Set<String> ALL = Set.of(SOFTMAX, LOG_SOFTMAX, GLU);

    private RowActivations() {}

    /** Where the nodes of an activation go. */
    interface Target {
        Node add(String name, Operation operation, Shape shape, Node... inputs);
    }

    /** Whether the activation of that annotation type is an operation of the graph and has no formula. */
    public static boolean isOperation(String type) {
        return ALL.contains(type);
    }

    /** The shape of the activation's value. */
    static Shape shape(AnnotationUse use, Shape given) {
        return use.type().equals(GLU) && given.last() % 2 == 0 ? half(given) : given;
    }

    /**
     * Whether the activation can take such values; if not, that is reported.
     *
     * @param name of the member or the function
     */
    static boolean accepts(AnnotationUse use, String name, Shape given, List<String> trace, Diagnostics diagnostics) {
        if (use.type().equals(GLU)) {
            if (given.last() % 2 != 0) {
                diagnostics.report(Problem.GLU_OF_ODD, use.place(), trace, name, given.last(), given.last() + 1);
            }
            return given.last() % 2 == 0;
        }
        if (given.last() < 2) {
            diagnostics.report(Problem.SOFTMAX_OF_ONE, use.place(), trace, name, use.simpleName());
        }
        return given.last() >= 2;
    }

    /** The activation's value for values that it accepts. */
    static Node build(AnnotationUse use, String name, Node x, Target target) {
        return switch (use.type()) {
            case SOFTMAX -> target.add(name, new Operation.Softmax(), x.shape(), x);
            case LOG_SOFTMAX -> target.add(name, new Operation.LogSoftmax(), x.shape(), x);
            case GLU -> glu(name, x, target);
            default -> throw new IllegalArgumentException(use.type());
        };
    }

    /** {@code a * sigmoid(b)} of the halves a and b. */
    private static Node glu(String name, Node x, Target target) {
        Shape half = half(x.shape());
        Node value = target.add(name + "Linear", new Operation.Slice(0), half, x);
        Node gate = target.add(name + "Gate", new Operation.Slice(half.last()), half, x);
        return target.add(name, new Operation.Elementwise(gated()), half, value, gate);
    }

    private static Formula gated() {
        FormulaBuilder f = new FormulaBuilder(List.of("a", "b"));
        int sigmoid = f.append(LossBuilder.sigmoid(), f.input(1))[0];
        return f.build("glu", f.call(ScalarFunction.MULTIPLY, f.input(0), sigmoid));
    }

    private static Shape half(Shape shape) {
        List<Integer> extents = new ArrayList<>(shape.extents());
        extents.set(extents.size() - 1, shape.last() / 2);
        return new Shape(shape.batched(), extents);
    }

    /** The name of the activation in descriptions, such as {@code logSoftmax}. */
    static String name(AnnotationUse use) {
        return Character.toLowerCase(use.simpleName().charAt(0))
                + use.simpleName().substring(1);
    }
}
