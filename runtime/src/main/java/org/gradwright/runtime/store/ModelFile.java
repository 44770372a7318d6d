// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

/** Saves and loads parts; all of them or none. */
public final class ModelFile {
    private ModelFile() {}

    /**
     * Writes the parts to a file, which is complete when its name appears; a file of that name is replaced.
     *
     * @throws StoreException if it cannot be written; an old file is as it was
     */
    public static void save(Path path, List<? extends Part> parts) {
        Objects.requireNonNull(path, "path is null");
        Content content = new Content();
        parts.forEach(part -> part.save(content));
        try {
            AtomicFile.write(path, channel -> {
                ContentWriter.write(content, channel);
                parts.forEach(Part::finish);
            });
        } catch (IOException problem) {
            throw unsaved(path, problem);
        }
    }

    /**
     * Finds out whether a file of that name could be written, by writing an empty one beside it.
     *
     * @throws StoreException if it could not
     */
    public static void checkPlace(Path path) {
        try {
            AtomicFile.tryPlace(path);
        } catch (IOException problem) {
            throw unsaved(path, problem);
        }
    }

    private static StoreException unsaved(Path path, IOException problem) {
        return new StoreException("'" + path + "' could not be saved: " + reason(problem), problem);
    }

    /**
     * Reads the parts from a file. Other tensors of it are ignored if their names start with {@code optimizer.},
     * {@code training.} or {@code golden.}, and refused otherwise.
     *
     * @param here what messages call the parts together, as {@code this 'Digits'}
     * @throws StoreException if the file cannot be read or does not fit; no part has changed
     */
    public static void load(Path path, String here, List<? extends Part> parts) {
        String file = Objects.requireNonNull(path, "path is null").toString();
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
            throw unread(file, problem);
        } catch (UncheckedIOException problem) {
            throw unread(file, Objects.requireNonNull(problem.getCause()));
        }
    }

    private static StoreException unread(String file, IOException problem) {
        return new StoreException("'" + file + "' could not be read: " + reason(problem), problem);
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
        // Their messages are only the name of a file.
        if (problem instanceof AccessDeniedException denied) {
            return "access to '" + denied.getFile() + "' is denied";
        }
        if (problem instanceof NoSuchFileException missing) {
            return "'" + missing.getFile() + "' cannot be opened or made there";
        }
        if (problem instanceof ClosedByInterruptException) {
            return "the thread was interrupted";
        }
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }
}
