// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gradwright.processor.formula.Argument;
import org.gradwright.processor.formula.BranchLowering;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.FormulaWriter;
import org.gradwright.processor.formula.NameScope;

/** The code of formulas, with the class of their functions imported. */
final class FormulaCode {
    private final Dialect dialect;

    FormulaCode(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Adds the statements that a formula of numbers with one result needs; returns its value. */
    CodeBlock write(CodeBlock.Builder code, Formula formula, List<String> arguments, NameScope names) {
        return write(code, formula, arguments.stream().map(Argument::of).toList(), names, name -> "")
                .get(0);
    }

    /** Adds the statements that a formula needs; returns its results that are numbers. */
    List<CodeBlock> write(
            CodeBlock.Builder code,
            Formula formula,
            List<Argument> arguments,
            NameScope names,
            UnaryOperator<String> scratch) {
        Formula lowered = formula.isScalar() ? BranchLowering.of(formula) : formula;
        FormulaWriter.Written written =
                FormulaWriter.write(lowered, dialect.precision(), dialect.math(), arguments, names, scratch);
        written.statements().forEach(statement -> code.add(imported(statement)).add("\n"));
        return written.results().stream().map(this::imported).toList();
    }

    /** Text in which the class of functions stands by its simple name, as code that imports it. */
    private CodeBlock imported(String text) {
        ClassName math = dialect.compute(dialect.math());
        CodeBlock.Builder code = CodeBlock.builder();
        String[] parts = text.split(dialect.math() + "\\.", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                code.add("$T.", math);
            }
            code.add("$L", parts[i]);
        }
        return code.build();
    }
}
