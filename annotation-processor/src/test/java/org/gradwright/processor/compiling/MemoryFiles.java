// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.compiling;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** A file manager whose class path and outputs are maps. */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
    final Map<String, byte[]> classes = new TreeMap<>();
    final Map<String, byte[]> sources = new TreeMap<>();

    private final Map<String, byte[]> classPath;
    private final boolean full;

    /**
     * @param full whether there is no room for generated sources
     */
    MemoryFiles(JavaFileManager standard, Map<String, byte[]> classPath, boolean full) {
        super(standard);
        this.classPath = classPath;
        this.full = full;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        List<JavaFileObject> found = new ArrayList<>();
        for (JavaFileObject file : super.list(location, packageName, kinds, recurse)) {
            if (!file.isNameCompatible("module-info", file.getKind())) {
                found.add(file);
            }
        }
        if (location == StandardLocation.CLASS_PATH && kinds.contains(JavaFileObject.Kind.CLASS)) {
            classPath.forEach((name, bytes) -> {
                if (name.substring(0, Math.max(0, name.lastIndexOf('.'))).equals(packageName)) {
                    found.add(new Binary(name, bytes));
                }
            });
        }
        return found;
    }

    /** Source folders of modules are read as folders of packages. */
    @Override
    public @Nullable JavaFileObject getJavaFileForInput(Location location, String name, JavaFileObject.Kind kind)
            throws IOException {
        return name.equals("module-info") ? null : super.getJavaFileForInput(location, name, kind);
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof Binary binary ? binary.binaryName : super.inferBinaryName(location, file);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) throws IOException {
        if (full && kind == JavaFileObject.Kind.SOURCE) {
            throw new IOException("No space left on device");
        }
        Map<String, byte[]> to = kind == JavaFileObject.Kind.SOURCE ? sources : classes;
        return new Output(name, kind, to);
    }

    /** A source file in memory. */
    static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String name, String text) {
            super(URI.create("memory:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Binary extends SimpleJavaFileObject {
        private final String binaryName;
        private final byte[] bytes;

        Binary(String name, byte[] bytes) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
            this.binaryName = name;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }

    private static final class Output extends SimpleJavaFileObject {
        private final String name;
        private final Map<String, byte[]> to;

        Output(String name, Kind kind, Map<String, byte[]> to) {
            super(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind);
            this.name = name;
            this.to = to;
        }

        @Override
        public OutputStream openOutputStream() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            return new FilterOutputStream(bytes) {
                @Override
                public void close() throws IOException {
                    super.close();
                    to.put(name, bytes.toByteArray());
                }
            };
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return new String(to.get(name), StandardCharsets.UTF_8);
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(to.get(name));
        }
    }
}
