// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.everywhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradwright.processor.compiling.Javac;
import org.gradwright.processor.compiling.Library;
import org.junit.jupiter.api.Test;

/** A method is compiled again, and what contains its formula is not: another formula, and a network that contains that. */
class StaleCallTest {
    private static final String INNER = """
            package a;

            class Inner {
                @org.gradwright.Differentiable
                static double square(double x) {
                    return x * x;
                }
            }
            """;
    private static final String SPECIAL = """
            package a;

            public class Special {
                @org.gradwright.Differentiable
                public static double bell(double x) {
                    return Math.exp(-Inner.square(x));
                }

                @org.gradwright.Differentiable
                public static double other(double x) {
                    return 2 * x;
                }
            }
            """;
    private static final String WAVE = """
            package b;

            @org.gradwright.Activation
            public @interface Wave {
                class Formula {
                    static double value(double x) {
                        return x * a.Special.bell(x);
                    }
                }
            }
            """;
    private static final String MODEL = """
            package c;

            import org.gradwright.*;
            import org.gradwright.loss.MeanSquaredError;

            @Network
            public interface Digits {
                @Dense(units = 3) @b.Wave @MeanSquaredError Tensor last(@Input(2) Tensor x);
            }
            """;

    private final Map<String, byte[]> classes = new TreeMap<>();

    /** Compiles one file over what is there. */
    private Javac.Result compile(String file, String text) {
        Javac.Result result = Javac.withLibrary().on(classes).file(file, text).run();
        classes.putAll(result.classes());
        return result;
    }

    private void compileAll() {
        compile("a/Inner.java", INNER).silent();
        compile("a/Special.java", SPECIAL).silent();
        compile("b/Wave.java", WAVE).silent();
        compile("c/Digits.java", MODEL).silent();
    }

    private void load() throws ClassNotFoundException {
        Javac.Result all = new Javac.Result(true, "", Map.of(), classes, List.of());
        Class.forName("c.DigitsNetwork", true, all.load(Library.CLASSES));
    }

    private void isStale(String method) {
        assertThatThrownBy(this::load)
                .isInstanceOf(IncompatibleClassChangeError.class)
                .hasMessage("'DigitsNetwork' was generated from another version of '" + method
                        + "', which is part of @Wave: recompile the modules that declare '@Wave' and 'Digits'");
        assertThat(compile("c/Digits.java", MODEL).output())
                .startsWith("c/Digits.java:8: error: [StaleFormula] the formula of @Wave contains another version of '"
                        + method + "' than there is now\n")
                .contains("Recompile the module that declares @Wave.");
    }

    @Test
    void unchangedMethodsAreAccepted() {
        compileAll();
        compile("a/Inner.java", INNER).silent();
        compile("a/Special.java", SPECIAL).silent();
        assertThatCode(this::load).doesNotThrowAnyException();
    }

    @Test
    void changedMethodIsNoticedByTheNetwork() {
        compileAll();
        compile("a/Special.java", SPECIAL.replace("-Inner", "-2 * Inner")).silent();
        isStale("a.Special.bell(double)");
        compile("b/Wave.java", WAVE).silent();
        assertThatThrownBy(this::load)
                .hasMessage("'DigitsNetwork' was generated from another version of @Wave: recompile the module that"
                        + " declares 'Digits'");
        compile("c/Digits.java", MODEL).silent();
        assertThatCode(this::load).doesNotThrowAnyException();
    }

    @Test
    void changedMethodInsideAMethodIsNoticedToo() {
        compileAll();
        compile("a/Inner.java", INNER.replace("x * x", "x * x * x")).silent();
        isStale("a.Inner.square(double)");
        assertThat(compile("b/Wave.java", WAVE).output())
                .startsWith("b/Wave.java:7: error: [StaleFormula] the formula of 'bell' contains another version of"
                        + " 'a.Inner.square(double)' than there is now\n");
        compile("a/Special.java", SPECIAL).silent();
        compile("b/Wave.java", WAVE).silent();
        compile("c/Digits.java", MODEL).silent();
        assertThatCode(this::load).doesNotThrowAnyException();
    }

    @Test
    void anotherMethodOfTheClassMayChange() {
        compileAll();
        compile("a/Special.java", SPECIAL.replace("2 * x", "3 * x")).silent();
        assertThatCode(this::load).doesNotThrowAnyException();
    }

    @Test
    void aMethodThatIsGoneIsNoticed() {
        compileAll();
        compile("a/Special.java", SPECIAL.replace("double bell", "double ring")).silent();
        assertThatThrownBy(this::load)
                .isInstanceOf(IncompatibleClassChangeError.class)
                .hasMessageContaining("'a.Special.bell(double)'");
        assertThat(compile("c/Digits.java", MODEL).output()).contains("[StaleFormula]");
    }
}
