// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradwright.processor.compiling.Accepted;
import org.gradwright.processor.compiling.Javac;
import org.junit.jupiter.api.Test;

class GoldenSourceTest {
    private static final String DIGITS = Accepted.text(Accepted.path("golden/Digits.java"));
    private static final String OTHER = DIGITS.replace("Digits", "Other").replace("128", "32");

    @Test
    void generatedClassIsTheAcceptedOne() {
        Javac.Result result =
                Javac.withLibrary().file("models/Digits.java", DIGITS).run().silent();
        assertThat(result.generated()).containsOnlyKeys("models.DigitsNetwork", "models.DigitsGraph");
        Accepted.check(
                Accepted.path("golden/DigitsNetwork.java"), result.generated().get("models.DigitsNetwork"));
    }

    /** Equal blocks, and layers of equal shapes, share their methods. */
    @Test
    void generatedClassOfBlocksIsTheAcceptedOne() {
        Javac.Result result = Javac.withLibrary()
                .file("models/Blocks.java", Accepted.text(Accepted.path("golden/Blocks.java")))
                .run()
                .silent();
        String generated = result.generated().get("models.BlocksNetwork");
        Accepted.check(Accepted.path("golden/BlocksNetwork.java"), generated);
        assertThat(generated)
                .contains("private void forwardBodyFirst(")
                .doesNotContain("private void forwardBody1First(");
    }

    @Test
    void generatedClassDependsOnItsDeclarationAlone() {
        Javac.Result alone =
                Javac.withLibrary().file("models/Digits.java", DIGITS).run().silent();
        Javac.Result before = Javac.withLibrary()
                .file("models/Digits.java", DIGITS)
                .file("models/Other.java", OTHER)
                .run()
                .silent();
        Javac.Result after = Javac.withLibrary()
                .file("models/Other.java", OTHER)
                .file("models/Digits.java", DIGITS)
                .run()
                .silent();
        assertThat(List.of(before, after))
                .allSatisfy(result -> assertThat(result.generated())
                        .containsAllEntriesOf(alone.generated())
                        .containsOnlyKeys(
                                "models.DigitsNetwork",
                                "models.DigitsGraph",
                                "models.OtherNetwork",
                                "models.OtherGraph"));
        assertThat(before.generated()).isEqualTo(after.generated());
    }

    @Test
    void orderOfAnnotationsDoesNotMatter() {
        String other = DIGITS.replace("@Relu\n    @L2(1e-4)", "")
                .replace("@Dense(units = 128)", "@L2(1e-4)\n    @Relu\n    @Dense(units = 128)")
                .replace(
                        "@Dense(units = 10)\n    @SparseCategoricalCrossEntropy",
                        "@SparseCategoricalCrossEntropy\n    @Dense(units = 10)");
        assertThat(other).contains("@SparseCategoricalCrossEntropy\n    @Dense").contains("@L2(1e-4)\n    @Relu");
        Javac.Result result =
                Javac.withLibrary().file("models/Digits.java", other).run().silent();
        assertThat(result.generated())
                .containsEntry("models.DigitsNetwork", Accepted.text(Accepted.path("golden/DigitsNetwork.java")));
    }
}
