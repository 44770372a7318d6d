// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gradwright.processor.formula.Instruction.Carried;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Loop;

/**
 * What some values need.
 *
 * @param live for each instruction whether it is needed
 * @param loops for each loop that is needed, by position, what of it is
 */
record Liveness(BitSet live, Map<Integer, Use> loops) {

    /**
     * What is needed of a loop.
     *
     * @param carried numbers of the carried values
     * @param captured numbers of the captured values
     */
    record Use(SortedSet<Integer> carried, SortedSet<Integer> captured) {}

    /** An instruction that is needed; where it belongs to a loop without what nobody needs of that. */
    Instruction of(List<Instruction> instructions, int position) {
        Instruction instruction = instructions.get(position);
        if (instruction instanceof Loop loop && loops.containsKey(position)) {
            return LoopRules.pruned(loop, Objects.requireNonNull(loops.get(position)));
        }
        if (instruction instanceof Carried value && loops.containsKey(value.loop())) {
            Use use = Objects.requireNonNull(loops.get(value.loop()));
            return new Carried(value.loop(), use.carried.headSet(value.index()).size(), value.kind());
        }
        return instruction;
    }

    /** What the values at the positions {@code roots} need. */
    static Liveness of(List<Instruction> instructions, Iterable<Integer> roots) {
        BitSet live = new BitSet(instructions.size());
        Map<Integer, SortedSet<Integer>> carried = new HashMap<>();
        Map<Integer, Use> loops = new HashMap<>();
        roots.forEach(live::set);
        for (int i = instructions.size() - 1; i >= 0; i--) {
            if (!live.get(i)) {
                continue;
            }
            Instruction instruction = instructions.get(i);
            if (instruction instanceof Carried value) {
                carried.computeIfAbsent(value.loop(), loop -> new TreeSet<>()).add(value.index());
            }
            if (instruction instanceof Loop loop) {
                Use use = use(loop, carried.getOrDefault(i, new TreeSet<>()));
                loops.put(i, use);
                live.set(loop.from());
                live.set(loop.to());
                use.carried.forEach(each -> live.set(loop.initial().get(each)));
                use.captured.forEach(each -> live.set(loop.captured().get(each)));
            } else {
                instruction.operands().forEach(live::set);
            }
        }
        return new Liveness(live, loops);
    }

    /** A carried value is needed where it is read afterwards, or for another one that is needed. */
    private static Use use(Loop loop, SortedSet<Integer> carried) {
        SortedSet<Integer> needed = new TreeSet<>(carried);
        while (true) {
            SortedSet<Integer> captured = new TreeSet<>();
            SortedSet<Integer> also = new TreeSet<>(needed);
            List<Instruction> body = loop.body().instructions();
            BitSet live =
                    of(body, needed.stream().map(loop.body().results()::get).toList()).live;
            for (int i = 0; i < body.size(); i++) {
                if (live.get(i) && body.get(i) instanceof Input input && input.index() > 0) {
                    int index = input.index() - 1;
                    int carries = loop.initial().size();
                    boolean ignored = index < carries ? also.add(index) : captured.add(index - carries);
                }
            }
            if (also.equals(needed)) {
                return new Use(needed, captured);
            }
            needed = also;
        }
    }
}
