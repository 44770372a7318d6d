// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Finds the source files of types through what a processing environment offers. */
final class SourceFiles {
    private final Elements elements;
    private final Filer filer;

    SourceFiles(ProcessingEnvironment environment) {
        elements = environment.getElementUtils();
        filer = environment.getFiler();
    }

    /** The source file that declares a type, if it can be had. */
    Optional<? extends FileObject> of(TypeElement type) {
        return Stream.<Supplier<Optional<? extends FileObject>>>of(
                        () -> fromElements(Elements.class, type),
                        () -> fromElements(elements.getClass(), type),
                        () -> fromPath(type),
                        () -> fromName(type))
                .flatMap(way -> way.get().stream())
                .findFirst();
    }

    /** What {@code Elements.getFileObjectOf} says, which Java has since 18. */
    private Optional<JavaFileObject> fromElements(Class<?> declaring, TypeElement type) {
        try {
            Object file = declaring.getMethod("getFileObjectOf", Element.class).invoke(elements, type);
            return file instanceof JavaFileObject source && source.getKind() == JavaFileObject.Kind.SOURCE
                    ? Optional.of(source)
                    : Optional.empty();
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    /** The file of the type's name in the folders where the compiler looks for sources. */
    private Optional<FileObject> fromPath(TypeElement type) {
        String folder = elements.getPackageOf(type).getQualifiedName().toString();
        for (StandardLocation location : List.of(StandardLocation.SOURCE_PATH, StandardLocation.CLASS_PATH)) {
            try {
                return Optional.of(
                        filer.getResource(location, folder, outermost(type).getSimpleName() + ".java"));
            } catch (IOException | IllegalArgumentException e) {
                // is not there
            }
        }
        return Optional.empty();
    }

    /** The file that an element of Eclipse's compiler names, which on Java 17 shows its sources in no other way. */
    private static Optional<FileObject> fromName(TypeElement type) {
        try {
            Element outermost = outermost(type);
            Object name = outermost.getClass().getMethod("getFileName").invoke(outermost);
            JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
            if (javac == null || !(name instanceof String file) || !Files.isRegularFile(Path.of(file))) {
                return Optional.empty();
            }
            StandardJavaFileManager files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8);
            return Optional.of(files.getJavaFileObjects(file).iterator().next());
        } catch (ReflectiveOperationException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Element outermost(TypeElement type) {
        Element outermost = type;
        while (outermost.getEnclosingElement() instanceof TypeElement outer) {
            outermost = outer;
        }
        return outermost;
    }
}
