// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Saves and loads parts; all of them or none. */
public final class ModelFile {
    private ModelFile() {}

    /**
     * Writes the parts to a file, which is complete when its name appears; a file of that name is replaced.
     *
     * @throws StoreException if it cannot be written; an old file is as it was
     */
    public static void save(Path path, List<? extends Part> parts) {
        Content content = new Content();
        parts.forEach(part -> part.save(content));
        try {
            AtomicFile.write(path, channel -> ContentWriter.write(content, channel));
        } catch (IOException problem) {
            throw new StoreException("'" + path + "' could not be saved: " + reason(problem), problem);
        }
    }

    /**
     * Reads the parts from a file. Other tensors of it are ignored if their names start with {@code optimizer.} or
     * {@code golden.}, and refused otherwise.
     *
     * @param here what messages call the parts together, as {@code this 'Digits'}
     * @throws StoreException if the file cannot be read or does not fit; no part has changed
     */
    public static void load(Path path, String here, List<? extends Part> parts) {
        String file = path.toString();
        if (!Files.exists(path)) {
            throw new StoreException("'" + file + "' does not exist");
        }
        // Not a pipe either, whose reading could wait for ever.
        if (!Files.isRegularFile(path)) {
            throw new StoreException("'" + file + "' is not a regular file");
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            StoredContent content = StoredContent.open(file, channel);
            check(content, here, parts);
            content.read();
            parts.forEach(part -> part.verify(content));
            parts.forEach(part -> part.load(content));
        } catch (IOException problem) {
            throw new StoreException("'" + file + "' could not be read: " + reason(problem), problem);
        }
    }

    private static void check(StoredContent content, String here, List<? extends Part> parts) throws IOException {
        Differences differences = new Differences();
        parts.forEach(part -> part.check(content, differences));
        content.checkRest(differences);
        if (!differences.none()) {
            // A damaged file is called damaged, not different.
            content.checkWhole();
            String network = content.text("network");
            String origin = network == null ? "" : "is for '" + Shown.name(network) + "' and ";
            throw new StoreException(
                    "'" + content.file() + "' " + origin + "differs from " + here + ": " + differences);
        }
    }

    private static String reason(IOException problem) {
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }
}
