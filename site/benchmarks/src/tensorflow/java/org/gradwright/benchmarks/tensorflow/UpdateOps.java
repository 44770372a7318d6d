// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.gradwright.benchmarks.workloads.Workload;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** What changes the parameters. */
final class UpdateOps {
    private static final float BETA_1 = 0.9f;
    private static final float BETA_2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final Ops tf;
    private final Workload workload;

    UpdateOps(Ops tf, Workload workload) {
        this.tf = tf;
        this.workload = workload;
    }

    /** Adds an update of each variable by the gradient at its place. */
    void add(LayerOps layers, Output<?>[] gradients, List<Op> updates) {
        List<Variable<TFloat32>> variables = new ArrayList<>(layers.variables.values());
        Operand<TFloat32> rate = tf.constant((float) workload.update().rate());
        if (workload.update() == Workload.Update.MOMENTUM) {
            for (int i = 0; i < variables.size(); i++) {
                Variable<TFloat32> velocity = slot(layers, variables.get(i));
                updates.add(tf.train.applyMomentum(
                        variables.get(i), velocity, rate, gradient(gradients[i]), tf.constant((float)
                                Workload.MOMENTUM)));
            }
            return;
        }
        Variable<TFloat32> power1 = power(layers, BETA_1);
        Variable<TFloat32> power2 = power(layers, BETA_2);
        List<Op> steps = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            steps.add(tf.train.applyAdam(
                    variables.get(i),
                    slot(layers, variables.get(i)),
                    slot(layers, variables.get(i)),
                    power1,
                    power2,
                    rate,
                    tf.constant(BETA_1),
                    tf.constant(BETA_2),
                    tf.constant(EPSILON),
                    gradient(gradients[i])));
        }
        updates.addAll(steps);
        Ops after = tf.withControlDependencies(steps);
        updates.add(after.assign(power1, after.math.mul(power1, after.constant(BETA_1))));
        updates.add(after.assign(power2, after.math.mul(power2, after.constant(BETA_2))));
    }

    private Variable<TFloat32> slot(LayerOps layers, Variable<TFloat32> of) {
        Variable<TFloat32> slot = tf.variable(of.shape(), TFloat32.class);
        layers.initializers.add(tf.assign(slot, tf.zeros(tf.constant(of.shape()), TFloat32.class)));
        return slot;
    }

    private Variable<TFloat32> power(LayerOps layers, float beta) {
        Variable<TFloat32> power = tf.variable(Shape.scalar(), TFloat32.class);
        layers.initializers.add(tf.assign(power, tf.constant(beta)));
        return power;
    }

    @SuppressWarnings("unchecked") // the parameters are floats, and so are their gradients
    private static Operand<TFloat32> gradient(Output<?> gradient) {
        return (Output<TFloat32>) gradient;
    }
}
