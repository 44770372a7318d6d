// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.formulas;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;

/** The methods that were generated for the layer {@code y} of a network, called one by one. */
final class GeneratedLoops {
    private final int rows;
    private final Session session;
    private final MethodHandle forward;
    private final MethodHandle loss;
    private final MethodHandle backward;

    GeneratedLoops(Network network, Dataset data, int rows) {
        this.rows = rows;
        this.session = network.session(rows);
        session.forward(Batch.all(data)).backward(1);
        this.forward = method("runForward", MethodType.methodType(void.class, int.class));
        this.loss = method("lossY", MethodType.methodType(void.class, int.class));
        this.backward = method("runBackward", MethodType.methodType(void.class, int.class, float.class));
    }

    private MethodHandle method(String name, MethodType type) {
        try {
            return MethodHandles.privateLookupIn(session.getClass(), MethodHandles.lookup())
                    .findVirtual(session.getClass(), name, type)
                    .bindTo(session);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(session.getClass() + " has no method " + name + type, e);
        }
    }

    void forward() {
        call(() -> {
            forward.invokeExact(rows);
        });
    }

    void loss() {
        call(() -> {
            loss.invokeExact(rows);
        });
    }

    void backward() {
        call(() -> {
            backward.invokeExact(rows, 1f);
        });
    }

    private interface Call {
        void run() throws Throwable;
    }

    private static void call(Call call) {
        try {
            call.run();
        } catch (Throwable e) {
            throw new IllegalStateException("generated code failed", e);
        }
    }
}
