// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gradwright.processor.plan.Panels;
import org.gradwright.processor.plan.Plan;
import org.gradwright.processor.plan.Section;
import org.gradwright.processor.plan.Step;
import org.gradwright.processor.plan.Step.Argument;

/**
 * What computes the layers, in short words: those of the routines that were chosen, in order, and {@code loops} for what the
 * generated code computes itself. They are of prediction; a layer that prediction leaves out has those of training.
 */
final class Routines {
    private final Map<String, Set<String>> words = new HashMap<>();

    private Routines() {}

    static Routines of(Plan plan) {
        Routines training = new Routines();
        training.add(plan.forward());
        Routines prediction = new Routines();
        prediction.add(plan.inference());
        training.words.forEach(prediction.words::putIfAbsent);
        return prediction;
    }

    /** The words of a layer, separated by commas; empty where nothing is computed. */
    String ofLayer(String layer) {
        return String.join(", ", words.getOrDefault(layer, Set.of()));
    }

    private void add(List<Section> sections) {
        sections.forEach(section ->
                add(words.computeIfAbsent(section.layer(), layer -> new LinkedHashSet<>()), section.steps()));
    }

    private static void add(Set<String> words, List<Step> steps) {
        for (Step step : steps) {
            if (step instanceof Step.Call call) {
                words.add(word(call));
            } else if (step instanceof Step.Frozen choice) {
                add(words, choice.frozen());
                add(words, choice.trained());
            } else if (step instanceof Step.Gradients gradients) {
                add(words, gradients.steps());
            } else {
                words.add("loops");
            }
        }
    }

    private static String word(Step.Call call) {
        return switch (call.routine()) {
            case "product" -> product(columns(call));
            case "panelProduct", "panelProductTransposed" -> "panels of " + Panels.WIDTH;
            case "productTransposed" -> "dots";
            case "convolution", "convolutionMaxima" -> convolution(call);
            case "convolutionTransposed" -> "transposed windows";
            case "windowMaxima", "windowSums", "windowMeans", "spreadWindowSums", "spreadWindowMeans" -> "windows";
            case "dropoutMask", "channelMask" -> "mask";
            case "copyColumns", "exchangeAxes" -> "copies";
            default -> routine(call.routine());
        };
    }

    private static String routine(String name) {
        String lowered = name.toLowerCase(Locale.ROOT);
        if (lowered.contains("group")) {
            return "groups";
        }
        if (lowered.contains("column") || lowered.startsWith("updaterunning")) {
            return "columns";
        }
        return lowered.contains("noise") ? "noise" : "rows";
    }

    private static String product(int columns) {
        if (columns == 1) {
            return "dots";
        }
        return columns <= Panels.WIDTH ? "panel of " + columns : "rows";
    }

    private static String convolution(Step.Call call) {
        List<Integer> counts = counts(call);
        int groups = counts.get(counts.size() - 1);
        int channels = counts.get(counts.size() - 3) / groups;
        String each = "windows of " + channels + (channels == 1 ? " channel" : " channels");
        return call.routine().equals("convolutionMaxima") ? each + ", maxima" : each;
    }

    private static int columns(Step.Call call) {
        List<Integer> counts = counts(call);
        return counts.get(counts.size() - 1);
    }

    private static List<Integer> counts(Step.Call call) {
        return call.arguments().stream()
                .filter(Argument.Count.class::isInstance)
                .map(argument -> ((Argument.Count) argument).value())
                .toList();
    }
}
