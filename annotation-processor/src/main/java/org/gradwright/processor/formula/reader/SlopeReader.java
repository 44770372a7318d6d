// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.Derivatives;
import org.gradwright.processor.formula.Formula;

/** Reads the derivatives that are written beside a method as formulas. */
final class SlopeReader {

    /** Reads a method as a formula in which nothing is given. */
    private final Function<ExecutableElement, Optional<Formula>> plain;

    SlopeReader(Function<ExecutableElement, Optional<Formula>> plain) {
        this.plain = plain;
    }

    /**
     * What is known of the slopes of a method.
     *
     * @param formulas for each parameter, in order
     * @param written for each parameter whether its slope is written by hand; the others are derived
     */
    private record Slopes(List<Formula> formulas, List<Boolean> written) {}

    /**
     * The value of a call of a method, with the slopes that are written for it. A parameter without one is refused at the
     * method where something may be differentiated in it.
     *
     * @param arguments what the method is called with, as its parameters' types say
     */
    Value given(Reading reading, ExecutableElement method, TreePath source, List<Value> arguments, Value returned) {
        List<DerivativeMethods.Marked> marked = DerivativeMethods.of(method);
        if (marked.isEmpty() || returned.kind() != Value.Kind.NUMBER) {
            return returned;
        }
        Optional<Slopes> slopes = slopes(method, marked);
        if (slopes.isEmpty()) {
            return reading.unknown();
        }
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            positions.add(arguments.get(i).position());
            if (!slopes.get().written().get(i) && reading.varies(positions.get(i))) {
                return refuse(reading, method, source, i);
            }
        }
        return Value.number(reading.builder()
                .given(returned.position(), positions, slopes.get().formulas()));
    }

    private static Value refuse(Reading reading, ExecutableElement method, TreePath source, int parameter) {
        String name = method.getParameters().get(parameter).getSimpleName().toString();
        return reading.refuse(
                Problem.DERIVATIVE_MISSING,
                source.getCompilationUnit(),
                source.getLeaf(),
                method.getSimpleName(),
                name,
                method.getParameters().size() == 1 ? "" : ", in = \"" + name + "\"");
    }

    /** The slopes in all parameters; empty where one is not sound, which is reported elsewhere. */
    private Optional<Slopes> slopes(ExecutableElement method, List<DerivativeMethods.Marked> marked) {
        Map<Integer, ExecutableElement> written = new HashMap<>();
        for (DerivativeMethods.Marked each : marked) {
            int parameter = DerivativeMethods.parameter(each, method);
            if (parameter < 0
                    || !DerivativeMethods.isUsable(each.method())
                    || written.put(parameter, each.method()) != null) {
                return Optional.empty();
            }
        }
        List<Formula> formulas = new ArrayList<>();
        List<Boolean> byHand = new ArrayList<>();
        for (int i = 0; i < method.getParameters().size(); i++) {
            ExecutableElement slope = written.get(i);
            int parameter = i;
            Optional<Formula> formula = slope == null
                    ? plain.apply(method).map(value -> Derivatives.derivative(value, parameter))
                    : plain.apply(slope);
            if (formula.isEmpty()) {
                return Optional.empty();
            }
            formulas.add(formula.get());
            byHand.add(slope != null);
        }
        return Optional.of(new Slopes(formulas, byHand));
    }
}
