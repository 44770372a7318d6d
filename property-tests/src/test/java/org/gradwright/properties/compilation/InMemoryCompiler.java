// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.compilation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Processor;
import org.gradwright.check.compilation.Javac;
import org.gradwright.check.compilation.MemoryFiles;
import org.gradwright.processor.Compilation;
import org.gradwright.processor.GradwrightProcessor;

/** Compiles source texts with the annotation processor, in memory, each network in float and in double. */
public final class InMemoryCompiler {
    private InMemoryCompiler() {}

    /**
     * Compiles source files in that order.
     *
     * @param sources texts by the binary names of their top-level classes
     * @throws AssertionError with the sources and what javac says, if there is a compile error
     */
    public static CompiledSources compile(Map<String, String> sources) {
        Map<String, Compilation> compilations = new LinkedHashMap<>();
        GradwrightProcessor processor = new GradwrightProcessor(
                compilation -> compilations.put(compilation.graph().name(), compilation));
        return new CompiledSources(compilations, run(sources, List.of(processor)));
    }

    /**
     * Compiles what an earlier compilation generated again, after a change to the generated sources.
     *
     * @param declarations the sources of the earlier compilation
     */
    public static CompiledSources compileChanged(
            CompiledSources compiled, Map<String, String> declarations, UnaryOperator<String> change) {
        Map<String, String> sources = new LinkedHashMap<>(declarations);
        compiled.generated().forEach((name, text) -> sources.put(name, change.apply(text)));
        return new CompiledSources(compiled.compilations(), run(sources, List.of()));
    }

    private static MemoryFiles run(Map<String, String> sources, List<Processor> processors) {
        try {
            return Javac.run(sources, List.of(), processors, List.of());
        } catch (IllegalArgumentException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
