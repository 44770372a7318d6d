// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import org.gradwright.processor.declaration.InputDeclaration;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.declaration.NetworkDeclaration;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Problem;

/** Which parameters of the members are inputs, and how large these can be. */
final class InputRules {
    private static final BigInteger LONGEST = BigInteger.valueOf(Integer.MAX_VALUE);

    private InputRules() {}

    /** Whether the first member alone has an input, and an array can hold a row of it; if not, that is reported. */
    static boolean check(NetworkDeclaration declaration, Diagnostics diagnostics) {
        List<MemberDeclaration> members = declaration.members();
        boolean accepted = true;
        for (int i = 0; i < members.size(); i++) {
            MemberDeclaration member = members.get(i);
            InputDeclaration input = member.input();
            if (i == 0 && input.extents().isEmpty()) {
                diagnostics.report(Problem.NO_INPUT, input.place(), member.name(), declaration.name(), input.name());
                accepted = false;
            } else if (i > 0 && input.extents().isPresent()) {
                diagnostics.report(
                        Problem.INPUT_ELSEWHERE,
                        input.extentsPlace(),
                        member.name(),
                        members.get(i - 1).name());
                accepted = false;
            } else if (i == 0) {
                accepted &= extents(input, diagnostics);
            } else {
                accepted &= namedAfterNoOther(declaration, member, members.get(i - 1), diagnostics);
            }
        }
        return accepted;
    }

    /**
     * Whether the first layer has the input; if another one has it alone, that is reported, and what follows from it need not
     * be.
     */
    static boolean inOrder(NetworkDeclaration declaration, Diagnostics diagnostics) {
        List<MemberDeclaration> members = declaration.members();
        List<MemberDeclaration> taking = members.stream()
                .filter(member -> member.input().extents().isPresent())
                .toList();
        boolean elsewhere = taking.size() == 1 && !taking.get(0).equals(members.get(0));
        if (elsewhere) {
            MemberDeclaration first = taking.get(0);
            diagnostics.report(
                    Problem.WRONG_ORDER,
                    first.place(),
                    first.name(),
                    members.get(0).name());
        }
        return !elsewhere;
    }

    /** What to write for extents of which one is below 1: -1, as elsewhere, stands for the batch. */
    private static String withoutBatch(List<Integer> extents) {
        List<Integer> row = extents.subList(1, extents.size());
        if (row.isEmpty() || row.stream().anyMatch(extent -> extent < 1)) {
            return "Give the extents of one row, such as @Input(64).";
        }
        String text = row.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "Leave out the batch: " + (row.size() == 1 ? "@Input(" + text + ")." : "@Input({" + text + "}).");
    }

    /** A parameter named as a layer that is not the one before reads as if it took that layer's value. */
    private static boolean namedAfterNoOther(
            NetworkDeclaration declaration,
            MemberDeclaration member,
            MemberDeclaration before,
            Diagnostics diagnostics) {
        String name = member.input().name();
        boolean other = !name.equals(before.name())
                && !name.equals(member.name())
                && declaration.members().stream().anyMatch(each -> each.name().equals(name));
        if (other) {
            diagnostics.report(
                    Problem.NAMED_AS_OTHER_LAYER, member.input().place(), member.name(), before.name(), name);
        }
        return !other;
    }

    /** Whether extents are at least 1 and an array can hold a row; if not, that is reported. */
    static boolean extents(InputDeclaration input, Diagnostics diagnostics) {
        List<Integer> extents = input.extents().orElseThrow();
        if (extents.isEmpty()) {
            diagnostics.report(Problem.INPUT_WITHOUT_EXTENTS, input.extentsPlace(), input.name());
            return false;
        }
        boolean accepted = true;
        for (int axis = 0; axis < extents.size(); axis++) {
            if (extents.get(axis) < 1) {
                diagnostics.report(
                        Problem.INPUT_EXTENT,
                        input.extentPlaces().get(axis),
                        input.name(),
                        axis + 1,
                        extents.get(axis),
                        withoutBatch(extents));
                accepted = false;
            }
        }
        BigInteger size =
                extents.stream().map(extent -> BigInteger.valueOf(extent)).reduce(BigInteger.ONE, BigInteger::multiply);
        if (accepted && size.compareTo(LONGEST) > 0) {
            diagnostics.report(
                    Problem.TOO_LARGE,
                    input.extentsPlace(),
                    "input '" + input.name() + "'",
                    size,
                    "Give the extents of one row, without the batch.");
            return false;
        }
        return accepted;
    }
}
