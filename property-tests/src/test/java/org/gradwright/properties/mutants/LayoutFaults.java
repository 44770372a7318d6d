// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gradwright.processor.Compilation;
import org.gradwright.properties.compilation.InMemoryCompiler;
import org.gradwright.properties.random.LayoutCheck;

/** What is wrong with where the plan of a network puts its values; given a line with its binary name, and its source. */
public final class LayoutFaults implements Function<String, List<String>> {
    @Override
    public List<String> apply(String network) {
        String name = network.lines().findFirst().orElseThrow();
        Compilation compilation = InMemoryCompiler.compile(Map.of(name, network.substring(name.length() + 1)))
                .compilation(name.substring(name.lastIndexOf('.') + 1));
        try {
            LayoutCheck.check(compilation.plan(), compilation.training());
            LayoutCheck.check(compilation.checkedPlan(), compilation.checked());
            return List.of();
        } catch (AssertionError e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
