package dev.assetwright.processor.write;

import com.palantir.javapoet.ClassName;
import dev.assetwright.processor.read.Language;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/**
 * The text of a generated class, whose imports are collected while it is written.
 *
 * <p>A class is named by its simple name, unless another one that was named before, or one of the package, has the same.
 */
final class SourceText {
  private final String packageName;
  private final String className;
  private final Neighbors neighbors;
  private final StringBuilder body = new StringBuilder(8_192);
  /** The packages of the outermost classes that the text names by their simple names. */
  private final Map<String, String> packages = new HashMap<>();

  private final Map<TypeElement, String> written = new HashMap<>();

  /** Begins the text of a class; {@code neighbors} are those that its package has by itself. */
  SourceText(String packageName, String className, Neighbors neighbors) {
    this.packageName = packageName;
    this.className = className;
    this.neighbors = neighbors;
  }

  /** Adds what stands for itself. */
  SourceText add(String text) {
    body.append(text);
    return this;
  }

  SourceText add(int number) {
    body.append(number);
    return this;
  }

  /** Adds a string literal. */
  SourceText literal(String text) {
    String[] parts = Literals.parts(text);
    if (parts.length == 1) {
      return add(parts[0]);
    }
    return type("java.lang", "String")
        .add(".join(\"\", ")
        .add(String.join(", ", parts))
        .add(")");
  }

  /** Adds string literals between commas. */
  SourceText literals(Collection<String> texts) {
    String separator = "";
    for (String text : texts) {
      add(separator).literal(text);
      separator = ", ";
    }
    return this;
  }

  /** Adds the name of a class that is no member of another one. */
  SourceText type(String itsPackage, String simpleName) {
    return add(named(itsPackage, simpleName));
  }

  /** Adds the name of such a class. */
  SourceText type(ClassName type) {
    return type(type.packageName(), type.simpleName());
  }

  /** Adds a type with its arguments. */
  SourceText type(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return type(array.getComponentType()).add("[]");
    }
    if (type instanceof WildcardType wildcard) {
      return wildcard(wildcard);
    }
    return type instanceof DeclaredType declared
        ? declared(declared)
        : add(Language.writtenName(type));
  }

  private SourceText wildcard(WildcardType wildcard) {
    TypeMirror bound = Language.bound(wildcard);
    if (bound == null) {
      return add("?");
    }
    return add(wildcard.getExtendsBound() == null ? "? super " : "? extends ").type(bound);
  }

  private SourceText declared(DeclaredType type) {
    if (type.getEnclosingType() instanceof DeclaredType outer
        && outer.getKind() == TypeKind.DECLARED
        && !outer.getTypeArguments().isEmpty()) {
      declared(outer).add(".").add(type.asElement().getSimpleName().toString());
    } else {
      type((TypeElement) type.asElement());
    }
    String separator = "<";
    for (TypeMirror argument : type.getTypeArguments()) {
      add(separator).type(argument);
      separator = ", ";
    }
    return type.getTypeArguments().isEmpty() ? this : add(">");
  }

  /** Adds the name of a class. */
  SourceText type(TypeElement type) {
    String name = written.get(type);
    if (name == null) {
      name = nameOf(type);
      written.put(type, name);
    }
    return add(name);
  }

  private String nameOf(TypeElement type) {
    Element outer = type.getEnclosingElement();
    if (outer.getKind() != ElementKind.PACKAGE) {
      return nameOf((TypeElement) outer) + "." + type.getSimpleName();
    }
    String qualified = type.getQualifiedName().toString();
    String simple = type.getSimpleName().toString();
    int dot = qualified.length() - simple.length() - 1;
    return named(dot < 0 ? "" : qualified.substring(0, dot), simple);
  }

  private String named(String itsPackage, String simpleName) {
    if (itsPackage.equals(packageName)) {
      return simpleName;
    }
    if (simpleName.equals(className)
        || neighbors.include(simpleName)
        || !packages.computeIfAbsent(simpleName, none -> itsPackage).equals(itsPackage)) {
      return itsPackage + "." + simpleName;
    }
    return simpleName;
  }

  /** Returns the whole file. */
  String file() {
    SortedSet<String> imports = new TreeSet<>();
    packages.forEach((name, from) -> {
      if (!from.equals("java.lang")) {
        imports.add(from + "." + name);
      }
    });
    StringBuilder file = new StringBuilder(body.length() + 1_024);
    if (!packageName.isEmpty()) {
      file.append("package ").append(packageName).append(";\n\n");
    }
    imports.forEach(name -> file.append("import ").append(name).append(";\n"));
    return file.append(imports.isEmpty() ? "" : "\n").append(body).toString();
  }
}
