// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gradwright.runtime.LineNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are damaged or made to do harm: each is refused with what is wrong, and nothing changes. */
class HostileFileTest {
    private static final String BIAS = "\"line.bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";
    private static final String SEEN = "\"line.seen\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}";
    private static final String WEIGHT = "\"line.weight\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[8,16]}";

    @TempDir
    private Path folder;

    private Path file;
    private final LineNetwork network = LineNetwork.create(1);

    @BeforeEach
    void save() {
        file = folder.resolve("model");
        network.save(file);
    }

    @Test
    void theFileThatTheOthersAreMadeOfIsGood() {
        RawFile.write(file, RawFile.bytes("{" + BIAS + "," + SEEN + "," + WEIGHT + "}", new byte[16]));
        network.load(file);
        assertThat(network.line().bias().get(0)).isZero();
    }

    @Test
    void filesTooShortForTheirHeaders() {
        refuses(
                new byte[0],
                " is truncated or no safetensors file: it has 0 bytes, but needs 8 for the length of its header");
        refuses(
                new byte[7],
                " is truncated or no safetensors file: it has 7 bytes, but needs 8 for the length of its header");
        refuses(
                length(1000, new byte[10]),
                " is truncated or no safetensors file: its header takes 1000 bytes, but the file has 10 bytes for it");
        refuses(
                length(-1, new byte[1]),
                " is truncated or no safetensors file: its header takes 18446744073709551615 bytes, but the file has "
                        + "1 byte for it");
        refuses(
                length(Long.MAX_VALUE, new byte[1]),
                " is truncated or no safetensors file: its header takes 9223372036854775807 bytes, but the file has "
                        + "1 byte for it");
        refuses(
                new byte[8],
                " has a header that is not one of safetensors: at character 0, found its end, but expected '{'");
    }

    @Test
    void aHeaderThatIsTooLong() {
        byte[] header = new byte[(1 << 24) + 1];
        Arrays.fill(header, (byte) ' ');
        refuses(RawFile.bytes(header, new byte[0]), " has a header of 16777217 bytes, but at most 16777216 are read");
    }

    @Test
    void headersWithTooManyEntries() {
        StringBuilder texts = new StringBuilder();
        for (int i = 0; i < 65_536; i++) {
            texts.append(i == 0 ? "" : ",").append('"').append(i).append("\":\"\"");
        }
        refuses(tensors("\"__metadata__\":{" + texts + "}", 0), " has more than 65536 texts and tensors");
        Part wordy = new Part() {
            @Override
            public void save(Content content) {
                for (int i = 0; i < 65_536; i++) {
                    content.text(Integer.toString(i), "");
                }
            }

            @Override
            public void check(StoredContent content, Differences differences) {}

            @Override
            public void load(StoredContent content) {}
        };
        assertThatThrownBy(() -> ModelFile.save(file, List.of(wordy)))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "'" + file + "' could not be saved: there are 65539 texts and tensors, but at most 65536 can "
                                + "be read");
    }

    @Test
    void headersThatAreNotUtf8() {
        byte[] header = ("{" + BIAS + "}").getBytes(StandardCharsets.UTF_8);
        header[2] = (byte) 0xFF;
        refuses(RawFile.bytes(header, new byte[4]), " has a header that is not UTF-8");
        header[2] = (byte) 0xC0;
        header[3] = (byte) 0x80;
        refuses(RawFile.bytes(header, new byte[4]), " has a header that is not UTF-8");
    }

    /** The mark @ stands where the header stops to be one. */
    @Test
    void headersThatAreNotStrictJson() {
        refusesHeader("@", "found its end, but expected '{'");
        refusesHeader("@PK\u0003\u0004", "found 'P', but expected '{'");
        refusesHeader("@[]", "found '[', but expected '{'");
        refusesHeader("{@", "found its end, but expected a text");
        refusesHeader("{}@x", "found 'x', but expected the end");
        refusesHeader("{}@\u0000", "found U+0000, but expected the end");
        refusesHeader("{@a:1}", "found 'a', but expected a text");
        refusesHeader("{\"a\" @1}", "found '1', but expected ':'");
        refusesHeader("{" + BIAS + ",@}", "found '}', but expected a text");
        refusesHeader("{" + BIAS + "@]", "found ']', but expected ',' or '}'");
        refusesHeader("{\"a@", "found its end, but expected the end of a text");
        refusesHeader("{\"a@\n\":{}}", "found U+000A, but expected a character of a text");
        refusesHeader("{\"\\@x\":{}}", "found 'x', but expected an escape");
        refusesHeader("{\"\\u00@g0\":{}}", "found 'g', but expected four hexadecimal digits");
        refusesHeader("{\"\\ud800\"@:{}}", "half a character");
        refusesHeader("{\"\\udc00\\ud800\"@:{}}", "half a character");
        refusesHeader("{\"a\":@null}", "found 'n', but expected '{'");
        refusesHeader("{\"a\":{@}}", "found '}', but expected a text");
    }

    @Test
    void deepJsonIsRefusedAtItsSecondLevel() {
        refusesHeader("@" + "[".repeat(1_000_000), "found '[', but expected '{'");
        refusesHeader(
                "{\"a\":{\"shape\":[@" + "[".repeat(1_000_000), "found '[', but expected a whole number from 0 on");
        refusesHeader("{\"a\":{\"dtype\":@" + "{\"a\":".repeat(1_000_000), "found '{', but expected a text");
        refusesHeader("{\"__metadata__\":{\"a\":@" + "{\"a\":".repeat(1_000_000), "found '{', but expected a text");
    }

    @Test
    void numbersThatAreNotCounts() {
        refusesShape("[@-1]", "found '-', but expected a whole number from 0 on");
        refusesShape("[1@.0]", "found '.', but expected ',' or ']'");
        refusesShape("[1@e0]", "found 'e', but expected ',' or ']'");
        refusesShape("[01@]", "a number that starts with 0");
        refusesShape("[@\"1\"]", "found '\"', but expected a whole number from 0 on");
        refusesShape("[1,@]", "found ']', but expected a whole number from 0 on");
        refusesShape("[9999999999999999999@]", "a number of more than 18 digits");
        refusesShape("[" + "1,".repeat(16) + "@1]", "found '1', but expected ']' after at most 16 numbers");
        refusesHeader("{" + BIAS.replace("[0,4]", "[@-4,0]") + "}", "found '-', but expected a whole number from 0 on");
        refusesHeader(
                "{" + BIAS.replace("[0,4]", "[0,4,@8]") + "}", "found '8', but expected ']' after at most 2 numbers");
    }

    @Test
    void declaredSizesThatDoNotFit() {
        refuses(
                tensors(BIAS.replace("[1]", "[2147483647,2147483647]"), 4),
                " holds 'line.bias' with shape [2147483647, 2147483647], more values than an array can hold");
        refuses(
                tensors(BIAS.replace("[1]", "[0,999999999999999999]"), 4),
                " holds 'line.bias' with shape [0, 999999999999999999], more values than an array can hold");
        refuses(
                tensors(BIAS.replace("[1]", "[1000000000]"), 4),
                " holds 'line.bias' with shape [1000000000], which takes 4000000000 bytes, in 4 bytes");
        refuses(
                tensors(BIAS.replace("[1]", "[1000000000]").replace("[0,4]", "[0,4000000000]"), 4),
                " is truncated: its tensors take 4000000000 bytes, but the file has 4 bytes for them");
        refuses(
                tensors(BIAS.replace("[0,4]", "[4,0]"), 4),
                " holds 'line.bias' that ends at byte 0, before it begins at byte 4");
    }

    @Test
    void tensorsThatOverlapLeaveGapsOrEndBeforeTheFile() {
        refuses(
                tensors(BIAS + "," + SEEN.replace("[4,8]", "[2,6]"), 8),
                " holds 'line.seen' at byte 2 of the data, inside the tensor before it");
        refuses(tensors(BIAS + "," + SEEN.replace("[4,8]", "[8,12]"), 12), " holds 'line.seen' after a gap of 4 bytes");
        refuses(tensors(SEEN, 8), " holds 'line.seen' after a gap of 4 bytes");
        refuses(tensors(BIAS + "," + SEEN, 9), " has 1 byte after the last of its tensors");
        refuses(
                tensors(BIAS + "," + SEEN, 7),
                " is truncated: its tensors take 8 bytes, but the file has 7 bytes for them");
        refuses(tensors("", 3), " has 3 bytes after the last of its tensors");
    }

    @Test
    void entriesThatStandTwiceAreMissingOrUnknown() {
        refuses(tensors(BIAS + "," + BIAS, 4), " holds 'line.bias' twice");
        refuses(
                tensors(BIAS.replace("\"shape\"", "\"dtype\":\"F32\",\"shape\""), 4),
                " holds 'line.bias' with 'dtype' twice");
        refuses(tensors("\"__metadata__\":{},\"__metadata__\":{}", 0), " holds '__metadata__' twice");
        refuses(tensors("\"__metadata__\":{\"a\":\"1\",\"\\u0061\":\"2\"}", 0), " holds 'a' twice");
        refuses(
                tensors(BIAS.replace("\"shape\":[1],", ""), 4),
                " holds 'line.bias' without a dtype, a shape or two data_offsets");
        refuses(
                tensors(BIAS.replace("[0,4]", "[0]"), 4),
                " holds 'line.bias' without a dtype, a shape or two data_offsets");
        refuses(
                tensors(BIAS.replace("shape", "size"), 4),
                " holds 'line.bias' with an entry 'size', which is not known");
    }

    @Test
    void otherNumberFormats() {
        refuses(tensors(BIAS.replace("F32", "F64"), 4), " holds 'line.bias' as F64, but only F32 is read");
        refuses(tensors(BIAS.replace("F32", "BF16"), 4), " holds 'line.bias' as BF16, but only F32 is read");
    }

    @Test
    void textsThatAreNotTexts() {
        refusesHeader("{\"__metadata__\":{\"a\":@1}}", "found '1', but expected a text");
        refusesHeader("{\"__metadata__\":@[]}", "found '[', but expected '{'");
    }

    @Test
    void namesCannotSpoilMessages() {
        String name = "a\\n\\u001b[31m\\u202e" + "x".repeat(1000);
        refuses(
                tensors(BIAS.replace("line.bias", name).replace("F32", "F16"), 4),
                " holds 'a??[31m?" + "x".repeat(52) + "...' as F16, but only F32 is read");
    }

    @Test
    void damageOfValuesIsFound() {
        byte[] bytes = RawFile.read(file);
        bytes[bytes.length - 1] ^= 1;
        refuses(bytes, " is damaged: its content does not have the checksum that it names");
    }

    @Test
    void damageIsNotTakenForAnotherModel() {
        refusesHeaderOfFile(
                "\"gradwright.fingerprint\":\"d4",
                "\"gradwright.fingerprint\":\"d5",
                " is damaged: its content does not " + "have the checksum that it names");
        refusesHeaderOfFile(
                "line.seen", "line.sewn", " is damaged: its content does not have the checksum that it names");
        refusesHeaderOfFile(
                "\"gradwright.steps\":\"0\"",
                "\"gradwright.steps\":\"1\"",
                " is damaged: its content does not have the checksum that it names");
    }

    @Test
    void textsOfOursMustBeWhole() {
        refusesHeaderOfFile(
                "\"gradwright.format\":\"2\"",
                "\"gradwright.format\":\"1\"",
                " has format 1, but this version of Gradwright reads format 2");
        refusesHeaderOfFile("\"gradwright.format\":\"2\",", "", " has no 'gradwright.format'");
        refusesHeaderOfFile("gradwright.checksum", "gradwright.checksam", " has no 'gradwright.checksum'");
        refusesHeaderOfFile("gradwright.fingerprint", "gradwright.fingerPrint", " has no 'gradwright.fingerprint'");
        refusesHeaderOfFile(
                "\"gradwright.seed\":\"1\"",
                "\"gradwright.seed\":\"x\"",
                " has 'x' as 'gradwright.seed', which is no number");
        refusesHeaderOfFile(
                "\"gradwright.steps\":\"0\"",
                "\"gradwright.steps\":\"-1\"",
                " has -1 as 'gradwright.steps', which must be at least 0");
    }

    @Test
    void refusingAllocatesNoMoreThanTheFileIsLarge() {
        String huge = BIAS.replace("[1]", "[500000000]").replace("[0,4]", "[0,2000000000]");
        RawFile.write(file, tensors(huge, 4));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        assertThatThrownBy(() -> network.load(file)).isInstanceOf(StoreException.class);
        long before = threads.getThreadAllocatedBytes(thread);
        assertThatThrownBy(() -> network.load(file)).isInstanceOf(StoreException.class);
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(1 << 16);
    }

    private void refusesHeaderOfFile(String part, String instead, String message) {
        network.save(file);
        String header = RawFile.header(file);
        assertThat(header).contains(part);
        refuses(RawFile.bytes(header.replace(part, instead), RawFile.data(file)), message);
    }

    private void refusesShape(String shape, String message) {
        refusesHeader("{" + BIAS.replace("[1]", shape) + "}", message);
    }

    private void refusesHeader(String marked, String message) {
        refuses(
                RawFile.bytes(marked.replace("@", ""), new byte[0]),
                " has a header that is not one of safetensors: at character " + marked.indexOf('@') + ", " + message);
    }

    private void refuses(byte[] bytes, String message) {
        NetworkState before = NetworkState.of(network);
        RawFile.write(file, bytes);
        assertThatThrownBy(() -> network.load(file))
                .isInstanceOf(StoreException.class)
                .hasMessage("'" + file + "'" + message);
        assertThat(NetworkState.of(network)).isEqualTo(before);
    }

    private static byte[] tensors(String entries, int dataLength) {
        return RawFile.bytes("{" + entries + "}", new byte[dataLength]);
    }

    private static byte[] length(long headerLength, byte[] rest) {
        return ByteBuffer.allocate(8 + rest.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(headerLength)
                .put(rest)
                .array();
    }
}
