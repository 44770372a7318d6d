// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.everywhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gradwright.processor.compiling.Javac;
import org.gradwright.processor.compiling.Library;
import org.junit.jupiter.api.Test;

/** Formulas that call methods of other files, from sources and from class files. */
class DifferentiableTest {
    static final String SPECIAL = """
            package p;

            import org.gradwright.Derivative;
            import org.gradwright.Differentiable;

            public final class Special {
                @Differentiable
                public static double bell(double x) {
                    return Math.exp(-square(x));
                }

                @Derivative(of = "bell")
                static double bellSlope(double x) {
                    return -2 * x * bell(x);
                }

                @Differentiable
                public static double power(double x, int n) {
                    double product = 1;
                    for (int i = 0; i < n; i++) {
                        product *= x;
                    }
                    return product;
                }

                private static double square(double x) {
                    return x * x;
                }
            }
            """;

    static final String WAVE = """
            package q;

            import org.gradwright.Activation;
            import p.Special;

            @Activation
            public @interface Wave {
                class Formula {
                    static double value(double x) {
                        return x * Special.bell(0.5 * x) + Special.power(x, 3);
                    }
                }
            }
            """;

    private static Javac.Result compile(Map<String, byte[]> classes, String... files) {
        Javac javac = Javac.withLibrary().on(classes);
        for (int i = 0; i < files.length; i += 2) {
            javac.file(files[i], files[i + 1]);
        }
        return javac.run().silent();
    }

    private static Object call(Javac.Result result, Map<String, byte[]> before, String type, String name, Object... of)
            throws ReflectiveOperationException {
        Map<String, byte[]> library = new TreeMap<>(Library.CLASSES);
        library.putAll(before);
        for (Method method : result.load(library).loadClass(type).getDeclaredMethods()) {
            boolean fits = method.getName().equals(name)
                    && method.getParameterCount() == of.length
                    && (of.length == 0
                            || method.getReturnType() == double.class
                            || method.getReturnType() == String.class);
            if (fits) {
                method.setAccessible(true);
                return method.invoke(null, of);
            }
        }
        throw new NoSuchMethodException(name);
    }

    @Test
    void theOrderOfTheFilesDoesNotMatter() {
        Javac.Result first = compile(Map.of(), "p/Special.java", SPECIAL, "q/Wave.java", WAVE);
        Javac.Result last = compile(Map.of(), "q/Wave.java", WAVE, "p/Special.java", SPECIAL);

        assertThat(new TreeMap<>(last.generated())).isEqualTo(new TreeMap<>(first.generated()));
        assertThat(first.generated()).containsOnlyKeys("p.SpecialFormula", "q.WaveFormula");
    }

    @Test
    void theCallerAloneNeedsTheCompanionAlone() throws ReflectiveOperationException {
        Javac.Result together = compile(Map.of(), "p/Special.java", SPECIAL, "q/Wave.java", WAVE);
        Javac.Result special = compile(Map.of(), "p/Special.java", SPECIAL);
        Javac.Result alone = compile(special.classes(), "q/Wave.java", WAVE);

        assertThat(alone.generated())
                .isEqualTo(Map.of(
                        "q.WaveFormula",
                        Objects.requireNonNull(together.generated().get("q.WaveFormula"))));
        double x = 0.8;
        double bell = StrictMath.exp(-0.16);
        assertThat((double) call(alone, special.classes(), "q.WaveFormula", "value", x))
                .isCloseTo(x * bell + x * x * x, within(1e-15));
        assertThat((double) call(alone, special.classes(), "q.WaveFormula", "slope", x))
                .isCloseTo(bell - 0.5 * x * x * bell + 3 * x * x, within(1e-15));
    }

    @Test
    void theCompanionShowsEachMethodAndItsSlopes() throws ReflectiveOperationException {
        Javac.Result special = compile(Map.of(), "p/Special.java", SPECIAL);

        assertThat((double) call(special, Map.of(), "p.SpecialFormula", "bell", 2.0))
                .isEqualTo(StrictMath.exp(-4));
        assertThat((double) call(special, Map.of(), "p.SpecialFormula", "slopeOfBell", 2.0))
                .isEqualTo(-4 * StrictMath.exp(-4));
        assertThat((double) call(special, Map.of(), "p.SpecialFormula", "slopeOfPower", 2.0, 3))
                .isEqualTo(12);
        assertThat((String) call(special, Map.of(), "p.SpecialFormula", "fingerprint", "power(double,int)"))
                .hasSize(16);
        assertThat((String) call(special, Map.of(), "p.SpecialFormula", "fingerprint", "sqrt(double)"))
                .isEmpty();
    }

    /** From a companion in a class file, from one of this compilation, with and without an import of its own. */
    @Test
    void theClassesBesideFormulasMayBeCalled() throws ReflectiveOperationException {
        String soft = """
                package p;

                import static p.RampFormula.value;

                import org.gradwright.Activation;
                import org.gradwright.loss.HuberFormula;

                @Activation
                @interface Soft {
                    class Formula {
                        static double value(double x, double rate) {
                            return HuberFormula.loss(0, x, 1.0) + BumpFormula.value(x) + p.SpecialFormula.power(x, 2) * rate;
                        }
                    }

                    double rate() default 3;
                }
                """;
        String bump = """
                package p;

                @org.gradwright.Activation
                @interface Bump {
                    class Formula {
                        static double value(double x) {
                            return Special.bell(x);
                        }
                    }
                }
                """;
        String ramp = """
                package p;

                @org.gradwright.Activation
                @interface Ramp {
                    class Formula {
                        static double value(double x) {
                            return x > 0 ? x : 0;
                        }
                    }
                }
                """;
        Javac.Result result = compile(
                Map.of(), "p/Soft.java", soft, "p/Bump.java", bump, "p/Special.java", SPECIAL, "p/Ramp.java", ramp);
        Javac.Result others = compile(Map.of(), "p/Bump.java", bump, "p/Special.java", SPECIAL, "p/Ramp.java", ramp);

        assertThat((double) call(result, Map.of(), "p.SoftFormula", "value", 0.5, 3.0))
                .isEqualTo(0.125 + StrictMath.exp(-0.25) + 0.75);
        assertThat(compile(others.classes(), "p/Soft.java", soft).generated())
                .isEqualTo(Map.of(
                        "p.SoftFormula",
                        Objects.requireNonNull(result.generated().get("p.SoftFormula"))));
        assertThat(result.generated().get("p.SoftFormula"))
                .contains("org.gradwright.loss.Huber.loss=")
                .contains("p.Bump.value=")
                .contains("p.Special.bell(double)=")
                .contains("p.Special.power(double,int)=");
    }

    @Test
    void staticImportsOfMethodsAndCompanionsAreCalls() throws ReflectiveOperationException {
        String wave = """
                package q;

                import static p.Special.bell;
                import static p.SpecialFormula.power;

                @org.gradwright.Activation
                @interface Wave {
                    class Formula {
                        static double value(double x) {
                            return bell(x) + power(x, 2);
                        }
                    }
                }
                """;
        Javac.Result result = compile(Map.of(), "q/Wave.java", wave, "p/Special.java", SPECIAL);

        assertThat((double) call(result, Map.of(), "q.WaveFormula", "value", 0.5))
                .isEqualTo(StrictMath.exp(-0.25) + 0.25);
    }

    private static final String ROWS = """
            package p;

            import org.gradwright.Differentiable;

            interface Rows {
                @Differentiable
                static double first(double[] row, double scale) {
                    return scale * row[0];
                }

                @Differentiable
                static double last(double[] row, int back) {
                    return row[row.length - 1 - back];
                }

                @Differentiable
                static double norm(double[] row) {
                    double sum = 0;
                    for (double v : row) {
                        sum += v * v;
                    }
                    return Math.sqrt(sum);
                }
            }
            """;

    /** Where Java would not reach a call, nothing outside a row is read. */
    @Test
    void rowsAndIntsAreHandedOver() throws ReflectiveOperationException {
        String calls = """
                package p;

                class Calls {
                    @org.gradwright.Differentiable
                    static double loss(double[] target, double[] prediction) {
                        double sum = Rows.norm(prediction) + Rows.first(target, 10);
                        for (int i = 0; i < prediction.length; i++) {
                            if (i > 0) {
                                sum += Rows.last(prediction, i - 1) * Rows.norm(target);
                            }
                        }
                        return target.length > 2 ? sum : Rows.last(prediction, 1) + sum;
                    }
                }
                """;
        Javac.Result rows = compile(Map.of(), "p/Rows.java", ROWS);
        Javac.Result result = compile(rows.classes(), "p/Calls.java", calls);
        double[] target = {3, 0, 4};
        double[] prediction = {1, 2, 2};

        assertThat((double) call(result, rows.classes(), "p.CallsFormula", "loss", target, prediction))
                .isEqualTo(3 + 30 + (2 + 2) * 5);
        assertThat((double)
                        call(result, rows.classes(), "p.CallsFormula", "loss", new double[] {2}, new double[] {3, 4}))
                .isEqualTo(3 + 5 + 20 + 4 * 2);
    }

    @Test
    void overloadsAreToldApart() throws ReflectiveOperationException {
        String over = """
                package p;

                class Over {
                    @org.gradwright.Differentiable
                    static double f(double x) {
                        return x;
                    }

                    @org.gradwright.Differentiable
                    static double f(double x, double y) {
                        return 10 * x + y;
                    }

                    @org.gradwright.Differentiable
                    static double f(double[] x, double y) {
                        return x[0] * y;
                    }
                }
                """;
        String use = """
                package p;

                class Use {
                    @org.gradwright.Differentiable
                    static double g(double[] row, double x) {
                        return Over.f(x) + OverFormula.f(x, 1) + OverFormula.f(row, x) + Over.f(row, 2.0);
                    }
                }
                """;
        Javac.Result result = compile(Map.of(), "p/Use.java", use, "p/Over.java", over);

        assertThat((double) call(result, Map.of(), "p.UseFormula", "g", new double[] {7}, 3.0))
                .isEqualTo(3 + 31 + 21 + 14);
    }

    /** A type of that name that was there before the companion is generated is not read for it. */
    @Test
    void sourcesComeBeforeCompanionsOfAnEarlierBuild() throws ReflectiveOperationException {
        Javac.Result old = compile(
                Map.of(),
                "p/Special.java",
                SPECIAL.replace("-square(x)", "-2 * square(x)").replace("-2 * x * bell", "-4 * x * bell"));
        Javac.Result result = compile(old.classes(), "q/Wave.java", WAVE, "p/Special.java", SPECIAL);

        assertThat((double) call(result, Map.of(), "q.WaveFormula", "value", 1.0))
                .isEqualTo(StrictMath.exp(-0.25) + 1);
    }

    private static String output(String... files) {
        Javac javac = Javac.withLibrary();
        for (int i = 0; i < files.length; i += 2) {
            javac.file(files[i], files[i + 1]);
        }
        return javac.run().output();
    }

    private static String type(String name, String body) {
        return "package p;\n\nclass " + name + " {\n    @org.gradwright.Differentiable\n    " + body + "\n}\n";
    }

    @Test
    void callsThatComeBackAreRefused() {
        String there = type("There", "static double to(double x) { return Back.from(x); }");
        String back = type("Back", "static double from(double x) { return x > 1 ? There.to(x - 1) : 0; }");

        assertThat(output("p/There.java", there, "p/Back.java", back)).isEqualTo("""
                p/Back.java:5: error: [FormulaRecursion] 'to' calls itself, but a formula has a fixed number of steps
                    static double from(double x) { return x > 1 ? There.to(x - 1) : 0; }
                                                                          ^
                    Write the terms out, or use a closed form such as Math.pow(x, n).
                1 error
                """);
        String ring = """
                package p;

                @org.gradwright.Activation
                @interface Ring {
                    class Formula {
                        static double value(double x) {
                            return x + RingFormula.value(x);
                        }
                    }
                }
                """;
        assertThat(output("p/Ring.java", ring))
                .startsWith("p/Ring.java:7: error: [FormulaRecursion] 'value' calls itself")
                .endsWith("1 error\n");
    }

    /** What is wrong in a method is said there, once, and not where it is called. */
    @Test
    void aFaultIsReportedWhereItIs() {
        String fault = type("Fault", "static double f(double x) { return Math.random(); }");
        String call = type("Call", "static double g(double x) { return Fault.f(x) + FaultFormula.f(x); }");

        assertThat(output("p/Call.java", call, "p/Fault.java", fault))
                .startsWith("p/Fault.java:5: error: [FormulaUnknownMethod]")
                .endsWith("1 error\n");
    }

    @Test
    void methodsWithoutAFormulaAreRefusedWithWhatToDo() {
        Javac.Result plain = Javac.withLibrary()
                .file("p/Plain.java", "package p; class Plain { static double f(double x) { return x; } }")
                .file("p/Marked.java", type("Marked", "static double f(double x) { return x; }"))
                .runWithoutProcessor()
                .silent();
        String call = type(
                "Call",
                "static double g(double x) {\n        return Plain.f(x)\n"
                        + "                + Marked.f(x)\n                + SpecialFormula.slopeOfBell(x);\n    }");

        assertThat(Javac.withLibrary()
                        .on(plain.classes())
                        .file("p/Call.java", call)
                        .file("p/Special.java", SPECIAL)
                        .run()
                        .output())
                .isEqualTo("""
                        p/Call.java:6: error: [FormulaUnknownMethod] a formula cannot call 'Plain.f'
                                return Plain.f(x)
                                            ^
                            Annotate 'f' with @Differentiable and compile it with the processor, or copy it.
                        p/Call.java:7: error: [FormulaUnknownMethod] a formula cannot call 'Marked.f'
                                        + Marked.f(x)
                                                ^
                            Compile the module of 'f' with the processor on its processor path.
                        p/Call.java:8: error: [FormulaUnknownMethod] a formula cannot call 'SpecialFormula.slopeOfBell'
                                        + SpecialFormula.slopeOfBell(x);
                                                        ^
                            Call the method of the formula itself; slopes cannot be part of a formula.
                        3 errors
                        """);
    }
}
