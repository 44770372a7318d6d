// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.everywhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradwright.processor.Compilation;
import org.gradwright.processor.compiling.Javac;
import org.gradwright.processor.compiling.Library;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Operation;
import org.junit.jupiter.api.Test;

/** Networks that are parts of other networks. */
class TrunkTest {
    private static final String DIGITS = """
            package p;

            import org.gradwright.*;
            import org.gradwright.activation.*;
            import org.gradwright.loss.*;
            import org.gradwright.regularizer.*;

            @Network
            public interface Digits {
                @Dense(units = 8) @Relu @L2(0.01) Tensor hidden(@Input(6) Tensor pixels);
                @Dropout(0.2) Tensor drop(Tensor x);
                @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
            }
            """;

    /** What is predicted and trained are other things, and one layer is needed by one output alone. */
    private static final String TOWERS = """
            package p;

            import org.gradwright.*;
            import org.gradwright.activation.*;
            import org.gradwright.loss.*;

            @Network
            public interface Towers {
                record Outputs(Tensor left, Tensor right) {}

                @Use(Digits.class) Tensor digits(Tensor x);
                @Dense(units = 4) @Relu Tensor first(Tensor x);
                @Dense(units = 4) @Elu Tensor other(Tensor x);
                @Dense(units = 3) @Tanh Tensor middle(Tensor x);
                @Dense(units = 2) Tensor left(Tensor x);
                @Dense(units = 2) Tensor right(Tensor x);
                @MeanSquaredError Scalar error(Tensor prediction, Tensor target);

                default Outputs forward(@Input(6) Tensor pixels) {
                    Tensor o = other(digits(pixels));
                    Tensor m = middle(first(pixels).relu());
                    return new Outputs(left(m.multiply(o.mean())), right(m));
                }

                default Scalar objective(@Input(6) Tensor pixels, @Input(2) Tensor target) {
                    return error(forward(pixels).left(), target);
                }
            }
            """;

    private static final String USER = """
            package q;

            import org.gradwright.*;
            import org.gradwright.loss.*;

            @Network
            interface User {
                %s Tensor trunk(Tensor x);
                @Dense(units = 2) @MeanSquaredError Tensor y(Tensor x);

                default Tensor forward(@Input(6) Tensor x) {
                    return y(trunk(x));
                }
            }
            """;

    private static String user(String use) {
        return USER.formatted(use);
    }

    private static Javac networks() {
        return Javac.withLibrary().file("p/Digits.java", DIGITS).file("p/Towers.java", TOWERS);
    }

    private static Compilation compiled(String use) {
        return networks().file("q/User.java", user(use)).run().silent().compilations().stream()
                .filter(compilation -> compilation.declaration().name().equals("User"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> layers(Compilation compilation) {
        return compilation.graph().layers().stream().map(Graph.Layer::name).toList();
    }

    @Test
    void aNetworkGivesWhatItPredictsWithoutItsLoss() {
        Compilation compilation = compiled("@Use(p.Digits.class)");
        assertThat(layers(compilation)).containsExactly("trunkHidden", "trunkDrop", "trunkDigit", "y");
        assertThat(compilation.graph().objectives()).hasSize(1);
        assertThat(compilation.graph().nodes(Operation.Softmax.class)).isEmpty();
        assertThat(compilation.graph().penalties()).hasSize(1);
    }

    @Test
    void penaltiesOfAFrozenNetworkDoNotCount() {
        assertThat(compiled("@Use(p.Digits.class) @Frozen").graph().penalties()).isEmpty();
    }

    @Test
    void aChainEndsWhereItIsSaid() {
        assertThat(layers(compiled("@Use(value = p.Digits.class, upTo = \"drop\")")))
                .containsExactly("trunkHidden", "trunkDrop", "y");
    }

    @Test
    void layersThatTheEndDoesNotNeedAreLeftOut() {
        assertThat(layers(compiled("@Use(value = p.Towers.class, upTo = \"middle\")")))
                .containsExactly("trunkFirst", "trunkMiddle", "y");
        assertThat(layers(compiled("@Use(value = p.Towers.class, upTo = \"left\")")))
                .containsExactly(
                        "trunkDigitsHidden",
                        "trunkDigitsDrop",
                        "trunkDigitsDigit",
                        "trunkOther",
                        "trunkFirst",
                        "trunkMiddle",
                        "trunkLeft",
                        "y");
    }

    @Test
    void theEndMayBeANetworkInTheNetwork() {
        assertThat(layers(compiled("@Use(value = p.Towers.class, upTo = \"digits\")")))
                .containsExactly("trunkDigitsHidden", "trunkDigitsDrop", "trunkDigitsDigit", "y");
    }

    @Test
    void formulasOfWhatIsLeftOutAreNoPartOfIt() {
        assertThat(compiled("@Use(value = p.Towers.class, upTo = \"middle\")").inlined())
                .extracting(each -> each.name())
                .containsExactlyInAnyOrder("@MeanSquaredError", "@Relu", "@Tanh", "Towers");
    }

    @Test
    void repeatedNetworksEndEachAtTheSameMember() {
        String towers = TOWERS.replace("units = 3", "units = 6");
        assertThat(layers(Javac.withLibrary()
                        .file("p/Digits.java", DIGITS)
                        .file("p/Towers.java", towers)
                        .file("q/User.java", user("@Repeat(2) @Use(value = p.Towers.class, upTo = \"middle\")"))
                        .run()
                        .silent()
                        .compilations()
                        .get(2)))
                .containsExactly("trunk1First", "trunk1Middle", "trunk2First", "trunk2Middle", "y");
    }

    @Test
    void aNetworkOfClassFilesIsTheSameAsFromSource() {
        for (String use : List.of(
                "@Use(p.Digits.class)",
                "@Use(p.Digits.class) @Frozen",
                "@Use(value = p.Towers.class, upTo = \"middle\")",
                "@Use(value = p.Towers.class, upTo = \"left\") @Frozen")) {
            Map<String, byte[]> before = networks().run().silent().classes();
            Map<String, String> alone = Javac.withLibrary()
                    .on(before)
                    .file("q/User.java", user(use))
                    .run()
                    .silent()
                    .generated();
            Map<String, String> together =
                    networks().file("q/User.java", user(use)).run().silent().generated();
            assertThat(alone).containsOnlyKeys("q.UserNetwork", "q.UserGraph");
            assertThat(together).containsAllEntriesOf(alone);
        }
    }

    @Test
    void aNetworkThatHasChangedSinceIsRefused() throws ClassNotFoundException {
        String user = user("@Use(value = p.Towers.class, upTo = \"middle\")");
        Map<String, byte[]> old = Javac.withLibrary()
                .on(networks().run().silent().classes())
                .file("q/User.java", user)
                .run()
                .silent()
                .classes();
        load(networks().run().silent().classes(), old);
        Map<String, byte[]> changed = Javac.withLibrary()
                .file("p/Digits.java", DIGITS.replace("units = 8", "units = 9"))
                .file("p/Towers.java", TOWERS)
                .run()
                .silent()
                .classes();
        assertThatThrownBy(() -> load(changed, old))
                .isInstanceOf(IncompatibleClassChangeError.class)
                .hasMessage("'UserNetwork' was generated from another version of 'p.Digits', which is part of 'Towers':"
                        + " recompile the module that declares 'User'");
    }

    private static void load(Map<String, byte[]> networks, Map<String, byte[]> user) throws ClassNotFoundException {
        Map<String, byte[]> library = new TreeMap<>(Library.CLASSES);
        library.putAll(networks);
        Javac.Result classes = new Javac.Result(true, "", Map.of(), user, List.of());
        Class.forName("q.UserNetwork", true, classes.load(library));
    }

    /** What is wrong with the network is said where it is declared. */
    @Test
    void aRefusedNetworkIsReportedOnce() {
        String output = Javac.withLibrary()
                .file("p/Digits.java", DIGITS.replace("@Input(6)", "@Input(6) @Missing"))
                .file("q/User.java", user("@Use(p.Digits.class)"))
                .run()
                .output();
        assertThat(output)
                .contains("cannot find symbol")
                .doesNotContain("q/User.java")
                .endsWith("\n1 error\n");
    }
}
