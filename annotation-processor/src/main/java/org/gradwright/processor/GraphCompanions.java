// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.gradwright.processor.declaration.Model;
import org.gradwright.processor.declaration.Origin;
import org.gradwright.processor.emit.GraphCompanion;
import org.gradwright.processor.emit.GraphCompanion.Contained;
import org.gradwright.processor.emit.Inlined;

/** What is generated beside blocks and networks, and what a network remembers of those that it contains. */
final class GraphCompanions {
    private GraphCompanions() {}

    /**
     * The companion of a block or network.
     *
     * @param generatedVisible whether it can see javac's {@code @Generated}
     */
    static JavaFile of(TypeElement type, boolean generatedVisible, Model block) {
        List<Contained> contained = block.blocks().stream()
                .map(each -> new Contained(each.origin().type(), name(each)))
                .toList();
        Origin origin = block.origin();
        return new GraphCompanion(
                        name(block),
                        generatedVisible,
                        isVisible(type),
                        type,
                        Origin.FORMAT,
                        origin.code(),
                        origin.fingerprint(),
                        contained)
                .file();
    }

    /** The blocks and networks that a network contains. */
    static Stream<Inlined> inlined(Model network) {
        return network.blocks().stream().map(block -> Inlined.graph(name(block), block.name(), block.version()));
    }

    private static ClassName name(Model block) {
        return ClassName.get(block.origin().packageName(), block.origin().companion());
    }

    /** Whether a type in another package may use it: a protected member as one who extends what declares it. */
    private static boolean isVisible(TypeElement type) {
        for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
            if (!each.getModifiers().contains(Modifier.PUBLIC)
                    && !each.getModifiers().contains(Modifier.PROTECTED)) {
                return false;
            }
        }
        return true;
    }
}
