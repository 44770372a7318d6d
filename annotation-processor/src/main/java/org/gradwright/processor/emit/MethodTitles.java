// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.plan.Section;

/** What methods of layers are called, and what is said of them. */
final class MethodTitles {
    /** How many of the layers that share a method are listed. */
    private static final int LISTED = 4;

    private final Graph graph;

    MethodTitles(Graph graph) {
        this.graph = graph;
    }

    /** The layer of a section, or else the value it computes. */
    static String title(Section section) {
        return section.layer().isEmpty() ? section.value() : section.layer();
    }

    /**
     * What the titles of several sections have in common: {@code BodyFirst} of {@code body1First} and {@code body2First},
     * {@code First} of {@code bodyFirst} and {@code tailFirst}; the kind and the shapes of the layers where that is nothing.
     */
    String common(List<Section> sections) {
        List<String> common = words(title(sections.get(0)));
        for (Section section : sections) {
            List<String> words = words(title(section));
            int same = 0;
            while (same < Math.min(words.size(), common.size())
                    && fromEnd(words, same).equals(fromEnd(common, same))) {
                same++;
            }
            common = common.subList(common.size() - same, common.size());
        }
        if (!common.isEmpty()) {
            return common.stream().map(Words::capitalized).collect(Collectors.joining());
        }
        return layer(sections.get(0))
                .map(layer -> layer.kind()
                        + (layer.input().equals(layer.output()) ? "" : extents(layer.input()) + "To")
                        + extents(layer.output()))
                .orElseGet(() -> Words.capitalized(title(sections.get(0))));
    }

    private static String fromEnd(List<String> words, int index) {
        return words.get(words.size() - 1 - index);
    }

    /** The words of a name, without the numbers they end in. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : name.split("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})", -1)) {
            words.add(Words.capitalized(word.replaceFirst("(?<=.)\\d+$", "")));
        }
        return words;
    }

    private static String extents(Shape shape) {
        return shape.extents().stream().map(String::valueOf).collect(Collectors.joining("x"));
    }

    String description(String direction, Section section) {
        String title = title(section);
        String what = layer(section)
                .map(each -> "{@code " + each.name() + " = " + each.description() + "}: " + shapes(each) + ".")
                .orElse("Computes {@code " + title + "}.");
        return described(direction, what, "{@code " + title + "}", false);
    }

    /**
     * What several sections compute.
     *
     * @param renamed the parameters of their method, by the names of the values of the first of them
     */
    String description(String direction, List<Section> sections, Map<String, String> renamed) {
        List<String> titles =
                sections.stream().map(MethodTitles::title).distinct().toList();
        String layers = listed(titles);
        String what = layer(sections.get(0))
                .map(each -> "{@code y = " + renamed(each.description(), renamed) + "}: " + shapes(each) + ", of "
                        + layers + ".")
                .orElse("Computes " + layers + ".");
        return described(direction, what, layers, titles.size() > 1);
    }

    private static String described(String direction, String what, String layers, boolean several) {
        return switch (direction) {
            case "forward" -> what;
            case "predict", "evaluate" -> "As prediction needs it: " + what;
            case "derive" -> "What prediction needs of the parameters and statistics of " + layers + ".";
            case "link" ->
                "From the raw values of " + layers + " to what " + (several ? "they predict" : "it predicts") + ".";
            case "loss" -> "The losses of " + layers + ".";
            case "backward" ->
                "Gradients of " + layers + ", and of what " + (several ? "they are" : "it is") + " given.";
            default -> throw new IllegalStateException(direction);
        };
    }

    private static String listed(List<String> titles) {
        boolean all = titles.size() <= LISTED;
        List<String> shown = titles.subList(0, all ? titles.size() - 1 : LISTED - 1);
        String last = all ? "{@code " + titles.get(titles.size() - 1) + "}" : titles.size() - shown.size() + " more";
        return shown.isEmpty()
                ? last
                : shown.stream().map(title -> "{@code " + title + "}").collect(Collectors.joining(", ")) + " and "
                        + last;
    }

    private static String shapes(Graph.Layer layer) {
        return "{@code " + layer.input() + " -> " + layer.output() + "}";
    }

    /** A description with the names of parameters for those of values, also where a value is reshaped. */
    private String renamed(String description, Map<String, String> renamed) {
        Matcher names = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*").matcher(description);
        return names.replaceAll(name -> Matcher.quoteReplacement(graph.nodes().stream()
                .filter(node -> node.name().equals(name.group()))
                .findFirst()
                .map(node -> renamed.getOrDefault(root(node), name.group()))
                .orElse(name.group())));
    }

    private String root(Node node) {
        return node.operation() instanceof Operation.Reshape ? root(graph.node(node.input(0))) : node.name();
    }

    private Optional<Graph.Layer> layer(Section section) {
        return graph.layers().stream()
                .filter(each -> each.name().equals(section.layer()))
                .findFirst();
    }
}
