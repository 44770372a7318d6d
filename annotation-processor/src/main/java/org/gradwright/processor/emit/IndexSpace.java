// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.Set;
import org.gradwright.processor.graph.Broadcast;
import org.gradwright.processor.graph.Shape;

/**
 * The loops over all elements of a shape, and how operands are indexed inside them: over the rows of the batch where an operand
 * has a value for each, over the vectors along the last axis where an operand follows that axis, and over their elements.
 */
final class IndexSpace {
    private final Shape shape;
    private final boolean single;
    private final boolean byRow;
    private final boolean byVector;
    private final boolean byChannel;
    private final boolean byIndex;

    /**
     * @param broadcasts how the operands are read
     */
    IndexSpace(Shape shape, Set<Broadcast> broadcasts) {
        this.shape = shape;
        this.single = shape.batched() && shape.size() == 1;
        this.byChannel = broadcasts.contains(Broadcast.CHANNELS);
        this.byRow = broadcasts.contains(Broadcast.ROWS) || byChannel;
        this.byIndex = broadcasts.contains(Broadcast.FEATURES) || byChannel;
        this.byVector = byIndex || broadcasts.contains(Broadcast.PLACES);
    }

    /**
     * Opens the loops, or a block for one number; the body follows, then {@link #close}.
     *
     * @param eachRow statements for each row of the batch, where operands {@link #staysInside} are read
     * @param eachVector statements for each vector along the last axis, as above
     */
    void open(CodeBlock.Builder code, CodeBlock eachRow, CodeBlock eachVector) {
        if (shape.equals(Shape.SCALAR)) {
            code.add("{\n").indent();
        } else if (single) {
            code.beginControlFlow("for (int row = 0; row < rows; row++)");
        } else if (!nested()) {
            String end = shape.batched() ? times("rows", shape.size()) : String.valueOf(shape.size());
            code.beginControlFlow("for (int i = 0; i < $L; i++)", end);
        } else if (threefold()) {
            code.beginControlFlow("for (int row = 0; row < rows; row++)");
            if (byChannel) {
                // As a part of the index inside, it would keep HotSpot from vectorizing the loop.
                code.addStatement("int ofRow = $L", times("row", shape.last()));
            }
            code.add(eachRow);
            code.beginControlFlow(
                    "for (int at = row * $L; at < (row + 1) * $L; at += $L)", shape.size(), shape.size(), shape.last());
            code.add(eachVector);
            innermost(code, shape.last());
        } else {
            long inner = byVector ? shape.last() : shape.size();
            long vectors = shape.size() / inner;
            String end = shape.batched() ? times("rows", vectors) : String.valueOf(vectors);
            code.beginControlFlow("for (int row = 0; row < $L; row++)", end);
            code.addStatement("int at = $L", times("row", inner));
            code.add(eachRow);
            code.add(eachVector);
            innermost(code, inner);
        }
    }

    /** HotSpot vectorizes more of the loops that read all arrays at one index. */
    private void innermost(CodeBlock.Builder code, long extent) {
        if (byIndex) {
            code.beginControlFlow("for (int j = 0; j < $L; j++)", extent);
        } else {
            code.beginControlFlow("for (int i = at; i < at + $L; i++)", extent);
        }
    }

    /** Whether an operand that is read so is the same number in all rounds of the innermost loop. */
    boolean staysInside(Broadcast broadcast) {
        return nested() && (broadcast == Broadcast.ROWS || broadcast == Broadcast.PLACES);
    }

    void close(CodeBlock.Builder code) {
        if (shape.equals(Shape.SCALAR)) {
            code.unindent().add("}\n");
            return;
        }
        if (nested()) {
            code.endControlFlow();
            if (threefold()) {
                code.endControlFlow();
            }
        }
        code.endControlFlow();
    }

    private boolean nested() {
        return !single && (byRow || byVector);
    }

    private boolean threefold() {
        return byRow && byVector && shape.size() != shape.last();
    }

    /** The index of an operand that is read as {@code broadcast} says. */
    String index(Broadcast broadcast) {
        return switch (broadcast) {
            case FULL -> full();
            case FEATURES -> single ? "0" : "j";
            case ROWS -> "row";
            case CHANNELS -> threefold() ? "ofRow + j" : full();
            case PLACES -> threefold() ? "at / " + shape.last() : "row";
            case SCALAR -> "0";
        };
    }

    private String full() {
        if (shape.equals(Shape.SCALAR)) {
            return "0";
        }
        if (nested()) {
            return byIndex ? "at + j" : "i";
        }
        return single ? "row" : "i";
    }

    private static String times(String name, long factor) {
        return factor == 1 ? name : name + " * " + factor;
    }
}
