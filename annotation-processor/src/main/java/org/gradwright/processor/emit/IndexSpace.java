// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.Set;
import org.gradwright.processor.graph.Broadcast;
import org.gradwright.processor.graph.Shape;

/** The loops over all elements of a shape, and how operands are indexed inside them. */
final class IndexSpace {
    private final Shape shape;
    private final boolean rowsOnly;
    private final boolean byRow;
    private final boolean byFeature;

    /**
     * @param broadcasts how the operands are read
     */
    IndexSpace(Shape shape, Set<Broadcast> broadcasts) {
        this.shape = shape;
        this.rowsOnly = shape.batched() && shape.size() == 1;
        this.byRow = broadcasts.contains(Broadcast.ROWS) || rowsOnly;
        this.byFeature = broadcasts.contains(Broadcast.FEATURES);
    }

    /**
     * Opens the loops, or a block for one number; the body follows, then {@link #close}.
     *
     * @param eachRow statements for each row of the batch, where {@link #hasRowLoop}
     */
    void open(CodeBlock.Builder code, CodeBlock eachRow) {
        if (shape.equals(Shape.SCALAR)) {
            code.add("{\n").indent();
        } else if (rowsOnly) {
            code.beginControlFlow("for (int row = 0; row < rows; row++)");
        } else if (!byRow && !byFeature) {
            String end = shape.batched() ? times("rows", shape.size()) : String.valueOf(shape.size());
            code.beginControlFlow("for (int i = 0; i < $L; i++)", end);
        } else if (byRow && byFeature && shape.size() != shape.last()) {
            long vectors = shape.size() / shape.last();
            code.beginControlFlow("for (int row = 0; row < rows; row++)");
            code.add(eachRow);
            code.beginControlFlow(
                    "for (int at = row * $L; at < (row + 1) * $L; at += $L)",
                    shape.size(),
                    shape.size(),
                    shape.size() / vectors);
            code.beginControlFlow("for (int j = 0; j < $L; j++)", shape.last());
        } else {
            long inner = byFeature ? shape.last() : shape.size();
            long vectors = shape.size() / inner;
            String end = shape.batched() ? times("rows", vectors) : String.valueOf(vectors);
            code.beginControlFlow("for (int row = 0; row < $L; row++)", end);
            code.addStatement("int at = $L", times("row", inner));
            code.add(eachRow);
            if (byFeature) {
                code.beginControlFlow("for (int j = 0; j < $L; j++)", inner);
            } else {
                code.beginControlFlow("for (int i = at; i < at + $L; i++)", inner);
            }
        }
    }

    /** Whether there is a loop over the rows around the one over their values. */
    boolean hasRowLoop() {
        return byRow && nested();
    }

    void close(CodeBlock.Builder code) {
        if (shape.equals(Shape.SCALAR)) {
            code.unindent().add("}\n");
            return;
        }
        if (nested()) {
            code.endControlFlow();
            if (byRow && byFeature && shape.size() != shape.last()) {
                code.endControlFlow();
            }
        }
        code.endControlFlow();
    }

    private boolean nested() {
        return !rowsOnly && (byRow || byFeature);
    }

    /** The index of an operand that is read as {@code broadcast} says. */
    String index(Broadcast broadcast) {
        return switch (broadcast) {
            case FULL -> full();
            case FEATURES -> rowsOnly ? "0" : "j";
            case ROWS -> "row";
            case SCALAR -> "0";
        };
    }

    private String full() {
        if (shape.equals(Shape.SCALAR)) {
            return "0";
        }
        if (nested()) {
            // HotSpot vectorizes more of the loops that read all arrays at one index.
            return byFeature ? "at + j" : "i";
        }
        return byRow ? "row" : "i";
    }

    private static String times(String name, long factor) {
        return factor == 1 ? name : name + " * " + factor;
    }
}
