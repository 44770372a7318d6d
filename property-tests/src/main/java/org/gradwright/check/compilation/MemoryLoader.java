// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check.compilation;

import java.util.Map;

/** Loads class files from memory, before its parent does; what neither has may come from the loader of this class. */
public final class MemoryLoader extends ClassLoader {
    private final Map<String, byte[]> classFiles;

    /** A loader of class files by binary name. */
    public MemoryLoader(Map<String, byte[]> classFiles, ClassLoader parent) {
        super(parent);
        this.classFiles = Map.copyOf(classFiles);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] bytes = classFiles.get(name);
        if (bytes == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return Class.forName(name, false, MemoryLoader.class.getClassLoader());
    }
}
