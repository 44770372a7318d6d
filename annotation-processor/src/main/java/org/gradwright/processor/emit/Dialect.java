// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import org.gradwright.processor.formula.Precision;

/**
 * In which precision, and against which runtime, a class is generated.
 *
 * @param runtime root package of the runtime
 * @param suffix of the generated class's name
 * @param math simple name of the class with the functions of formulas
 * @param matrix simple name of EJML's matrix of this precision
 */
public record Dialect(Precision precision, String runtime, String suffix, String math, String matrix) {
    /** What ships: {@code DigitsNetwork}, in float. */
    public static final Dialect NETWORK =
            new Dialect(Precision.FLOAT, "org.gradwright.runtime", "Network", "FloatMath", "FMatrixRMaj");

    /** What checks it: {@code DigitsTwin}, the same code in double against a runtime derived in double. */
    public static final Dialect TWIN =
            new Dialect(Precision.DOUBLE, "org.gradwright.twin", "Twin", "DoubleMath", "DMatrixRMaj");

    /** The primitive type of values. */
    TypeName number() {
        return precision == Precision.FLOAT ? TypeName.FLOAT : TypeName.DOUBLE;
    }

    TypeName numbers() {
        return ArrayTypeName.of(number());
    }

    ClassName type(String name) {
        return ClassName.get(runtime, name);
    }

    ClassName compute(String name) {
        return ClassName.get(runtime + ".compute", name);
    }

    ClassName data(String name) {
        return ClassName.get(runtime + ".data", name);
    }

    ClassName matrixType() {
        return ClassName.get("org.ejml.data", matrix);
    }
}
