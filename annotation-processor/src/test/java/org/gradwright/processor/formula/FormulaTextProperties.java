// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.gradwright.processor.formula.reader.ReadFormulas;

/** Texts of formulas with everything: loops inside loops, rows, ints, slopes that are given. */
final class FormulaTextProperties {

    private static final int FORMULAS = Math.min(1000, Integer.getInteger("gradwright.random.formulas", 300));

    /** How often each text is spoiled. */
    private static final int SPOILED = 30;

    private static final String[] WORDS = {
        "-1",
        "0",
        "1",
        "2",
        "7",
        "99999999999",
        "2147483647",
        "-2147483648",
        "NaN",
        "up",
        "down",
        "carried",
        "given",
        "input",
        "row",
        "integer",
        "truth",
        "select",
        "element",
        "put",
        "add_to",
        "scratch",
        "length",
        "whole",
        "fma",
        "integer_add",
        "integer_exp",
        "less",
        "and",
        "not",
        "to_integer",
        "->",
        "|",
        ";",
        "=",
        "():",
        "\\u0041",
        ""
    };

    private static List<Formula> formulas(Random random) {
        String methods = IntStream.range(0, FORMULAS / 10)
                .mapToObj(i -> RandomRows.method(random, "f" + i))
                .collect(Collectors.joining("\n"));
        List<Formula> formulas = new ArrayList<>();
        for (Formula rows : ReadFormulas.of(methods + RandomRows.HELPERS).values()) {
            formulas.add(rows);
            formulas.add(Derivatives.pullbacks(rows, PullbackCheck.inputs(rows)));
            Formula given = RandomGiven.wrong(random);
            formulas.add(given);
            formulas.add(RandomGiven.inALoop(given));
            formulas.add(RandomFormulas.next(random));
        }
        return formulas;
    }

    @Property(tries = 1, seed = "20261123", shrinking = ShrinkingMode.OFF)
    void decodingGivesAnEqualFormula(@ForAll long seed) {
        for (Formula formula : formulas(new Random(seed))) {
            String text = formula.encode();
            Formula decoded = Formula.decode(text);
            assertThat(decoded).isEqualTo(formula);
            assertThat(decoded.encode()).isEqualTo(text).matches("[ -~]*");
            assertThat(decoded.fingerprint()).isEqualTo(formula.fingerprint());
        }
    }

    @Property(tries = 1, seed = "20261123", shrinking = ShrinkingMode.OFF)
    void spoiledTextIsRefusedOrIsAnotherFormula(@ForAll long seed) {
        Random random = new Random(seed);
        int refused = 0;
        int decoded = 0;
        for (Formula formula : formulas(random)) {
            String text = formula.encode();
            for (int i = 0; i < SPOILED; i++) {
                String spoiled = spoiled(random, text);
                try {
                    Formula other = Formula.decode(spoiled);
                    assertThat(Formula.decode(other.encode())).isEqualTo(other);
                    decoded++;
                } catch (IllegalArgumentException e) {
                    assertThat(e).hasMessageMatching("(?s).+");
                    refused++;
                } catch (RuntimeException e) {
                    throw new AssertionError(spoiled, e);
                }
            }
        }
        System.out.printf("spoiled texts of formulas: %,d refused, %,d other formulas%n", refused, decoded);
        assertThat(refused).isGreaterThan(decoded);
        assertThat(decoded).isPositive();
    }

    private static String spoiled(Random random, String text) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(8));
        switch (random.nextInt(5)) {
            case 0 -> {
                return text.substring(0, at) + text.substring(end);
            }
            case 1 -> {
                return text.substring(0, at) + (char) (' ' + random.nextInt(95)) + text.substring(at + 1);
            }
            case 2 -> {
                return text.substring(0, at);
            }
            default -> {
                String[] words = text.split(" ", -1);
                int word = random.nextInt(words.length);
                String other = random.nextBoolean()
                        ? words[random.nextInt(words.length)]
                        : WORDS[random.nextInt(WORDS.length)] + (words[word].endsWith(";") ? ";" : "");
                words[word] = other;
                return String.join(" ", words);
            }
        }
    }
}
