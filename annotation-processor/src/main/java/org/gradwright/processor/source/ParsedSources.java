// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.tools.FileObject;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Trees that the JDK's javac makes of source files, for compilers that show none of their own. They are parsed only: what
 * the names in them mean is looked up in the compiler that runs the processor.
 */
public final class ParsedSources implements MethodSources {

    private final Function<TypeElement, Optional<? extends FileObject>> files;
    private final Map<URI, Optional<Parsed>> parsed = new HashMap<>();

    /**
     * @param files the source file of a type, if it can be had
     */
    public ParsedSources(Function<TypeElement, Optional<? extends FileObject>> files) {
        this.files = files;
    }

    private record Parsed(String text, CompilationUnitTree file, Trees trees) {}

    @Override
    public Optional<TreePath> find(ExecutableElement method) {
        TypeElement type = (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
        return file(type).map(Parsed::file).flatMap(file -> {
            Optional<TreePath> owner = find(new TreePath(file), type);
            return owner.flatMap(path -> members(path)
                    .filter(member -> member instanceof MethodTree tree && declares(tree, method))
                    .map(member -> new TreePath(path, member))
                    .findFirst());
        });
    }

    @Override
    public List<String> shown(TreePath tree) {
        CompilationUnitTree file = tree.getCompilationUnit();
        Parsed found = parsed.values().stream()
                .flatMap(Optional::stream)
                .filter(each -> each.file() == file)
                .findFirst()
                .orElseThrow();
        long start = found.trees().getSourcePositions().getStartPosition(file, tree.getLeaf());
        long line = file.getLineMap().getLineNumber(start);
        String text = found.text().lines().skip(line - 1).findFirst().orElse("");
        return List.of("line " + line + ": " + text.strip());
    }

    private Optional<Parsed> file(TypeElement type) {
        return files.apply(type).flatMap(file -> parsed.computeIfAbsent(file.toUri(), uri -> parse(file)));
    }

    private static Optional<Parsed> parse(FileObject file) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            return Optional.empty();
        }
        try {
            String text = file.getCharContent(true).toString();
            // What does not parse is reported by the compiler that compiles it.
            JavaCompiler.CompilationTask task = javac.getTask(
                    Writer.nullWriter(), null, diagnostic -> {}, List.of("-proc:none"), null, List.of(new Text(text)));
            CompilationUnitTree tree = ((JavacTask) task).parse().iterator().next();
            return Optional.of(new Parsed(text, tree, Trees.instance(task)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The path of a type's declaration below its file. */
    private static Optional<TreePath> find(TreePath file, TypeElement type) {
        Element outer = type.getEnclosingElement();
        Optional<TreePath> around = outer instanceof TypeElement outerType ? find(file, outerType) : Optional.of(file);
        return around.flatMap(path -> members(path)
                .filter(member ->
                        member instanceof ClassTree tree && tree.getSimpleName().contentEquals(type.getSimpleName()))
                .map(member -> new TreePath(path, member))
                .findFirst());
    }

    private static Stream<? extends Tree> members(TreePath path) {
        return path.getLeaf() instanceof ClassTree tree
                ? tree.getMembers().stream()
                : path.getCompilationUnit().getTypeDecls().stream();
    }

    /** Whether a tree declares the method: its name, and parameters of its types. */
    private static boolean declares(MethodTree tree, ExecutableElement method) {
        List<? extends VariableTree> written = tree.getParameters();
        List<? extends VariableElement> parameters = method.getParameters();
        if (!tree.getName().contentEquals(method.getSimpleName()) || written.size() != parameters.size()) {
            return false;
        }
        for (int i = 0; i < written.size(); i++) {
            String known = parameters.get(i).asType().toString();
            String type = written.get(i).getType().toString();
            if (!known.equals(type) && !known.endsWith("." + type)) {
                return false;
            }
        }
        return true;
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String text) {
            super(URI.create("parsed:///Source.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
