// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradwright.processor.compiling.Javac;
import org.gradwright.processor.graph.Broadcast;
import org.gradwright.processor.graph.Shape;
import org.junit.jupiter.api.Test;

/** The loops visit every element once, in order, and read every operand where its broadcast says, for all combinations. */
class IndexSpaceTest {
    private static final int ROWS = 3;

    private static final List<Shape> BATCHED = List.of(
            Shape.batch(),
            Shape.batch(1),
            Shape.batch(4),
            Shape.batch(2, 3),
            Shape.batch(3, 1),
            Shape.batch(1, 3),
            Shape.batch(2, 2, 5));

    private static final List<Shape> FIXED = List.of(Shape.SCALAR, Shape.fixed(1), Shape.fixed(4), Shape.fixed(2, 3));

    @Test
    void everyElementIsVisitedOnceWithItsOperands() throws ReflectiveOperationException {
        Map<String, int[][]> expected = new LinkedHashMap<>();
        Map<String, String> written = new HashMap<>();
        StringBuilder methods = new StringBuilder();
        for (Shape shape : concatenated()) {
            for (Set<Broadcast> broadcasts : broadcasts(shape)) {
                String name = "visit" + expected.size();
                String method = method(name, shape, broadcasts);
                written.put(name, shape + " " + broadcasts + "\n" + method);
                methods.append(method);
                expected.put(name, indices(shape, broadcasts));
            }
        }
        assertThat(expected).hasSizeGreaterThan(40);
        ClassLoader loader = Javac.withLibrary()
                .file("Loops.java", "public class Loops {\n" + methods + "}\n")
                .runWithoutProcessor()
                .silent()
                .load(Map.of());
        Class<?> loops = loader.loadClass("Loops");
        for (Map.Entry<String, int[][]> entry : expected.entrySet()) {
            Object found = loops.getMethod(entry.getKey(), int.class).invoke(null, ROWS);
            assertThat((int[][]) found).as(written.get(entry.getKey())).isDeepEqualTo(entry.getValue());
        }
    }

    private static List<Shape> concatenated() {
        List<Shape> shapes = new ArrayList<>(BATCHED);
        shapes.addAll(FIXED);
        return shapes;
    }

    /** The sets of broadcasts that can occur in a shape; the result itself is always read in full. */
    private static List<Set<Broadcast>> broadcasts(Shape shape) {
        List<Set<Broadcast>> sets = new ArrayList<>();
        boolean features = !shape.extents().isEmpty() && !(shape.equals(Shape.fixed(shape.last())));
        boolean rows = shape.batched() && !shape.extents().isEmpty();
        boolean several = rows && shape.extents().size() > 1;
        for (int bits = 0; bits < 32; bits++) {
            Set<Broadcast> set = EnumSet.of(Broadcast.FULL);
            if ((bits & 1) != 0) {
                set.add(Broadcast.SCALAR);
            }
            if ((bits & 2) != 0 && features) {
                set.add(Broadcast.FEATURES);
            }
            if ((bits & 4) != 0 && rows) {
                set.add(Broadcast.ROWS);
            }
            if ((bits & 8) != 0 && several) {
                set.add(Broadcast.CHANNELS);
            }
            if ((bits & 16) != 0 && several) {
                set.add(Broadcast.PLACES);
            }
            if (!sets.contains(set)) {
                sets.add(set);
            }
        }
        return sets;
    }

    /** A method that returns, for each element visited, the index of each broadcast in the order of the enum. */
    private static String method(String name, Shape shape, Set<Broadcast> broadcasts) {
        IndexSpace space = new IndexSpace(shape, broadcasts);
        CodeBlock.Builder code = CodeBlock.builder();
        space.open(code, constant(space, Broadcast.ROWS), constant(space, Broadcast.PLACES));
        List<String> indices = broadcasts.stream()
                .map(each -> space.staysInside(each) ? each.name() : space.index(each))
                .toList();
        code.addStatement("visited.add(new int[] {$L})", String.join(", ", indices));
        space.close(code);
        return "public static int[][] " + name + "(int rows) {\n"
                + "java.util.List<int[]> visited = new java.util.ArrayList<>();\n"
                + code.build()
                + "return visited.toArray(int[][]::new);\n}\n";
    }

    private static CodeBlock constant(IndexSpace space, Broadcast broadcast) {
        return CodeBlock.of("int $L = $L;\n", broadcast, space.index(broadcast));
    }

    private static int[][] indices(Shape shape, Set<Broadcast> broadcasts) {
        int size = Math.toIntExact(shape.size());
        int elements = shape.batched() ? ROWS * size : size;
        int[][] indices = new int[elements][];
        for (int element = 0; element < elements; element++) {
            int at = element;
            indices[element] = broadcasts.stream()
                    .mapToInt(broadcast -> switch (broadcast) {
                        case FULL -> at;
                        case FEATURES -> at % shape.last();
                        case ROWS -> at / size;
                        case CHANNELS -> at / size * shape.last() + at % shape.last();
                        case PLACES -> at / shape.last();
                        case SCALAR -> 0;
                    })
                    .toArray();
        }
        return indices;
    }
}
