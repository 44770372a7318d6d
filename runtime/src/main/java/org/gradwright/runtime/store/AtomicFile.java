// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * Replaces a file by one that is complete: it is written under another name in the same folder, synced to the device and
 * then moved over the old one in one step, with the old one's permissions. Whatever fails, the old file stays, and the new
 * one is deleted. A symbolic link stays: what it leads to is replaced.
 */
final class AtomicFile {
    /** Writes the whole content of a file. */
    @FunctionalInterface
    interface Writer {
        void write(SeekableByteChannel channel) throws IOException;
    }

    /** How much of a file's name the other name repeats, so that it is not too long for any file system. */
    private static final int REPEATED = 40;

    private static final int MOST_LINKS = 40;

    private AtomicFile() {}

    /** Replaces or makes the file at {@code path}. */
    static void write(Path path, Writer writer) throws IOException {
        Path target = target(path);
        Path fresh = beside(target);
        try {
            try (FileChannel channel = make(fresh)) {
                writer.write(channel);
                channel.force(true);
            }
            keepPermissions(target, fresh);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        Path folder = target.getParent();
        if (folder != null) {
            sync(folder);
        }
    }

    /** Makes a file beside the one at {@code path} and deletes it: what fails would fail in writing too. */
    static void tryPlace(Path path) throws IOException {
        Path fresh = beside(target(path));
        make(fresh).close();
        Files.delete(fresh);
    }

    /** The regular file to replace or make. */
    private static Path target(Path path) throws IOException {
        Path target = path.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new IOException("it is a symbolic link that leads to no file");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        if (target.getFileName() == null || Files.isDirectory(target)) {
            throw new IOException("it is a folder");
        }
        // Else the move would put a file in the place of a device.
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new IOException("it is not a regular file");
        }
        return target;
    }

    /** A new name in the same folder. */
    private static Path beside(Path target) throws IOException {
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("there is no folder '" + folder + "'");
        }
        String name = String.valueOf(target.getFileName());
        String start = name.substring(0, Math.min(REPEATED, name.length()));
        return folder.resolve("." + start + "." + UUID.randomUUID() + ".part");
    }

    /** Not by createTempFile: its files are for the owner only, and a model should get the usual permissions. */
    private static FileChannel make(Path fresh) throws IOException {
        return FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static void keepPermissions(Path old, Path fresh) throws IOException {
        if (Files.exists(old) && Files.getFileStore(old).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(old));
        }
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
