// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gradwright.properties.compilation.CompiledSources;
import org.gradwright.properties.compilation.InMemoryCompiler;
import org.gradwright.properties.random.Architecture;
import org.gradwright.properties.random.Architecture.Targets;
import org.gradwright.properties.random.GraphView;

/**
 * A small network that faults are looked for in.
 *
 * @param sources texts by binary name, that of the network's declaration among them
 */
record Specimen(Architecture architecture, Map<String, String> sources) {
    /** A specimen that is compiled without faults. */
    record Healthy(CompiledSources compiled, GraphView view) {}

    /** The sources of all specimens that there are so far. */
    private static final Map<String, String> ALL = new LinkedHashMap<>();

    private static final Map<String, Healthy> HEALTHY = new HashMap<>();

    static Specimen of(String name, int rows, boolean weighted, Targets targets, String members) {
        return of(name, rows, weighted, targets, members, Map.of());
    }

    /** A specimen that needs more sources, by their binary names. */
    static Specimen of(
            String name, int rows, boolean weighted, Targets targets, String members, Map<String, String> more) {
        String source = Architecture.declaration(name, false, members);
        Architecture architecture = new Architecture(name, 3, source, targets, rows, rows + 2, weighted);
        Map<String, String> sources = new LinkedHashMap<>(more);
        sources.put(architecture.binaryName(), source);
        synchronized (ALL) {
            ALL.putAll(sources);
        }
        return new Specimen(architecture, sources);
    }

    /** Compiled once, for all mutants, and together with all specimens that are known by then: that takes less time. */
    Healthy healthy() {
        synchronized (ALL) {
            if (!HEALTHY.containsKey(architecture.name())) {
                CompiledSources compiled = InMemoryCompiler.compile(ALL);
                compiled.networks()
                        .forEach(name -> HEALTHY.computeIfAbsent(
                                name, key -> new Healthy(compiled, GraphView.of(compiled.compilation(key)))));
            }
            return HEALTHY.get(architecture.name());
        }
    }

    String twinName() {
        return architecture.binaryName() + "Twin";
    }

    String networkName() {
        return architecture.binaryName() + "Network";
    }
}
