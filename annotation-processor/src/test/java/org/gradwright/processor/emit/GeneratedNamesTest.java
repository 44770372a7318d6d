// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.gradwright.processor.compiling.Accepted;
import org.gradwright.processor.compiling.Javac;
import org.gradwright.processor.inference.NameRules;
import org.junit.jupiter.api.Test;

/** Whatever a member or an input is called: the generated class compiles, or the name is refused. */
class GeneratedNamesTest {
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    /** Names that generated code makes up in other networks, that other languages need, or that look odd. */
    private static final List<String> FURTHER = List.of(
            "i2",
            "rows2",
            "scale2",
            "value",
            "value2",
            "sum",
            "x",
            "y",
            "g",
            "name",
            "data",
            "create",
            "session",
            "out",
            "batch",
            "shared1",
            "gradient1",
            "gradient",
            "hiddenSum",
            "hiddenMask",
            "sampleWeight",
            "forwardHidden",
            "runForward",
            "runLinks",
            "predictHidden",
            "register",
            "borrow",
            "release",
            "snapshot",
            "summary",
            "layer",
            "parameter",
            "statistic",
            "maskKey",
            "Math",
            "StrictMath",
            "String",
            "Float",
            "Object",
            "record",
            "var",
            "yield",
            "sealed",
            "permits",
            "module",
            "open",
            "to",
            "with",
            "_a",
            "a_",
            "$",
            "$L",
            "a$T",
            "größe",
            "élan",
            "número",
            "Ω",
            "ﬁ",
            "naïve_Name",
            "A",
            "AB",
            "aB",
            "a1B2",
            "number",
            "nan",
            "e");

    /** A network in which {@code input} names an input, {@code hidden} a layer, and {@code last} an output. */
    private static String network(String type, String input, String hidden, String last) {
        return """
                package names;

                @org.gradwright.Network(inputGradients = true)
                interface %s {
                    @org.gradwright.Dense(units = 3)
                    @org.gradwright.activation.Softplus
                    @org.gradwright.regularizer.ElasticNet(l1 = 0.1, l2 = 0.2)
                    org.gradwright.Tensor %s(@org.gradwright.Input(4) org.gradwright.Tensor %s);

                    @org.gradwright.BatchNorm
                    @org.gradwright.activation.GeluTanh
                    @org.gradwright.loss.SigmoidCrossEntropy
                    org.gradwright.Tensor %s(org.gradwright.Tensor x);
                }
                """.formatted(type, hidden, input, last);
    }

    @Test
    void everyNameThatGeneratedCodeContainsCanBeUsed() {
        List<String> names = new ArrayList<>(names());
        assertThat(names).hasSizeGreaterThan(150);
        Javac javac = Javac.withLibrary().option("--should-stop=ifNoError=FLOW");
        for (int i = 0; i < names.size(); i++) {
            String input = names.get(i);
            String hidden = names.get((i + 7) % names.size());
            String last = names.get((i + 19) % names.size());
            String accepted = NameRules.TAKEN_FROM_INPUTS.contains(input) ? "pixels" : input;
            javac.file("names/Net" + i + ".java", network("Net" + i, accepted, hidden, last));
        }
        assertThat(javac.run().output()).isEmpty();
    }

    /** Names of a network with methods: of an input, a layer, an output, a variable, a block and a layer of that. */
    private static String graph(String type, String input, String layer, String output, String variable, String block) {
        return """
                package names;

                @org.gradwright.Network(inputGradients = true)
                interface %1$s {
                    record Outputs(org.gradwright.Tensor %4$s, org.gradwright.Tensor otherOutput) {}

                    @org.gradwright.Block
                    interface Inner {
                        @org.gradwright.BatchNorm org.gradwright.Tensor %6$s(org.gradwright.Tensor x);
                        @org.gradwright.Dense(units = 3) org.gradwright.Tensor inner(org.gradwright.Tensor x);
                    }

                    @org.gradwright.Dense(units = 3)
                    @org.gradwright.loss.SigmoidCrossEntropy
                    org.gradwright.Tensor %3$s(org.gradwright.Tensor x);

                    @org.gradwright.Use(Inner.class)
                    org.gradwright.Tensor %6$s(org.gradwright.Tensor x);

                    default Outputs forward(@org.gradwright.Input(4) org.gradwright.Tensor %2$s) {
                        org.gradwright.Tensor %5$s = this.%6$s(%2$s).exp();
                        return new Outputs(this.%3$s(%5$s.add(%5$s.sum())), %5$s);
                    }
                }
                """.formatted(type, input, layer, output, variable, block);
    }

    @Test
    void everyNameCanBeUsedInMethods() {
        List<String> names = new ArrayList<>(names());
        Javac javac = Javac.withLibrary().option("--should-stop=ifNoError=FLOW");
        for (int i = 0; i < names.size(); i++) {
            String input = names.get(i);
            javac.file(
                    "names/Net" + i + ".java",
                    graph(
                            "Net" + i,
                            NameRules.TAKEN_FROM_INPUTS.contains(input) ? "pixels" : input,
                            names.get((i + 7) % names.size()),
                            names.get((i + 19) % names.size()),
                            names.get((i + 31) % names.size()),
                            names.get((i + 43) % names.size())));
        }
        assertThat(javac.run().output()).isEmpty();
    }

    private static SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(FURTHER);
        Matcher word = IDENTIFIER.matcher(Accepted.text(Accepted.path("golden/DigitsNetwork.java")));
        while (word.find()) {
            names.add(word.group());
        }
        names.removeIf(name -> SourceVersion.isKeyword(name) || NameRules.TAKEN.contains(name));
        return names;
    }

    @Test
    void viewsOfOutputsAndInputsKeepTheirNames() {
        Javac.Result result = Javac.withLibrary()
                .file("names/First.java", network("First", "pixels", "digitView", "digit"))
                .file("names/Second.java", network("Second", "pixels", "pixelsGradientView", "digit"))
                .run();
        assertThat(result.output())
                .contains("[NameTaken] 'digitView'")
                .contains("[NameTaken] 'pixelsGradientView'")
                .contains("2 errors");
    }
}
