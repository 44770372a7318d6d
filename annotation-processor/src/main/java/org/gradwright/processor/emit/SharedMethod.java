// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gradwright.processor.formula.NameScope;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.plan.Location;
import org.gradwright.processor.plan.Section;
import org.gradwright.processor.plan.Step.Argument.MaskKey;

/** What sections of one form have in common: parameters for what they differ in, and statements that use those. */
final class SharedMethod {
    private static final List<String> TAKEN = List.of(
            "i", "j", "at", "row", "ofRow", "rows", "network", "parameters", "gradients", "statistics", "derived");

    private final Dialect dialect;
    private final Section first;
    private final SectionForm form;
    private final Set<String> integers;
    private final Set<String> written;
    /** For every hole the parameter that fills it, or what fills it in all sections. */
    private final List<String> names = new ArrayList<>();

    private final List<Integer> varying = new ArrayList<>();
    private final Map<String, String> renamed = new TreeMap<>();

    /**
     * @param first the section after which things are named
     * @param forms of all sections, that of {@code first} first
     * @param integers arrays of labels
     */
    SharedMethod(Dialect dialect, Section first, List<SectionForm> forms, Set<String> integers) {
        this.dialect = dialect;
        this.first = first;
        this.form = forms.get(0);
        this.integers = integers;
        this.written = InPlace.written(first.steps());
        Set<String> taken = new HashSet<>(TAKEN);
        if (first.readsScale()) {
            taken.add("scale");
        }
        for (int i = 0; i < form.holes().size(); i++) {
            SectionForm.Hole hole = form.holes().get(i);
            int index = i;
            if (forms.stream().allMatch(other -> other.holes().get(index).equals(hole))) {
                taken.add(hole.text());
            } else {
                varying.add(i);
            }
        }
        NameScope scope = new NameScope(taken);
        for (int i = 0; i < form.holes().size(); i++) {
            SectionForm.Hole hole = form.holes().get(i);
            names.add(varying.contains(i) ? parameter(hole, scope) : hole.text());
        }
        // Arrays stand before offsets, and those before what is asked of the network.
        varying.sort(Comparator.comparing(i -> form.holes().get(i).kind()));
    }

    private String parameter(SectionForm.Hole hole, NameScope scope) {
        String name = scope.fresh(meaning(hole));
        hole.meanings().forEach(meaning -> renamed.put(meaning, name));
        return name;
    }

    private TypeName type(SectionForm.Hole hole) {
        return switch (hole.kind()) {
            case ARRAY -> integers.contains(hole.text()) ? ArrayTypeName.of(int.class) : dialect.numbers();
            case GIVEN -> dialect.numbers();
            case OFFSET -> TypeName.INT;
            case FROZEN, TRAINED -> TypeName.BOOLEAN;
            case MASK_KEY -> TypeName.LONG;
        };
    }

    private String meaning(SectionForm.Hole hole) {
        String meaning = hole.meanings().get(0);
        return switch (hole.kind()) {
            case ARRAY -> value(hole.meanings());
            case GIVEN, OFFSET -> constant(meaning);
            case FROZEN -> "frozen";
            case TRAINED -> "trained";
            case MASK_KEY -> "maskKey";
        };
    }

    /** {@code x} for what a layer is given, {@code y} for what it gives, and else what is left of the value's name. */
    private String value(List<String> values) {
        String layer = first.layer();
        if (values.contains(layer.isEmpty() ? first.value() : layer)) {
            return "y";
        }
        String value = values.get(values.size() - 1);
        for (int i = values.size() - 1; i >= 0; i--) {
            String rest = Words.without(layer, values.get(i));
            if (!rest.equals("value")) {
                return rest;
            }
        }
        if (!value.matches(".*Gradients?\\d*")) {
            return "x";
        }
        return written.contains(value) ? "xGradient" : "gradient";
    }

    /** {@code weight} for {@code HIDDEN_WEIGHT}. */
    private String constant(String constant) {
        String prefix = Node.constant(first.layer()) + "_";
        String[] words = (constant.startsWith(prefix) ? constant.substring(prefix.length()) : constant)
                .toLowerCase(Locale.ROOT)
                .split("_", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Words.capitalized(words[i]));
        }
        return name.toString();
    }

    List<ParameterSpec> parameters() {
        return varying.stream()
                .map(i -> ParameterSpec.builder(type(form.holes().get(i)), names.get(i))
                        .build())
                .toList();
    }

    /** The parameters that stand for the values of the first section, by the names of those. */
    Map<String, String> renamed() {
        return renamed;
    }

    /** What a section of the same form gives for the parameters. */
    List<String> arguments(SectionForm other) {
        return varying.stream().map(hole -> other.holes().get(hole).text()).toList();
    }

    /**
     * @param fields names that locals must not hide
     */
    CodeBlock body(Set<String> fields) {
        Set<String> taken = new HashSet<>(fields);
        taken.addAll(names);
        StepEmitter steps = new StepEmitter(dialect, taken, this::filled, this::filled, key -> filled(key.layer()));
        return steps.statements(first.layer(), new Filling().steps(form.steps()));
    }

    private String filled(String hole) {
        return names.get(Integer.parseInt(hole.substring(1)));
    }

    private final class Filling extends StepMapping {
        @Override
        Location.Array array(Location.Array array) {
            return new Location.Array(filled(array.name()), "");
        }

        @Override
        String offset(String constant) {
            return filled(constant);
        }

        @Override
        String given(String constant) {
            return filled(constant);
        }

        @Override
        String layer(String layer) {
            return layer;
        }

        @Override
        String trained(String layer) {
            return layer;
        }

        @Override
        MaskKey maskKey(MaskKey key) {
            return key;
        }

        @Override
        String local(String name) {
            String local = form.locals().get(name);
            if (local == null) {
                throw new IllegalStateException("no local " + name);
            }
            return local;
        }
    }
}
