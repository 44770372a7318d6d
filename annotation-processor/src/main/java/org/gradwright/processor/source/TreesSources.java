// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.source;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;

/** The trees of the javac that runs the processor. */
public final class TreesSources implements MethodSources {

    private final Trees trees;

    public TreesSources(Trees trees) {
        this.trees = trees;
    }

    @Override
    public Optional<TreePath> find(ExecutableElement method) {
        return Optional.ofNullable(trees.getPath(method));
    }

    @Override
    public List<String> shown(TreePath tree) {
        return List.of();
    }
}
