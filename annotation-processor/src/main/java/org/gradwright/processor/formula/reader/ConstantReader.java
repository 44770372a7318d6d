// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.source.NameResolver;
import org.gradwright.processor.source.Spelling;

/** Reads names that are not local variables: compile-time constants, with the value that the compiler computed. */
final class ConstantReader {

    private final Reading reading;
    private final NameResolver names;
    private final CompilationUnitTree file;

    ConstantReader(Reading reading, NameResolver names, CompilationUnitTree file) {
        this.reading = reading;
        this.names = names;
        this.file = file;
    }

    /** The value of a constant. */
    static Value value(FormulaBuilder builder, Object constant) {
        if (constant instanceof Boolean truth) {
            return Value.truth(builder.truth(truth));
        }
        if (constant instanceof Integer integer) {
            return Value.integer(builder.whole(integer));
        }
        return Value.number(builder.constant((Double) constant));
    }

    /** The constant of a simple name; the locals are names that may have been meant. */
    Value read(IdentifierTree tree, Collection<String> locals) {
        Optional<VariableElement> field = names.field(tree.getName().toString());
        return field.isPresent()
                ? read(tree, field.get())
                : refuseName(tree, "", tree.getName().toString(), locals);
    }

    /** The constant of a qualified name. */
    Value read(MemberSelectTree tree) {
        String qualifier = tree.getExpression().toString();
        if (qualifier.equals("this") || qualifier.equals("super")) {
            return reading.refuse(Problem.FORMULA_MUTABLE_STATE, file, tree, tree);
        }
        Optional<TypeElement> type = names.type(tree.getExpression());
        if (type.isEmpty()) {
            return refuseName(tree, "", tree.toString(), List.of());
        }
        String name = tree.getIdentifier().toString();
        Optional<VariableElement> field = names.field(type.get(), name);
        return field.isPresent()
                ? read(tree, field.get())
                : refuseName(tree, qualifier + ".", name, names.fieldNames(type.get()));
    }

    private Value read(ExpressionTree tree, VariableElement field) {
        Object constant = field.getConstantValue();
        if (constant == null) {
            return reading.refuse(Problem.FORMULA_MUTABLE_STATE, file, tree, tree);
        }
        if (constant instanceof Double || constant instanceof Integer || constant instanceof Boolean) {
            reading.warnBeyondFloat(file, tree, constant);
            return value(reading.builder(), constant);
        }
        return reading.refuse(Problem.FORMULA_TYPE, file, tree, tree, field.asType(), "double");
    }

    private Value refuseName(ExpressionTree tree, String qualifier, String name, Collection<String> candidates) {
        String fix = Spelling.nearest(name, candidates)
                .map(nearest -> "Did you mean '" + qualifier + nearest + "'?")
                .orElse("Declare it as a local, a parameter or a constant.");
        return reading.refuse(Problem.FORMULA_UNKNOWN_NAME, file, tree, tree, fix);
    }
}
