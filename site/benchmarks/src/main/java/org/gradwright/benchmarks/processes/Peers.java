// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.processes;

import java.io.File;
import java.util.List;
import java.util.Map;

/** The other systems, as the profiles of their names build them into folders of {@code site/benchmarks/target}. */
public final class Peers {
    private static final String PACKAGE = "org.gradwright.benchmarks.";
    private static final String TARGET = "site/benchmarks/target/";

    /** In the order in which they are measured. */
    private static final List<String> NAMES = List.of("onnxruntime", "tensorflow", "djl", "dl4j", "smile");

    /** Of the measured system in the package of each name. */
    private static final Map<String, String> CLASSES = Map.of(
            "onnxruntime", "OnnxRuntime",
            "tensorflow", "TensorFlow",
            "djl", "Djl",
            "dl4j", "Deeplearning4j",
            "smile", "Smile");

    private Peers() {}

    /**
     * The system of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Installation named(String name) {
        String systemClass = CLASSES.get(name);
        if (systemClass == null) {
            throw new IllegalArgumentException("a peer is " + name + ", but must be one of " + NAMES);
        }
        String own = TARGET + name + "/classes";
        return new Installation(
                name,
                PACKAGE + name + "." + systemClass,
                String.join(
                        File.pathSeparator,
                        own,
                        "runtime/target/classes",
                        "dsl/target/classes",
                        TARGET + name + "/libraries/*"),
                List.of("target/classes", own, "ejml-", "jspecify"),
                List.of("-Dgradwright.compute=scalar", "-Dai.djl.offline=true"),
                Map.of("OMP_WAIT_POLICY", "PASSIVE", "TF_CPP_MIN_LOG_LEVEL", "2"),
                List.of(PeerColdStart.class.getName(), PACKAGE + name + "." + systemClass));
    }
}
