// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import org.gradwright.processor.plan.Plan;

/** The backward passes of a session besides the one of all objectives: of some alone, and of gradients in the outputs. */
final class PartEmitter {
    private final Plan plan;
    private final Dialect dialect;

    PartEmitter(Plan plan, Dialect dialect) {
        this.plan = plan;
        this.dialect = dialect;
    }

    List<MethodSpec> methods(LayerMethods layers) {
        List<MethodSpec> methods = new ArrayList<>();
        if (!plan.passes().isEmpty()) {
            MethodSpec.Builder alone =
                    SessionEmitter.run("runBackward", "pass", "rows").addParameter(dialect.number(), "scale");
            for (int i = 0; i < plan.passes().size(); i++) {
                if (i == 0) {
                    alone.beginControlFlow("if (pass == $L)", i);
                } else {
                    alone.nextControlFlow("else if (pass == $L)", i);
                }
                layers.add(alone, "backward", plan.passes().get(i).sections());
            }
            methods.add(alone.endControlFlow().build());
        }
        plan.outputs().ifPresent(pass -> {
            MethodSpec.Builder outputs = SessionEmitter.run("runOutputsBackward", "rows");
            layers.add(outputs, "backward", pass.sections());
            methods.add(outputs.build());
        });
        return methods;
    }
}
