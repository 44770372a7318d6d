// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.gradwright.processor.graph.Axis;
import org.gradwright.processor.graph.Window;

/** The constants of windows on images. */
final class WindowConstants {
    private WindowConstants() {}

    static List<FieldSpec> of(Map<String, Window> windows, Dialect dialect) {
        List<FieldSpec> fields = new ArrayList<>();
        ClassName type = dialect.compute("Window");
        windows.forEach((constant, window) -> fields.add(FieldSpec.builder(
                        type, constant, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "{@code $L x $L} windows of {@code $L x $L} on images of {@code $L x $L}.\n",
                        window.rows().count(),
                        window.columns().count(),
                        window.rows().kernel(),
                        window.columns().kernel(),
                        window.rows().extent(),
                        window.columns().extent())
                .initializer("new $T($L, $L)", type, axis(window.rows(), dialect), axis(window.columns(), dialect))
                .build()));
        return fields;
    }

    private static CodeBlock axis(Axis axis, Dialect dialect) {
        return CodeBlock.of(
                "new $T($L, $L, $L, $L, $L, $L)",
                dialect.compute("Axis"),
                axis.extent(),
                axis.kernel(),
                axis.stride(),
                axis.dilation(),
                axis.before(),
                axis.count());
    }
}
