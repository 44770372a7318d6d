// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Divides methods that would become too long: HotSpot compiles none of 8,000 bytecodes or more, and runs it slowly forever. */
final class Parts {
    /** The bytecodes that a method may be estimated to have. */
    private static final int MOST = 6000;

    /** What a statement loads, calls or stores is, on average, at most so many bytecodes for each of its words. */
    private static final int OF_A_WORD = 4;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$.]+");

    private Parts() {}

    static CodeBlock statement(String format, Object... arguments) {
        return CodeBlock.builder().addStatement(format, arguments).build();
    }

    /** Whether statements make more than one method. */
    static boolean areNeeded(List<CodeBlock> statements) {
        return statements.stream().mapToInt(Parts::estimate).sum() > MOST;
    }

    /**
     * Adds statements to a method, or what calls the parts that they are divided into; returns those parts.
     *
     * @param part from a number, counted from 1 on, to an empty method
     * @param call from the name of a part to the statement that calls it
     * @param end what a part ends with
     */
    static List<MethodSpec> add(
            MethodSpec.Builder whole,
            List<CodeBlock> statements,
            Function<Integer, MethodSpec.Builder> part,
            Function<String, CodeBlock> call,
            CodeBlock end) {
        if (!areNeeded(statements)) {
            statements.forEach(whole::addCode);
            return List.of();
        }
        List<MethodSpec> parts = new ArrayList<>();
        for (List<CodeBlock> each : divided(statements)) {
            MethodSpec.Builder method = part.apply(parts.size() + 1);
            each.forEach(method::addCode);
            MethodSpec built = method.addCode(end).build();
            parts.add(built);
            whole.addCode(call.apply(built.name()));
        }
        return parts;
    }

    private static List<List<CodeBlock>> divided(List<CodeBlock> statements) {
        List<List<CodeBlock>> parts = new ArrayList<>();
        int length = MOST;
        for (CodeBlock statement : statements) {
            int further = estimate(statement);
            if (length + further > MOST) {
                parts.add(new ArrayList<>());
                length = 0;
            }
            parts.get(parts.size() - 1).add(statement);
            length += further;
        }
        return parts;
    }

    private static int estimate(CodeBlock statement) {
        // A name of several parts, as network.hidden.frozen, has a word for each.
        return OF_A_WORD
                * (int) (1
                        + WORD.matcher(statement.toString())
                                .results()
                                .mapToLong(word -> 1
                                        + word.group()
                                                .chars()
                                                .filter(c -> c == '.')
                                                .count())
                                .sum());
    }
}
