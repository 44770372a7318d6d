// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.processes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradwright.benchmarks.PairSuite;

/** The other systems, as the profiles of their names build them into folders of {@code site/benchmarks/target}. */
public final class Peers {
    private static final String PACKAGE = "org.gradwright.benchmarks.";

    /** In the order in which they are measured. */
    private static final List<String> NAMES = List.of("onnxruntime", "tensorflow", "djl", "dl4j", "smile");

    /** Of the measured system in the package of each name. */
    private static final Map<String, String> CLASSES = Map.of(
            "onnxruntime", "OnnxRuntime",
            "tensorflow", "TensorFlow",
            "djl", "Djl",
            "dl4j", "Deeplearning4j",
            "smile", "Smile");

    /** The peer of the suite of products, which is called in this process, on whose class path it stands then. */
    private static final String OPENBLAS = "openblas";

    private Peers() {}

    /** The pairs with OpenBLAS, if it is among the names. */
    public static Optional<PairSuite> products(List<String> names) {
        if (!names.contains(OPENBLAS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Class.forName(PACKAGE + OPENBLAS + ".OpenBlasPairs")
                    .asSubclass(PairSuite.class)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(OPENBLAS + " is asked for, but not on the class path", e);
        }
    }

    /** The systems among the names that run workloads. */
    public static List<Installation> systems(List<String> names) {
        return names.stream()
                .filter(name -> !name.equals(OPENBLAS))
                .map(Peers::named)
                .toList();
    }

    private static Installation named(String name) {
        String systemClass = CLASSES.get(name);
        if (systemClass == null) {
            throw new IllegalArgumentException(
                    "a peer is " + name + ", but must be one of " + NAMES + " and " + OPENBLAS);
        }
        return Installation.peer(name, PACKAGE + name + "." + systemClass);
    }
}
