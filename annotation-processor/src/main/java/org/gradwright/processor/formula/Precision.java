// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Kind of number that generated code computes with. */
public enum Precision {
    DOUBLE("double", "Double", "") {
        @Override
        boolean reads(String digits, double value) {
            return Double.parseDouble(digits) == value;
        }

        @Override
        double rounded(double value) {
            return value;
        }
    },
    FLOAT("float", "Float", "f") {
        @Override
        boolean reads(String digits, double value) {
            return Float.parseFloat(digits) == (float) value;
        }

        @Override
        double rounded(double value) {
            return (float) value;
        }
    };

    private static final int MOST_DIGITS = 17;

    private final String type;
    private final String box;
    private final String suffix;

    Precision(String type, String box, String suffix) {
        this.type = type;
        this.box = box;
        this.suffix = suffix;
    }

    /** Java's name of the type: {@code double} or {@code float}. */
    public String type() {
        return type;
    }

    /** Java's name of the type of arrays: {@code double[]} or {@code float[]}. */
    public String arrayType() {
        return type + "[]";
    }

    /**
     * The shortest Java expression of this type for a number: {@code 1.0}, {@code 0.1f}, {@code 1e-7f}, {@code -0.0},
     * {@code Float.POSITIVE_INFINITY}. For float the number is rounded first. The same text on every platform.
     */
    public String literal(double value) {
        double exact = rounded(value);
        if (Double.isNaN(exact)) {
            return box + ".NaN";
        }
        if (Double.isInfinite(exact)) {
            return box + (exact > 0 ? ".POSITIVE_INFINITY" : ".NEGATIVE_INFINITY");
        }
        String sign = 1 / exact < 0 ? "-" : "";
        return sign + digits(Math.abs(exact)) + suffix;
    }

    /** Whether a number can be written as a whole one, such as {@code 2}, where Java makes it a number of this type. */
    static boolean isSmallInteger(double value) {
        return value == Math.rint(value) && Math.abs(value) <= 10_000 && !(value == 0 && 1 / value < 0);
    }

    private String digits(double value) {
        if (value == 0) {
            return this == DOUBLE ? "0.0" : "0";
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shortest = exact;
        for (int precision = 1; precision <= MOST_DIGITS; precision++) {
            shortest = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
            if (reads(shortest.toString(), value)) {
                break;
            }
        }
        shortest = shortest.stripTrailingZeros();
        int magnitude = shortest.precision() - shortest.scale();
        if (magnitude > 7 || magnitude < -2) {
            String digits = shortest.unscaledValue().toString();
            String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
            return mantissa + "e" + (magnitude - 1);
        }
        String plain = shortest.toPlainString();
        return this == DOUBLE && plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    /** Whether the digits, read as a literal of this type, give the number. */
    abstract boolean reads(String digits, double value);

    /** The nearest number of this type. */
    abstract double rounded(double value);
}
