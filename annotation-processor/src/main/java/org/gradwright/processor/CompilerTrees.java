// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * Finds the tree API of javac, also where a build tool has put something around the processing environment: Gradle an object
 * with a field {@code delegate}, IntelliJ IDEA a proxy. Other compilers have none.
 */
final class CompilerTrees {
    private static final int MOST_WRAPPERS = 8;

    private CompilerTrees() {}

    /** The trees of the javac behind an environment. */
    static Optional<Trees> of(ProcessingEnvironment environment) {
        Optional<ProcessingEnvironment> unwrapped = Optional.of(environment);
        for (int i = 0; i < MOST_WRAPPERS && unwrapped.isPresent(); i++) {
            Optional<Trees> trees = unwrapped.flatMap(CompilerTrees::direct);
            if (trees.isPresent()) {
                return trees;
            }
            unwrapped = unwrapped.flatMap(CompilerTrees::unwrapped);
        }
        return Optional.empty();
    }

    private static Optional<Trees> direct(ProcessingEnvironment environment) {
        try {
            return Optional.of(Trees.instance(environment));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<ProcessingEnvironment> unwrapped(ProcessingEnvironment wrapper) {
        Object holder = Proxy.isProxyClass(wrapper.getClass()) ? Proxy.getInvocationHandler(wrapper) : wrapper;
        return byIntellij(wrapper).or(() -> held(holder)).filter(inner -> inner != wrapper);
    }

    private static Optional<ProcessingEnvironment> byIntellij(ProcessingEnvironment wrapper) {
        try {
            Object unwrapped = Class.forName(
                            "org.jetbrains.jps.javac.APIWrappers",
                            true,
                            wrapper.getClass().getClassLoader())
                    .getMethod("unwrap", Class.class, Object.class)
                    .invoke(null, ProcessingEnvironment.class, wrapper);
            return Optional.ofNullable((ProcessingEnvironment) unwrapped);
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    /** The environment that a field of an object holds. */
    private static Optional<ProcessingEnvironment> held(Object holder) {
        for (Class<?> type = holder.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                    try {
                        if (field.get(holder) instanceof ProcessingEnvironment inner) {
                            return Optional.of(inner);
                        }
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException("'" + field + "' was made accessible", e);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
