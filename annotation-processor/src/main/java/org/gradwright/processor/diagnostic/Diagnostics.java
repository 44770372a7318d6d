// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.diagnostic;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** The problems found so far, in the order they were found; each is kept once. */
public final class Diagnostics {
    private static final int LONGEST_TRACE = 6;

    private final List<Report> reports = new ArrayList<>();
    private final Deque<String> surroundings = new ArrayDeque<>();
    private Function<TreePath, List<String>> pointer = tree -> List.of();

    public void report(Problem problem, Place place, Object... arguments) {
        report(problem, place, List.of(), arguments);
    }

    /** Reports a problem with the lines that lead to it; of a long trace the last lines are kept. */
    public void report(Problem problem, Place place, List<String> trace, Object... arguments) {
        int longest = surroundings.isEmpty() ? LONGEST_TRACE : LONGEST_TRACE - 1;
        List<String> shown = new ArrayList<>(trace.subList(Math.max(0, trace.size() - longest), trace.size()));
        if (!surroundings.isEmpty()) {
            shown.add(surroundings.getLast());
        }
        TreePath tree = place.tree();
        if (tree != null) {
            pointer.apply(tree).stream().filter(line -> !shown.contains(line)).forEach(shown::add);
        }
        Report report = new Report(problem, place, shown, List.of(arguments));
        if (!reports.contains(report)) {
            reports.add(report);
        }
    }

    /** Says what shows where a tree stands, if the compiler that runs the processor cannot point at it. */
    public void pointWith(Function<TreePath, List<String>> lines) {
        pointer = lines;
    }

    /** Ends the traces of what the work reports with a line that says where that is. */
    public <T> T within(String line, Supplier<T> work) {
        surroundings.addLast(line);
        try {
            return work.get();
        } finally {
            surroundings.removeLast();
        }
    }

    public List<Report> reports() {
        return List.copyOf(reports);
    }

    /** Prints every problem at its place. */
    public void printTo(Messager messager, @Nullable Trees trees) {
        for (Report report : reports) {
            Place place = report.place();
            Element element = place.element();
            Diagnostic.Kind kind = report.problem().kind();
            if (element == null) {
                messager.printMessage(kind, report.text());
                continue;
            }
            if (report.problem().isOfMissingAnnotation() && trees != null && hasUnknownAnnotation(element, trees)) {
                continue;
            }
            TreePath tree = place.tree();
            if (tree != null && trees != null) {
                trees.printMessage(kind, report.text(), tree.getLeaf(), tree.getCompilationUnit());
            } else {
                messager.printMessage(kind, report.text(), element, place.annotation(), place.value());
            }
        }
    }

    /** Whether javac knows fewer annotations of an element than are written there; it says so itself. */
    private static boolean hasUnknownAnnotation(Element element, Trees trees) {
        Tree tree = trees.getTree(element);
        int known = element.getAnnotationMirrors().size();
        if (tree instanceof MethodTree method) {
            return method.getModifiers().getAnnotations().size() > known;
        }
        return tree instanceof VariableTree variable
                && variable.getModifiers().getAnnotations().size() > known;
    }
}
