// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradwright.processor.formula.Argument;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.NameScope;
import org.gradwright.processor.graph.Rows;
import org.gradwright.processor.plan.Location;
import org.gradwright.processor.plan.Step;
import org.gradwright.processor.plan.Step.RowOperand;

/** Loops over the rows of a batch that compute a formula of whole rows. */
final class RowEmitter {
    private final FormulaCode formulas;
    private final Dialect dialect;
    private final Set<String> taken;

    RowEmitter(Dialect dialect, Set<String> fields) {
        this.dialect = dialect;
        this.formulas = new FormulaCode(dialect);
        this.taken = new HashSet<>(fields);
        this.taken.addAll(List.of("row", "rows", "scale"));
    }

    void emit(CodeBlock.Builder code, Step.Rows step) {
        NameScope names = new NameScope(taken);
        Formula formula = step.formula();
        boolean writesRow = Rows.writesRow(formula);
        if (writesRow) {
            code.addStatement(
                    "$T.fill($L, 0, rows * $L, $L)",
                    Arrays.class,
                    array(step.result()),
                    step.result().shape().size(),
                    dialect.precision().literal(0));
        }
        code.beginControlFlow("for (int row = 0; row < rows; row++)");
        Map<Long, String> starts = starts(code, step, names);
        List<Argument> arguments = new ArrayList<>();
        for (RowOperand operand : step.operands()) {
            arguments.add(argument(operand, starts));
        }
        List<CodeBlock> results = formulas.write(
                code, formula, arguments, names, name -> step.scratch().getOrDefault(name, ""));
        if (!writesRow) {
            code.addStatement("$L[row] = $L", array(step.result()), results.get(0));
        }
        code.endControlFlow();
    }

    /** Declares where the row starts in arrays of each width; by width. */
    private static Map<Long, String> starts(CodeBlock.Builder code, Step.Rows step, NameScope names) {
        Map<Long, String> starts = new LinkedHashMap<>();
        for (RowOperand operand : step.operands()) {
            long width = operand.shape().size();
            if (operand.shape().batched() && !operand.shape().extents().isEmpty() && !starts.containsKey(width)) {
                String start = names.fresh("at");
                starts.put(width, start);
                code.addStatement("int $L = row * $L", start, width);
            }
        }
        return starts;
    }

    private static Argument argument(RowOperand operand, Map<Long, String> starts) {
        long width = operand.shape().size();
        if (operand.location() instanceof Location.Rows) {
            return Argument.of("rows");
        }
        if (operand.location() instanceof Location.Scale) {
            return Argument.of("scale");
        }
        if (operand.shape().batched()) {
            return operand.shape().extents().isEmpty()
                    ? Argument.of(array(operand) + "[row]")
                    : Argument.part(array(operand), String.valueOf(starts.get(width)), (int) width);
        }
        if (operand.location() instanceof Location.Given given) {
            return Argument.part(given.constant(), "", (int) width);
        }
        return operand.location() instanceof Location.Slice slice
                ? Argument.part(slice.store().field(), slice.offset(), (int) width)
                : Argument.part(array(operand), "", (int) width);
    }

    private static String array(RowOperand operand) {
        if (operand.location() instanceof Location.Array array) {
            return array.name();
        }
        throw new IllegalStateException(operand.location() + " is no array of a session");
    }
}
