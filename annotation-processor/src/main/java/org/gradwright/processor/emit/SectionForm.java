// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.plan.Location;
import org.gradwright.processor.plan.Section;
import org.gradwright.processor.plan.Step;
import org.gradwright.processor.plan.Step.Argument.MaskKey;

/**
 * What a section computes, whichever arrays, offsets and layers it works with: their names are replaced by {@code #0},
 * {@code #1} and so on in the order in which they appear. Sections of equal forms differ in nothing but what fills the holes.
 *
 * @param steps with holes in the place of names
 * @param locals the names of the values of loops, by those in {@code steps}
 */
record SectionForm(List<Step> steps, List<Hole> holes, Map<String, String> locals) {
    /** What a hole is filled with. */
    enum Kind {
        ARRAY,
        GIVEN,
        OFFSET,
        FROZEN,
        TRAINED,
        MASK_KEY
    }

    /**
     * A name that is replaced.
     *
     * @param text as generated code writes it
     * @param meanings names of the values that lie there, or the name of the constant or layer
     */
    record Hole(Kind kind, String text, List<String> meanings) {
        Hole {
            meanings = List.copyOf(meanings);
        }
    }

    SectionForm {
        steps = List.copyOf(steps);
        holes = List.copyOf(holes);
        locals = Map.copyOf(locals);
    }

    static SectionForm of(Section section) {
        Forming forming = new Forming(InPlace.of(section.steps()));
        List<Step> steps = forming.steps(section.steps());
        Map<String, String> locals = new LinkedHashMap<>();
        forming.locals.forEach((name, local) -> locals.put(local, name));
        return new SectionForm(steps, forming.holes(), locals);
    }

    /** What sections have in common that one method can serve. */
    record Signature(List<Step> steps, List<Kind> kinds) {}

    Signature signature() {
        return new Signature(steps, holes.stream().map(Hole::kind).toList());
    }

    private static final class Forming extends StepMapping {
        private final InPlace inPlace;
        /** By what is the same for all its occurrences, in order. */
        private final Map<Object, Hole> holes = new LinkedHashMap<>();

        private final Map<String, String> locals = new LinkedHashMap<>();

        Forming(InPlace inPlace) {
            this.inPlace = inPlace;
        }

        List<Hole> holes() {
            return List.copyOf(holes.values());
        }

        private String hole(Kind kind, Object key, String text, String meaning) {
            Hole hole = holes.get(key);
            List<String> meanings = new ArrayList<>(hole == null ? List.of() : hole.meanings());
            if (!meanings.contains(meaning)) {
                meanings.add(meaning);
            }
            holes.put(key, new Hole(kind, text, meanings));
            return "#" + List.copyOf(holes.keySet()).indexOf(key);
        }

        @Override
        Location.Array array(Location.Array array) {
            return new Location.Array(hole(Kind.ARRAY, inPlace.first(array), array.name(), array.value()), "");
        }

        @Override
        String offset(String constant) {
            return hole(Kind.OFFSET, List.of(Kind.OFFSET, constant), constant, constant);
        }

        @Override
        String given(String constant) {
            return hole(Kind.GIVEN, List.of(Kind.GIVEN, constant), constant, constant);
        }

        @Override
        String layer(String layer) {
            return hole(Kind.FROZEN, List.of(Kind.FROZEN, layer), StepEmitter.frozen(layer), layer);
        }

        @Override
        String trained(String layer) {
            return hole(Kind.TRAINED, List.of(Kind.TRAINED, layer), StepEmitter.trained(layer), layer);
        }

        @Override
        MaskKey maskKey(MaskKey key) {
            return new MaskKey(hole(Kind.MASK_KEY, key, StepEmitter.maskKey(key), key.layer()), 0, key.width());
        }

        @Override
        String local(String name) {
            return locals.computeIfAbsent(name, unknown -> "local" + locals.size());
        }
    }
}
