// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * What a name means in the body of a method, as the Java Language Specification (6.4, 6.5, 7.5) says: members of the
 * class and of the classes around it, then the file's imports, its package, {@code java.lang}. Local variables come
 * before all of them and are not its business.
 */
public final class NameResolver {

    private final Elements elements;
    private final List<? extends ImportTree> imports;
    private final String packageName;
    private final List<TypeElement> enclosing = new ArrayList<>();

    public NameResolver(Elements elements, TypeElement type, CompilationUnitTree file) {
        this.elements = elements;
        this.imports = file.getImports();
        this.packageName = elements.getPackageOf(type).getQualifiedName().toString();
        for (Element e = type; e instanceof TypeElement t; e = e.getEnclosingElement()) {
            enclosing.add(t);
        }
    }

    /** The field that a simple name means. */
    public Optional<VariableElement> field(String name) {
        return Stream.concat(enclosing.stream(), staticImports(name))
                .flatMap(type -> field(type, name).stream())
                .findFirst();
    }

    /** The field of a type, also an inherited one. */
    public Optional<VariableElement> field(TypeElement type, String name) {
        return withSupertypes(type)
                .flatMap(t -> ElementFilter.fieldsIn(t.getEnclosedElements()).stream())
                .filter(field -> field.getSimpleName().contentEquals(name))
                .findFirst();
    }

    /** The names of the fields of a type, also of inherited ones. */
    public List<String> fieldNames(TypeElement type) {
        return withSupertypes(type)
                .flatMap(t -> ElementFilter.fieldsIn(t.getEnclosedElements()).stream())
                .map(field -> field.getSimpleName().toString())
                .toList();
    }

    /** The type whose methods a call by simple name means: the innermost one around that has such a method. */
    public Optional<TypeElement> methodOwner(String name) {
        return Stream.concat(enclosing.stream(), staticImports(name))
                .filter(type -> !methods(type, name).isEmpty())
                .findFirst();
    }

    /** The methods of that name of a type, also inherited ones. */
    public List<ExecutableElement> methods(TypeElement type, String name) {
        return withSupertypes(type)
                .flatMap(t -> ElementFilter.methodsIn(t.getEnclosedElements()).stream())
                .filter(method -> method.getSimpleName().contentEquals(name))
                .toList();
    }

    /** The type that a qualifier such as {@code Math} or {@code org.example.Rates} means. */
    public Optional<TypeElement> type(ExpressionTree qualifier) {
        if (qualifier instanceof IdentifierTree name) {
            return type(name.getName().toString());
        }
        if (qualifier instanceof MemberSelectTree select) {
            String name = select.getIdentifier().toString();
            return type(select.getExpression())
                    .flatMap(outer -> memberType(outer, name))
                    .or(() -> named(select.toString()));
        }
        return Optional.empty();
    }

    /** The qualified names of types that are not known yet and that a qualifier may mean, the nearest first. */
    public List<String> unknown(ExpressionTree qualifier) {
        if (!(qualifier instanceof IdentifierTree)) {
            return List.of(qualifier.toString());
        }
        String name = qualifier.toString();
        Stream<String> imported = imports.stream()
                .filter(tree -> !tree.isStatic())
                .map(tree -> (MemberSelectTree) tree.getQualifiedIdentifier())
                .filter(select -> select.getIdentifier().contentEquals(name))
                .map(MemberSelectTree::toString);
        Stream<String> onDemand = imports.stream()
                .filter(tree -> !tree.isStatic())
                .map(tree -> (MemberSelectTree) tree.getQualifiedIdentifier())
                .filter(select -> select.getIdentifier().contentEquals("*"))
                .map(select -> select.getExpression() + "." + name);
        Stream<String> beside = Stream.of(packageName.isEmpty() ? name : packageName + "." + name);
        return Stream.of(imported, beside, onDemand).flatMap(names -> names).toList();
    }

    /** The qualified names of types, known or not, from which a method of that name may be imported. */
    public List<String> unknownOwners(String method) {
        return imports.stream()
                .filter(ImportTree::isStatic)
                .map(tree -> (MemberSelectTree) tree.getQualifiedIdentifier())
                .filter(select -> select.getIdentifier().contentEquals(method)
                        || select.getIdentifier().contentEquals("*"))
                .map(select -> select.getExpression().toString())
                .toList();
    }

    private Optional<TypeElement> type(String name) {
        return enclosing.stream()
                .flatMap(type -> memberType(type, name).or(() -> itself(type, name)).stream())
                .findFirst()
                .or(() -> imported(name))
                .or(() -> named(packageName.isEmpty() ? name : packageName + "." + name))
                .or(() -> importedOnDemand(name))
                .or(() -> named("java.lang." + name));
    }

    private Optional<TypeElement> memberType(TypeElement type, String name) {
        return withSupertypes(type)
                .flatMap(t -> ElementFilter.typesIn(t.getEnclosedElements()).stream())
                .filter(member -> member.getSimpleName().contentEquals(name))
                .findFirst();
    }

    private static Optional<TypeElement> itself(TypeElement type, String name) {
        return type.getSimpleName().contentEquals(name) ? Optional.of(type) : Optional.empty();
    }

    private Optional<TypeElement> imported(String name) {
        return imports.stream()
                .map(ImportTree::getQualifiedIdentifier)
                .filter(tree -> tree instanceof MemberSelectTree select
                        && select.getIdentifier().contentEquals(name))
                .flatMap(tree -> named(tree.toString()).stream())
                .findFirst();
    }

    private Optional<TypeElement> importedOnDemand(String name) {
        return imports.stream()
                .filter(tree -> !tree.isStatic())
                .map(tree -> (MemberSelectTree) tree.getQualifiedIdentifier())
                .filter(select -> select.getIdentifier().contentEquals("*"))
                .flatMap(select -> named(select.getExpression() + "." + name).stream())
                .findFirst();
    }

    private Stream<TypeElement> staticImports(String name) {
        Stream<MemberSelectTree> selects = imports.stream()
                .filter(ImportTree::isStatic)
                .map(tree -> (MemberSelectTree) tree.getQualifiedIdentifier());
        // names before stars
        return selects.filter(select -> select.getIdentifier().contentEquals(name)
                        || select.getIdentifier().contentEquals("*"))
                .sorted((a, b) -> Boolean.compare(
                        a.getIdentifier().contentEquals("*"), b.getIdentifier().contentEquals("*")))
                .flatMap(select -> named(select.getExpression().toString()).stream());
    }

    private Optional<TypeElement> named(String canonicalName) {
        return Optional.ofNullable(elements.getTypeElement(canonicalName));
    }

    private static Stream<TypeElement> withSupertypes(TypeElement type) {
        Stream<? extends TypeMirror> supertypes =
                Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream());
        return Stream.concat(
                Stream.of(type),
                supertypes
                        .filter(DeclaredType.class::isInstance)
                        .flatMap(t -> withSupertypes((TypeElement) ((DeclaredType) t).asElement())));
    }
}
