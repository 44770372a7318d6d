// SPDX-License-Identifier: Apache-2.0
package org.gradwright.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that derives the double twin of the runtime, run as the build runs it. */
class DeriveTwinTest {
    @TempDir
    private Path directory;

    private Path in;
    private Path out;

    @BeforeEach
    void makeInput() {
        in = directory.resolve("in");
        out = directory.resolve("out");
    }

    @Test
    void typesLiteralsAndNamesBecomeDouble() throws Exception {
        source("A.java", "float[] a = {1.5f, 1f, 1_000F, .5f, 2.f, 1e-3f, 1E4F, 0x1p-3f, 3};");
        source(
                "B.java",
                "Float b = FloatMath.exp(n.floatValue() / (float) i); FMatrixRMaj m = FMatrix.of(FloatBuffer.wrap(b));");
        source("C.java", "buffer.putFloat(in.readFloat()); out.writeFloat(buffer.getFloat(0) + 0.1f);");

        assertThat(run()).isEmpty();

        assertThat(twin("A.java")).isEqualTo("double[] a = {1.5, 1.0, 1_000.0, .5, 2., 1e-3, 1E4, 0x1p-3, 3};");
        assertThat(twin("B.java"))
                .isEqualTo("Double b = DoubleMath.exp(n.doubleValue() / (double) i);"
                        + " DMatrixRMaj m = DMatrix.of(DoubleBuffer.wrap(b));");
        assertThat(twin("C.java"))
                .isEqualTo("buffer.putDouble(in.readDouble()); out.writeDouble(buffer.getDouble(0) + 0.1);");
    }

    @Test
    void commentsStringsAndOtherNumbersStay() throws Exception {
        String kept = """
                // a float 1f of org.gradwright.runtime
                /** float, "1f, don't */
                String s = "float \\" 1f // org.gradwright.runtime"; char c = '"', d = '\\'', e = 'f';
                String block = \"""
                    float "1f" \\\""" org.gradwright.runtime\""";
                int i = 0x1F + 0xfF + 0b11 + 010 + 1_0; long l = 0xFFL; double x = 1d + 2.5 + 1e3 + 0x1p3 + .5 / 2;
                isFloat = floats.Floating + f1f;
                """;
        source("Kept.java", kept);

        assertThat(run()).isEmpty();

        assertThat(twin("Kept.java")).isEqualTo(kept);
    }

    @Test
    void thePackageIsRenamedInCodeOnly() throws Exception {
        source(
                "Names.java",
                "package org.gradwright.runtime; import org.gradwright.runtime.compute.Sums; import org.gradwright.Input;"
                        + " org.gradwright.runtimes.X y; my.org.gradwright.runtime.Z z;");

        assertThat(run()).isEmpty();

        assertThat(twin("Names.java"))
                .isEqualTo(
                        "package org.gradwright.twin; import org.gradwright.twin.compute.Sums; import org.gradwright.Input;"
                                + " org.gradwright.runtimes.X y; my.org.gradwright.runtime.Z z;");
    }

    @Test
    void bitCastsAreRefusedWithFileAndLine() throws Exception {
        source("Bits.java", "int a;\n/* two\nlines */ int b = Float.floatToRawIntBits(1f);\n");

        assertThat(run()).contains("Bits.java:3: 'floatToRawIntBits' has no twin in double");
    }

    @Test
    void handWrittenAndVectorClassesAreLeftOutAndOldFilesGo() throws Exception {
        source("Kept.java", "int a;");
        source("FloatMath.java", "int bits = Float.floatToIntBits(1f);");
        source("VectorKernels.java", "FloatVector v;");
        Path old = out.resolve("org/gradwright/twin/Old.java");
        Files.createDirectories(old.getParent());
        Files.writeString(old, "int old;");

        assertThat(run()).isEmpty();

        assertThat(old.getParent()).isDirectoryNotContaining("regex:.*/(Old|FloatMath|VectorKernels)\\.java");
        assertThat(twin("Kept.java")).isEqualTo("int a;");
    }

    private void source(String name, String text) throws IOException {
        Path file = in.resolve("org/gradwright/runtime").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String twin(String name) throws IOException {
        return Files.readString(out.resolve("org/gradwright/twin").resolve(name));
    }

    /** What the program says; nothing when it succeeds. */
    private String run() throws IOException, InterruptedException {
        Path log = directory.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        Path.of("src/build/java/DeriveTwin.java")
                                .toAbsolutePath()
                                .toString(),
                        in.toString(),
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(log);
        assertThat(process.exitValue()).as(said).isEqualTo(said.isEmpty() ? 0 : 1);
        return said;
    }
}
