// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the checks find faults in reverse mode, in loops and in how loops are written; prints what found each. */
final class ReverseModeMutantTest {

    private static final Map<String, String> CODES = new LinkedHashMap<>();

    @BeforeAll
    static void readExamples() {
        RowExamples.all().forEach((name, formula) -> CODES.put(name, formula.encode()));
    }

    @Test
    void nothingIsFoundWhereThereIsNoFault() {
        assertThat(new Mutant("ReverseMode", "none", "final class ReverseMode ", "final class ReverseMode ")
                        .caughtBy(CODES))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " # ", quoteCharacter = '~', textBlock = """
            ReverseMode # runs in the order of the values # int i = values.length - 1; i >= 0; i-- # int i = 0; i < values.length; i++
            ReverseMode # keeps the last of what reaches a value # reaching[position] = tangents.sum(reaching[position], gradient); # reaching[position] = gradient;
            ReverseMode # swaps the branches of a choice # reach(select.whenTrue(), tangents.product(builder.select(condition, one, zero), gradient)); # reach(select.whenTrue(), tangents.product(builder.select(condition, zero, one), gradient));
            ReverseMode # lets a gradient reach the branch not taken # reach(select.whenFalse(), tangents.product(builder.select(condition, zero, one), gradient)); # reach(select.whenFalse(), gradient);
            ReverseMode # overwrites the gradient of an element # builder.addTo(sum, values[element.index()], gradient)); # builder.put(sum, values[element.index()], gradient));
            ReverseMode # adds all gradients to the first element # builder.addTo(sum, values[element.index()], gradient)); # builder.addTo(sum, builder.whole(0), gradient));
            ReverseMode # forgets the gradient of a call # reach(call.arguments().get(k), tangents.product(partial, due)); # reach(call.arguments().get(k), partial);
            ReverseMode # follows the first argument alone # if (active[call.arguments().get(k)]) { # if (k == 0 && active[call.arguments().get(k)]) {
            ReverseMode # gives a rule the argument as the value # new Application(arguments, values[i], k) # new Application(arguments, arguments.get(k), k)
            ReverseMode # takes the slope of a logistic function at its exponent # logistic.get().slope(builder, values[i]) # logistic.get().slope(builder, values[logistic.get().exponent()])
            ReverseMode # forgets what reaches the end of a loop # gradients[value.index()] = tangents.sum(gradients[value.index()], reaching[i]); # gradients[value.index()] = tangents.zero();
            ReverseMode # forgets what a loop starts from # reach(loop.initial().get(index), gradient)); # reach(loop.from(), gradient));
            ReverseMode # forgets the numbers that a loop reads # backward.numbers().forEach((index, gradient) -> reach(loop.captured().get(index), gradient)); # backward.numbers().clear();
            ReverseMode # forgets the rows that a loop reads # captured.put(i, row(input.index())); # captured.put(i, builder.scratch(builder.length(row(input.index())), "lost"));
            LoopGradient # forgets the gradient that a loop carries # carried.forEach(i -> results.add(reverse.number(1 + i))); # carried.forEach(i -> results.add(to.constant(0)));
            LoopGradient # does not sum over the rounds # results.add(reverse.sum(to.input(next++), reverse.number(1 + carries + i))); # results.add(reverse.number(1 + carries + i));
            LoopGradient # starts the sums at 1 # initial.add(builder.constant(0)) # initial.add(builder.constant(1))
            LoopGradient # starts the gradients at 0 # carried.forEach(i -> initial.add(gradients[i])); # carried.forEach(i -> initial.add(builder.constant(0)));
            LoopGradient # seeds the first value alone # reverse.seed(i, to.input(next++)); # reverse.seed(i, next++ == 1 ? to.input(1) : to.constant(0));
            LoopGradient # keeps one round late # to.put(to.input(tapeInput), round(to, loop, to.input(0), from), number) # to.put(to.input(tapeInput), to.integer(ScalarFunction.MAX, to.whole(0), to.integer(ScalarFunction.SUBTRACT, round(to, loop, to.input(0), from), to.whole(1))), number)
            LoopGradient # reads what the first round kept # to.element(to.input(firstTape + i), round(to, loop, to.input(0), to.input(from))) # to.element(to.input(firstTape + i), to.whole(0))
            LoopGradient # keeps the first value for all # keep(to, 1 + kept.get(i), 1 + carries + i) # keep(to, 1 + kept.get(0), 1 + carries + i)
            LoopGradient # counts the rounds from index 0 # : to.integer(ScalarFunction.SUBTRACT, index, from); # : index;
            LoopGradient # counts the rounds down the wrong way # ? to.integer(ScalarFunction.SUBTRACT, from, index) # ? to.integer(ScalarFunction.SUBTRACT, index, from)
            LoopGradient # runs back in the order of the first loop # first, builder.select(nothing, first, end), !loop.down(), # copy.from(), copy.to(), loop.down(),
            LoopGradient # leaves out the last round # builder.integer(earlier, copy.to(), builder.whole(1)) # builder.integer(earlier, copy.to(), builder.whole(2))
            LoopGradient # leaves out the first round # builder.integer(earlier, copy.from(), builder.whole(1)) # copy.from()
            LoopGradient # runs no round where it should run # builder.select(nothing, first, end) # builder.select(nothing, end, first)
            LoopGradient # runs down wherever the first loop does # !loop.down(), # loop.down(),
            LoopGradient # gives the first initial value all gradients # toInitial.put(i, results[next++]); # { toInitial.put(i, results[0]); next++; }
            LoopGradient # takes a sum for the next one # toNumbers.put(i, results[next++]); # { toNumbers.put(i, results[0]); next++; }
            Activity # looks at the first round alone # if (Arrays.equals(next, carried)) { # if (next.length > 0) {
            Activity # looks at the first two rounds alone # while (true) { # for (int rounds = 0; ; rounds++) { if (rounds == 1) { return carried; }
            Activity # asks of a choice that both branches have a slope # (active[select.whenTrue()] || active[select.whenFalse()]) # (active[select.whenTrue()] && active[select.whenFalse()])
            Activity # forgets what a loop reads # = active[loop.captured().get(i)]; # = false;
            Liveness # keeps of a loop what is read behind it alone # if (also.equals(needed)) { # if (needed.size() > 0) {
            LoopRules # takes one carried value for another # && input.index() == 1 + carried; # && input.index() >= 1 && input.index() <= loop.initial().size();
            LoopRules # never runs a loop over constants # ? from.value() <= to.value() : from.value() >= to.value())) { # ? from.value() <= to.value() : from.value() <= to.value())) {
            FormulaWriter # assigns what a loop carries one by one # if (readLater) { # if (false) {
            FormulaWriter # adds for a difference # return name + " " + operator + "= " + operand + ";"; # return name + " += " + operand + ";";
            FormulaWriter # overwrites where it should add # (written.adds() ? " += " : " = ") # " = "
            FormulaWriter # ends a loop down one round early # " >= " + (last.value() + 1) # " > " + (last.value() + 1)
            FormulaWriter # runs a loop up to its end # (loop.down() ? " > " : " < ") # (loop.down() ? " > " : " <= ")
            """)
    void everyFaultIsFound(String file, String fault, String from, String to) {
        String caught = new Mutant(file, fault, from, to).caughtBy(CODES);
        System.out.println(file + "\t" + fault + "\t" + caught);
        assertThat(caught).isNotEmpty();
    }
}
