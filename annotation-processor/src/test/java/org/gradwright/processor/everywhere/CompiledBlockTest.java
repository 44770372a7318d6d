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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks are compiled first; the network that uses them sees their classes alone. */
class CompiledBlockTest {
    /** With constants, a loop that counts down, a record, a shared layer, a nested block and names beyond ASCII. */
    private static final String RESIDUAL = """
            package p;

            import org.gradwright.*;
            import org.gradwright.activation.*;
            import org.gradwright.regularizer.L2;

            @Block
            public interface Residual {
                double SHARE = -1e-3;

                record Pair(Tensor old, Tensor fresh) {}

                @Use(Inner.class) @Repeat(2)
                Tensor twice(Tensor y);

                @SuppressWarnings("unused")
                @Dense(units = 4) @Snake(frequency = 3) @L2(0.01)
                Tensor second(Tensor größe);

                default Pair pair(Tensor old, Tensor x) {
                    return new Pair(old, second(x));
                }

                default Tensor apply(Tensor x, Tensor other) {
                    Pair p = pair(x, twice(other));
                    Tensor h = p.fresh();
                    for (int i = 3; i >= 1; i--) {
                        h = h.add(p.old().multiply(SHARE * i)).relu().multiply(-(2.5 - i));
                    }
                    return Tensor.concat(h, p.old());
                }
            }
            """;

    /** A chain whose members are not in the order of the alphabet; seen in its package alone. */
    private static final String INNER = """
            package p;

            import org.gradwright.*;
            import org.gradwright.activation.*;

            @Block
            interface Inner {
                @Dense(units = 5) @Relu Tensor start(Tensor x);
                @Dropout(0.25) Tensor drop(Tensor x);
                @Dense(units = 4) Tensor end(Tensor x);
            }
            """;

    private static final String NET = """
            package q;

            import org.gradwright.*;
            import org.gradwright.loss.*;
            import p.Residual;

            @Network
            interface Net {
                @Use(Residual.class) Tensor body(Tensor x, Tensor y);
                @Dense(units = 1) @MeanSquaredError Tensor price(Tensor x);

                default Tensor forward(@Input(4) Tensor left, @Input(3) Tensor right) {
                    return price(body(left, right));
                }
            }
            """;

    private static Map<String, byte[]> blocks(String residual, String inner) {
        return Javac.withLibrary()
                .file("p/Snake.java", SampleProject.SNAKE)
                .file("p/Residual.java", residual)
                .file("p/Inner.java", inner)
                .run()
                .silent()
                .classes();
    }

    private static Javac.Result network(Map<String, byte[]> blocks) {
        return Javac.withLibrary().on(blocks).file("q/Net.java", NET).run();
    }

    private static void load(Map<String, byte[]> blocks, Map<String, byte[]> network) throws ClassNotFoundException {
        Map<String, byte[]> library = new TreeMap<>(Library.CLASSES);
        library.putAll(blocks);
        Javac.Result classes = new Javac.Result(true, "", Map.of(), network, List.of());
        Class.forName("q.NetNetwork", true, classes.load(library));
    }

    @Test
    void networkIsTheSameAsFromSource() {
        Javac.Result together = Javac.withLibrary()
                .file("p/Snake.java", SampleProject.SNAKE)
                .file("p/Residual.java", RESIDUAL)
                .file("p/Inner.java", INNER)
                .file("q/Net.java", NET)
                .run()
                .silent();
        Map<String, String> alone = network(blocks(RESIDUAL, INNER)).silent().generated();
        assertThat(alone)
                .containsOnlyKeys("q.NetNetwork", "q.NetGraph")
                .containsEntry("q.NetNetwork", together.generated().get("q.NetNetwork"));
    }

    /** The block that uses the other one is a class file, and the other one is compiled with the network. */
    @Test
    void blockInABlockMayBeThereAsSource() {
        String changed = INNER.replace("units = 5", "units = 6");
        Map<String, byte[]> blocks = blocks(RESIDUAL, INNER);
        Javac.Result both = Javac.withLibrary()
                .on(blocks)
                .file("p/Inner.java", changed)
                .file("q/Net.java", NET)
                .run()
                .silent();
        assertThat(both.generated().get("q.NetNetwork"))
                .isEqualTo(network(blocks(RESIDUAL, changed)).generated().get("q.NetNetwork"));
    }

    @Test
    void unchangedBlocksAreAccepted() throws ClassNotFoundException {
        String commented = RESIDUAL.replace("Pair p =", "// both\n        Pair p =");
        assertThat(commented).isNotEqualTo(RESIDUAL);
        load(blocks(commented, INNER), network(blocks(RESIDUAL, INNER)).silent().classes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SHARE = -1e-3 | SHARE = -2e-3",
                "units = 4 | units = 4, bias = false",
                "frequency = 3 | frequency = 4",
                "@L2(0.01) | @L2(0.02)",
                "@Repeat(2) | @Repeat(1)",
                "h.add(p.old() | p.old().add(h",
                "i >= 1 | i > 1",
            })
    void networkOfAnOlderBlockIsRefused(String from, String to) {
        assertThat(RESIDUAL).contains(from);
        isStale(RESIDUAL.replace(from, to), INNER, "'Residual'");
    }

    @ParameterizedTest
    @CsvSource({"units = 5, units = 6", "@Relu, @Elu", "@Dropout(0.25), @Dropout(0.5)"})
    void networkOfAnOlderBlockInABlockIsRefused(String from, String to) {
        assertThat(INNER).contains(from);
        isStale(RESIDUAL, INNER.replace(from, to), "'p.Inner', which is part of 'Residual'");
    }

    private static void isStale(String residual, String inner, String changed) {
        Map<String, byte[]> old = network(blocks(RESIDUAL, INNER)).silent().classes();
        Map<String, byte[]> blocks = blocks(residual, inner);
        assertThatThrownBy(() -> load(blocks, old))
                .isInstanceOf(IncompatibleClassChangeError.class)
                .hasMessage("'NetNetwork' was generated from another version of " + changed
                        + ": recompile the module that declares 'Net'");
        assertThatCode(() -> load(blocks, network(blocks).silent().classes())).doesNotThrowAnyException();
    }

    /** There is no source that it could point at but the one that uses the block. */
    @Test
    void faultInABlockIsShownWhereItIsUsed() {
        String wrong = NET.replace("@Input(4)", "@Input(5)");
        assertThat(Javac.withLibrary()
                        .on(blocks(RESIDUAL, INNER))
                        .file("q/Net.java", wrong)
                        .run()
                        .output())
                .isEqualTo("""
                        q/Net.java:9: error: [GraphShapes] 'add' takes [batch, 4] of 'bodySecond' and [batch, 5] of 'multiply'
                            @Use(Residual.class) Tensor body(Tensor x, Tensor y);
                                         ^
                            ... -> [batch, 5] bodyTwice2Start -> [batch, 5] bodyTwice2Drop -> [batch, 4] bodyTwice2End -> [batch, 4] bodySecond
                            [batch, 5] left
                            in 'body' of 'Net', which is given [batch, 5] and [batch, 3]
                            Let 'bodySecond' have 5 units.
                        1 error
                        """);
    }

    @Test
    void annotationThatIsNotOnTheClassPath() {
        Map<String, byte[]> blocks = new TreeMap<>(blocks(RESIDUAL, INNER));
        blocks.remove("p.Snake");
        assertThat(network(blocks).output()).isEqualTo("""
                        q/Net.java:9: error: [ForeignGraph] the compiled graph of 'Residual' has @Snake, which is not on the class path
                            @Use(Residual.class) Tensor body(Tensor x, Tensor y);
                                         ^
                            Add the module that declares @Snake to the class path.
                        1 error
                        """);
    }

    /** It was compiled again without the processor. */
    @Test
    void classFileThatIsNewerThanItsCompanion() {
        Map<String, byte[]> blocks = new TreeMap<>(blocks(RESIDUAL, INNER));
        blocks.put(
                "p.Inner",
                blocks(RESIDUAL, INNER.replace("units = 5", "units = 6")).get("p.Inner"));
        assertThat(network(blocks).output())
                .contains("the compiled graph of 'Inner' was made of another version of 'Inner'")
                .endsWith("\n1 error\n");
    }

    @Test
    void blocksThatUseEachOtherAcrossClassFiles() {
        String circle = INNER.replace("@Dropout(0.25)", "@Use(Residual.class)")
                .replace("Tensor drop(Tensor x)", "Tensor drop(Tensor x, Tensor y)")
                .replace("end(Tensor x);", "end(Tensor x);\n    default Tensor apply(Tensor x) { return drop(x, x); }");
        assertThat(Javac.withLibrary()
                        .on(blocks(RESIDUAL, INNER))
                        .file("p/Inner.java", circle)
                        .run()
                        .output())
                .contains("[BlockOfItself] 'Inner' uses itself through 'Residual', so it would have no end");
    }
}
