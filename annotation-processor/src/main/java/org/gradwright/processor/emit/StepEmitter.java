// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gradwright.processor.plan.Location;
import org.gradwright.processor.plan.Step;
import org.gradwright.processor.plan.Step.Argument;

/** The statements of steps. */
final class StepEmitter {
    private final Dialect dialect;
    private final LoopEmitter loops;
    private final RowEmitter rows;
    private final UnaryOperator<String> frozen;
    private final UnaryOperator<String> trained;
    private final Function<Argument.MaskKey, String> maskKey;

    /**
     * @param fields names that locals must not hide
     */
    StepEmitter(Dialect dialect, Set<String> fields) {
        this(dialect, fields, StepEmitter::frozen, StepEmitter::trained, StepEmitter::maskKey);
    }

    /**
     * @param frozen from a layer to what tells whether it is frozen
     * @param trained from a layer to what tells whether its gradients are to be added to
     * @param maskKey what gives the key of a mask
     */
    StepEmitter(
            Dialect dialect,
            Set<String> fields,
            UnaryOperator<String> frozen,
            UnaryOperator<String> trained,
            Function<Argument.MaskKey, String> maskKey) {
        this.dialect = dialect;
        this.loops = new LoopEmitter(dialect, fields);
        this.rows = new RowEmitter(dialect, fields);
        this.frozen = frozen;
        this.trained = trained;
        this.maskKey = maskKey;
    }

    /** Whether a layer of the network is frozen. */
    static String frozen(String layer) {
        return "network." + layer + ".frozen()";
    }

    /** Whether the gradients of a layer of the network are to be added to. */
    static String trained(String layer) {
        return "addsTo(network." + layer + ")";
    }

    /** The key of a mask of the network. */
    static String maskKey(Argument.MaskKey key) {
        return "network.maskKey(\"" + key.layer() + "\", " + key.call() + ", " + key.width() + ")";
    }

    CodeBlock statements(String layer, List<Step> steps) {
        CodeBlock.Builder code = CodeBlock.builder();
        steps.forEach(step -> emit(code, layer, step));
        return code.build();
    }

    private void emit(CodeBlock.Builder code, String layer, Step step) {
        if (step instanceof Step.Call call) {
            code.addStatement(
                    "COMPUTE.$L($L)",
                    call.routine(),
                    String.join(
                            ", ", call.arguments().stream().map(this::argument).toList()));
        } else if (step instanceof Step.Loop loop) {
            loops.emit(code, layer, loop);
        } else if (step instanceof Step.Rows each) {
            rows.emit(code, each);
        } else if (step instanceof Step.Frozen choice) {
            choice(code, layer, choice);
        } else if (step instanceof Step.Gradients gradients) {
            code.beginControlFlow("if ($L)", trained.apply(gradients.layer()));
            gradients.steps().forEach(each -> emit(code, layer, each));
            code.endControlFlow();
        }
    }

    private void choice(CodeBlock.Builder code, String layer, Step.Frozen choice) {
        if (choice.frozen().isEmpty()) {
            code.beginControlFlow("if (!$L)", frozen.apply(choice.layer()));
            choice.trained().forEach(step -> emit(code, layer, step));
        } else {
            code.beginControlFlow("if ($L)", frozen.apply(choice.layer()));
            choice.frozen().forEach(step -> emit(code, layer, step));
            code.nextControlFlow("else");
            choice.trained().forEach(step -> emit(code, layer, step));
        }
        code.endControlFlow();
    }

    private String argument(Argument argument) {
        if (argument instanceof Argument.Value value) {
            return location(value.location());
        }
        if (argument instanceof Argument.Rows rows) {
            return rows.factor() == 1 ? "rows" : "rows * " + rows.factor();
        }
        if (argument instanceof Argument.Count count) {
            return String.valueOf(count.value());
        }
        if (argument instanceof Argument.Windows windows) {
            return windows.constant();
        }
        if (argument instanceof Argument.Real real) {
            return dialect.precision().literal(real.value());
        }
        return maskKey.apply((Argument.MaskKey) argument);
    }

    private static String location(Location location) {
        if (location instanceof Location.Array array) {
            return array.name();
        }
        if (location instanceof Location.Slice slice) {
            return slice.store().field() + ", " + slice.offset();
        }
        if (location instanceof Location.Given given) {
            return given.constant();
        }
        return location instanceof Location.Rows ? "rows" : "scale";
    }
}
