// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.gradwright.Activation;
import org.gradwright.Loss;
import org.gradwright.Regularizer;

/**
 * Checks generated gradients against central differences of the generated loss, in double, for all parameters and inputs.
 *
 * <pre>{@code
 * GradientCheck.of(Digits.class).assertCorrect();
 * GradientCheck.ofLoss(Pinball.class, Map.of("tau", 0.9)).assertCorrect();
 * }</pre>
 *
 * <p>The network is generated once more, in double: the same code from the same declaration, compiled in memory for this
 * check. It runs on a batch drawn from the seed, with sample weights, from its initial parameters a little disturbed, so that
 * no bias is 0 and no scale is 1. What is checked is the loss with its penalties. Dropout takes part; its masks stay the same
 * throughout, because they depend on the step and not on the values.
 *
 * <p>A difference quotient is Richardson's extrapolation of {@code (loss(w + h) - loss(w - h)) / 2h} over h, h/2 and h/4, of
 * the first of five sizes of h from 1e-2 to 1e-6 that is certain enough. An error is relative:
 * {@code abs(a - n) / max(abs(a), abs(n), 1e-3 * largest gradient)}.
 *
 * <p>At a kink, as relu has at 0, and at a jump there is no slope to compare with. They are recognized by the branch
 * signature, never by the numbers: the network in double records how each of its choices comes out, at every element and in
 * order, be it {@code ? :}, {@code if}, {@code abs}, {@code max}, {@code floor} or the like. Where the choices at
 * {@code w + h} or {@code w - h}, or at the halves and quarters of h, are others than at w, that h is not used. A slope for
 * which no h is left is left out, and the report says where and at which choice; so is one for which the only h left is so
 * small that rounding hides the tolerance. Where the choices are the same nothing is left out: what no h can tell counts as
 * wrong, and so does a parameter of which nothing could be compared.
 *
 * <p>How far rounding moves the loss is estimated from values that lie very close. A difference that this explains is not
 * called wrong; where that is more than the tolerance, the report says of how many slopes.
 *
 * <p>Needs a JDK, not only a JRE, and the class path; the same seed gives the same report. What the methods of a network or
 * block say is in its source alone: it is looked for in {@code src/test/java} and {@code src/main/java}, and before in the
 * folders that {@code -Dgradwright.sources} names.
 */
public final class GradientCheck {
    private static final int FULL_UP_TO = 2_000;
    private static final int DIRECTIONS = 32;

    private final String name;
    private final Supplier<Twin> twin;
    private final Map<String, ToDoubleFunction<RandomGenerator>> draws = new HashMap<>();
    private int batch = 5;
    private long seed = 1;
    private double tolerance = 1e-6;
    /** Negative: by size; 0: every number; else directions. */
    private int directions = -1;

    private GradientCheck(String name, Supplier<Twin> twin) {
        this.name = name;
        this.twin = twin;
    }

    /** A check of a network: a type annotated with {@link org.gradwright.Network}, compiled, with a loss. */
    public static GradientCheck of(Class<?> network) {
        return ofChanged(network, UnaryOperator.identity());
    }

    /** A check of a network whose generated source is changed first. */
    static GradientCheck ofChanged(Class<?> network, UnaryOperator<String> change) {
        return new GradientCheck(network.getSimpleName(), () -> Twin.of(network, change));
    }

    /** A check of a loss, with the defaults of its members. */
    public static GradientCheck ofLoss(Class<? extends Annotation> loss) {
        return ofLoss(loss, Map.of());
    }

    /** A check of a loss, with values of its members by name: numbers, arrays of doubles, booleans or constants of enums. */
    public static GradientCheck ofLoss(Class<? extends Annotation> loss, Map<String, ?> attributes) {
        return of(FormulaNetwork.of(loss, Loss.class, attributes));
    }

    /** A check of an activation, with the defaults of its members. */
    public static GradientCheck ofActivation(Class<? extends Annotation> activation) {
        return ofActivation(activation, Map.of());
    }

    /** A check of an activation, with values of its members by name: numbers, booleans or constants of enums. */
    public static GradientCheck ofActivation(Class<? extends Annotation> activation, Map<String, ?> attributes) {
        return of(FormulaNetwork.of(activation, Activation.class, attributes));
    }

    /** A check of a regularizer, with the defaults of its members. */
    public static GradientCheck ofRegularizer(Class<? extends Annotation> regularizer) {
        return ofRegularizer(regularizer, Map.of());
    }

    /** A check of a regularizer, with values of its members by name: numbers, booleans or constants of enums. */
    public static GradientCheck ofRegularizer(Class<? extends Annotation> regularizer, Map<String, ?> attributes) {
        return of(FormulaNetwork.of(regularizer, Regularizer.class, attributes));
    }

    private static GradientCheck of(FormulaNetwork network) {
        return new GradientCheck(network.name(), () -> Twin.of(network, UnaryOperator.identity()));
    }

    /** Sets the rows of the batch: 5 unless set, and never fewer than the network can be trained with. */
    public GradientCheck batch(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("the batch has " + rows + " rows, but needs at least 1");
        }
        batch = rows;
        return this;
    }

    /** Sets the seed of parameters, data, masks and directions: 1 unless set. */
    public GradientCheck seed(long value) {
        seed = value;
        return this;
    }

    /** Sets the greatest relative error allowed: 1e-6 unless set. */
    public GradientCheck tolerance(double relativeError) {
        if (!(relativeError > 0 && relativeError < 1)) {
            throw new IllegalArgumentException(
                    "the tolerance is " + relativeError + ", but must be above 0 and below 1");
        }
        tolerance = relativeError;
        return this;
    }

    /** Checks every number, however many there are; without this call, up to 2,000. */
    public GradientCheck full() {
        directions = 0;
        return this;
    }

    /**
     * Checks the slopes along that many random directions within each parameter and input, which takes as long for many
     * numbers as for few; where one is wrong, halves of it lead to a wrong number. Without this call, networks of more than
     * 2,000 numbers are checked along 32.
     */
    public GradientCheck directional(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("there are " + count + " directions, but at least 1 is needed");
        }
        directions = count;
        return this;
    }

    /**
     * Draws an input or target from the given numbers, where those that are drawn otherwise do not fit: inputs from the
     * standard normal distribution, labels among the classes, masks with one 0 in four, and targets from 0 to 1 where the loss is one of probabilities,
     * else from the standard normal distribution. A target of a network has the name of the member with the loss; in the
     * checks of a single annotation it is {@code prediction}, and the input is {@code input}.
     */
    public GradientCheck draw(String column, ToDoubleFunction<RandomGenerator> numbers) {
        draws.put(column, numbers);
        return this;
    }

    /**
     * Runs the check.
     *
     * @throws IllegalArgumentException if the network cannot be compiled, has no loss, or its loss is not finite on the data
     */
    public GradientReport check() {
        Twin generated = twin.get();
        SplittableRandom random = new SplittableRandom(seed);
        var network = generated.create(seed);
        if (generated.compilation().graph().objectives().isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' has no loss, so there are no gradients to check");
        }
        List<String> columns = generated.columnNames(network);
        for (String column : draws.keySet()) {
            if (!columns.contains(column)) {
                throw new IllegalArgumentException("'" + name + "' has no column '" + column + "', but " + columns);
            }
        }
        Draws drawn = new Draws(generated.compilation(), draws);
        TwinModel model = new TwinModel(generated, network, batch, drawn, random);
        Comparison comparison = new Comparison(model, tolerance);
        int count = directions >= 0 ? directions : comparison.size() <= FULL_UP_TO ? 0 : DIRECTIONS;
        return new GradientReport(
                name, tolerance, count, count == 0 ? comparison.full() : comparison.directional(count, random));
    }

    /**
     * Runs the check and throws when a gradient is wrong.
     *
     * @throws AssertionError with the report as its message
     * @throws IllegalArgumentException as {@link #check()} does
     */
    public void assertCorrect() {
        check().assertCorrect();
    }
}
