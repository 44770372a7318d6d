// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check.compilation;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * A class that computes what it computed before, and tells how its choices came out: {@code c ? a : b} becomes
 * {@code choices$.of(7, c) ? a : b}, and likewise the conditions of {@code if}, {@code DoubleMath.max} and its like,
 * {@code %} and {@code (int)}. Loops count, and how often is settled by choices before them.
 *
 * @param source the changed text
 * @param choices what is chosen at each number, as {@code sum > 0 in forwardHidden}
 */
public record Recording(String source, List<String> choices) {
    /** The static field, of the type given, that the class tells its choices. */
    public static final String FIELD = "choices$";

    private static final String FUNCTIONS = "DoubleMath";
    private static final Set<String> CHOOSING = Set.of("abs", "signum", "max", "min", "gate", "floor", "ceil", "rint");

    public Recording {
        choices = List.copyOf(choices);
    }

    /**
     * Changes the text of a file with one top-level class.
     *
     * @param type the class that remembers choices; it has a constructor without parameters
     */
    public static Recording of(String source, Class<?> type) {
        Javac.Parsed parsed = Javac.parse(source);
        Scanner scanner = new Scanner(source, parsed.unit(), parsed.positions(), type.getName());
        scanner.scan(parsed.unit(), null);
        return new Recording(scanner.text(), scanner.choices);
    }

    /** A piece of the text and what stands there instead. */
    private record Replacement(int end, String text) {}

    private static final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final String source;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final String type;
        private final List<String> choices = new ArrayList<>();
        /** What is put in front of a position: outer pieces come first. */
        private final Map<Integer, String> opening = new HashMap<>();
        /** What is put behind the pieces that end at a position. */
        private final Map<Integer, String> closing = new HashMap<>();

        private final Map<Integer, Replacement> replacements = new HashMap<>();
        private String method = "";
        private boolean declared;

        Scanner(String source, CompilationUnitTree unit, SourcePositions positions, String type) {
            this.source = source;
            this.unit = unit;
            this.positions = positions;
            this.type = type;
        }

        String text() {
            StringBuilder text = new StringBuilder(source.length() + 64 * choices.size());
            int at = 0;
            while (at < source.length()) {
                text.append(closing.getOrDefault(at, "")).append(opening.getOrDefault(at, ""));
                Replacement replacement = replacements.get(at);
                text.append(replacement == null ? source.substring(at, at + 1) : replacement.text());
                at = replacement == null ? at + 1 : replacement.end();
            }
            return text.toString();
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
            if (!declared) {
                declared = true;
                opening.put(
                        start(tree.getMembers().get(0)),
                        "private static final " + type + " " + FIELD + " = new " + type + "();\n");
            }
            return super.visitClass(tree, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
            method = tree.getName().toString();
            return super.visitMethod(tree, null);
        }

        @Override
        public @Nullable Void visitConditionalExpression(ConditionalExpressionTree tree, @Nullable Void nothing) {
            call("of", tree.getCondition(), tree.getCondition());
            return super.visitConditionalExpression(tree, null);
        }

        @Override
        public @Nullable Void visitIf(IfTree tree, @Nullable Void nothing) {
            Tree condition = ((ParenthesizedTree) tree.getCondition()).getExpression();
            call("of", condition, condition);
            return super.visitIf(tree, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
            if (tree.getMethodSelect() instanceof MemberSelectTree select
                    && select.getExpression() instanceof IdentifierTree owner
                    && owner.getName().contentEquals(FUNCTIONS)
                    && CHOOSING.contains(select.getIdentifier().toString())) {
                replacements.put(start(owner), new Replacement(end(owner), FIELD));
                open(tree.getArguments().get(0), place(tree) + ", ");
            }
            return super.visitMethodInvocation(tree, null);
        }

        @Override
        public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void nothing) {
            if (tree.getKind() == Tree.Kind.REMAINDER) {
                call("remainder", tree, tree);
                replacements.put(end(tree.getLeftOperand()), new Replacement(start(tree.getRightOperand()), ", "));
            }
            return super.visitBinary(tree, null);
        }

        @Override
        public @Nullable Void visitTypeCast(TypeCastTree tree, @Nullable Void nothing) {
            if (tree.getType() instanceof PrimitiveTypeTree primitive
                    && primitive.getPrimitiveTypeKind() == TypeKind.INT) {
                call("integer", tree.getExpression(), tree);
            }
            return super.visitTypeCast(tree, null);
        }

        /** Puts a call around a piece of the text. */
        private void call(String name, Tree argument, Tree choice) {
            open(argument, FIELD + "." + name + "(" + place(choice) + ", ");
            closing.merge(end(argument), ")", String::concat);
        }

        private void open(Tree tree, String text) {
            opening.merge(start(tree), text, String::concat);
        }

        private int place(Tree choice) {
            choices.add(source.substring(start(choice), end(choice)) + " in " + method);
            return choices.size() - 1;
        }

        private int start(Tree tree) {
            return (int) positions.getStartPosition(unit, tree);
        }

        private int end(Tree tree) {
            return (int) positions.getEndPosition(unit, tree);
        }
    }
}
