// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Replaces a file by one that is complete: it is written under another name in the same folder, synced to the device and
 * then moved over the old one in one step. Whatever fails, the old file stays, and the new one is deleted.
 */
final class AtomicFile {
    /** Writes the whole content of a file. */
    @FunctionalInterface
    interface Writer {
        void write(SeekableByteChannel channel) throws IOException;
    }

    private AtomicFile() {}

    /** Replaces or makes the file at {@code path}. */
    static void write(Path path, Writer writer) throws IOException {
        Path target = path.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new IOException("it is a folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder '" + folder + "'");
        }
        // Not createTempFile: its files are for the owner only, and a model should get the usual permissions.
        Path fresh = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                writer.write(channel);
                channel.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        sync(folder);
    }

    /** Makes the new name last through a power failure, where the platform can sync folders. */
    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // Windows opens no folders; the file itself is synced and in its place.
            return;
        }
    }
}
