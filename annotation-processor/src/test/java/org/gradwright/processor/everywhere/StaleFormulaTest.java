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

/** A formula is compiled again, and the network that contains it is not. */
class StaleFormulaTest {
    private static final String REGULARIZER = """
            package p;

            @org.gradwright.Regularizer
            public @interface Lasso {
                double value();

                boolean bias() default false;

                class Formula {
                    static double penalty(double w, double value) {
                        return value * Math.abs(w);
                    }
                }
            }
            """;
    private static final String MODEL = """
            package q;

            import org.gradwright.*;
            import org.gradwright.loss.MeanSquaredError;
            import p.Lasso;
            import p.Snake;

            @Network
            public interface Digits {
                @Dense(units = 3) @Snake @Lasso(0.1) @MeanSquaredError Tensor last(@Input(2) Tensor x);
            }
            """;

    private static Map<String, byte[]> formulas(String snake, String regularizer) {
        return Javac.withLibrary()
                .file("p/Snake.java", snake)
                .file("p/Lasso.java", regularizer)
                .run()
                .silent()
                .classes();
    }

    private static Map<String, byte[]> network(Map<String, byte[]> formulas) {
        return Javac.withLibrary()
                .on(formulas)
                .file("q/Digits.java", MODEL)
                .run()
                .silent()
                .classes();
    }

    /** Initializes the generated class. */
    private static void load(Map<String, byte[]> formulas, Map<String, byte[]> network) throws ClassNotFoundException {
        Map<String, byte[]> library = new TreeMap<>(Library.CLASSES);
        library.putAll(formulas);
        Javac.Result classes = new Javac.Result(true, "", Map.of(), network, List.of());
        Class.forName("q.DigitsNetwork", true, classes.load(library));
    }

    private static void isStale(String snake, String regularizer, String annotation) {
        Map<String, byte[]> old = network(formulas(SampleProject.SNAKE, REGULARIZER));
        Map<String, byte[]> changed = formulas(snake, regularizer);
        assertThatThrownBy(() -> load(changed, old))
                .isInstanceOf(IncompatibleClassChangeError.class)
                .hasMessage("'DigitsNetwork' was generated from another version of " + annotation
                        + ": recompile the module that declares 'Digits'");
        assertThatCode(() -> load(changed, network(changed))).doesNotThrowAnyException();
    }

    @Test
    void unchangedFormulasAreAccepted() throws ClassNotFoundException {
        Map<String, byte[]> formulas = formulas(SampleProject.SNAKE, REGULARIZER);
        load(formulas(SampleProject.SNAKE, REGULARIZER), network(formulas));
    }

    @Test
    void changedBodyOfAnActivation() {
        isStale(SampleProject.SNAKE.replace("HALF + HALF", "HALF"), REGULARIZER, "@Snake");
    }

    @Test
    void changedBodyOfARegularizer() {
        isStale(SampleProject.SNAKE, REGULARIZER.replace("Math.abs(w)", "w * w"), "@Lasso");
    }

    @Test
    void changedConstantOfAFormula() {
        isStale(SampleProject.SNAKE.replace("HALF = 0.5", "HALF = 0.25"), REGULARIZER, "@Snake");
    }

    @Test
    void changedDefaultValueOfAMember() {
        isStale(SampleProject.SNAKE.replace("default 2", "default 3"), REGULARIZER, "@Snake");
    }

    @Test
    void changedKindOfAnActivation() {
        isStale(SampleProject.SNAKE.replace("@Activation", "@Activation(rectifier = true)"), REGULARIZER, "@Snake");
    }

    /** What only the author of the formula reads. */
    @Test
    void changedCommentOfAFormulaIsNoChange() throws ClassNotFoundException {
        String commented = SampleProject.SNAKE.replace("return x +", "// the wave\n            return x +");
        assertThat(commented).isNotEqualTo(SampleProject.SNAKE);
        load(formulas(commented, REGULARIZER), network(formulas(SampleProject.SNAKE, REGULARIZER)));
    }
}
