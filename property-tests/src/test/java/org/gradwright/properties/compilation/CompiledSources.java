// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.compilation;

import java.util.Map;
import java.util.Set;
import org.gradwright.check.compilation.MemoryFiles;
import org.gradwright.check.compilation.MemoryLoader;
import org.gradwright.processor.Compilation;

/** What became of source files: the stages of every network, the sources generated from it, and the classes. */
public final class CompiledSources {
    private final Map<String, Compilation> compilations;
    private final Map<String, String> generated;
    private final Map<String, byte[]> classFiles;
    private final ClassLoader loader;

    CompiledSources(Map<String, Compilation> compilations, MemoryFiles files) {
        this.compilations = compilations;
        this.generated = files.generatedSources();
        this.classFiles = files.classFiles();
        this.loader = new MemoryLoader(classFiles, CompiledSources.class.getClassLoader());
    }

    /** The stages of the network declared under that simple name. */
    public Compilation compilation(String network) {
        Compilation compilation = compilations.get(network);
        if (compilation == null) {
            throw new AssertionError("no network '" + network + "' among " + compilations.keySet());
        }
        return compilation;
    }

    Map<String, Compilation> compilations() {
        return compilations;
    }

    /** The simple names of all networks. */
    public Set<String> networks() {
        return compilations.keySet();
    }

    /** The generated sources by binary name. */
    public Map<String, String> generated() {
        return generated;
    }

    /** The class files by binary name. */
    public Map<String, byte[]> classFiles() {
        return classFiles;
    }

    /** The class of that binary name; all classes of one compilation share a loader. */
    public Class<?> load(String name) {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** A new network: the result of the static method {@code create} of a generated class. */
    public Object create(String generatedClass, long seed) {
        try {
            return load(generatedClass).getMethod("create", long.class).invoke(null, seed);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
