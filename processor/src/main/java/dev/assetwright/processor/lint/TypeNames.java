package dev.assetwright.processor.lint;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** What the names of classes in one file mean, as far as imports tell, among the classes that matter. */
final class TypeNames {
  private final Elements elements;
  private final TypeElement owner;
  private final Map<String, String> imported = new HashMap<>();
  private final Map<String, String> importedMembers = new HashMap<>();
  private final List<String> packages = new ArrayList<>();
  private final Map<String, Optional<String>> known = new HashMap<>();

  TypeNames(CompilationUnitTree unit, TypeElement owner, Elements elements) {
    this.elements = elements;
    this.owner = owner;
    packages.add("java.lang");
    for (ImportTree each : unit.getImports()) {
      String name = each.getQualifiedIdentifier().toString();
      int dot = name.lastIndexOf('.');
      String last = name.substring(dot + 1);
      String before = name.substring(0, Math.max(0, dot));
      if (each.isStatic()) {
        importedMembers.put(last, before);
      } else if (last.equals("*")) {
        packages.add(before);
      } else {
        imported.put(last, name);
      }
    }
  }

  /** Returns the qualified name of a class that matters; empty for any other expression. */
  Optional<String> qualified(Tree tree) {
    if (tree instanceof ParameterizedTypeTree generic) {
      return qualified(generic.getType());
    }
    if (tree instanceof IdentifierTree identifier) {
      // Asked of nearly each name in a file, mostly of the same few.
      return known.computeIfAbsent(identifier.getName().toString(), this::ofSimpleName);
    }
    return isDotted(tree)
        ? Optional.of(tree.toString()).filter(SuspiciousCall.TYPES::contains)
        : Optional.empty();
  }

  /** Whether it is made of names and dots alone; to print a whole chain of calls would be slow. */
  private static boolean isDotted(Tree tree) {
    Tree at = tree;
    while (at instanceof MemberSelectTree select) {
      at = select.getExpression();
    }
    return at instanceof IdentifierTree;
  }

  private Optional<String> ofSimpleName(String name) {
    String explicit = imported.get(name);
    if (explicit != null) {
      return Optional.of(explicit).filter(SuspiciousCall.TYPES::contains);
    }
    // Asked last: most names are those of variables, and to look for a class of that name is slow.
    return packages.stream()
        .map(each -> each + "." + name)
        .filter(SuspiciousCall.TYPES::contains)
        .findFirst()
        .filter(found -> !isDeclaredNearby(name));
  }

  /** A class of this name inside the ones around, or in the package, goes before what is imported with a star. */
  private boolean isDeclaredNearby(String name) {
    for (Element at = owner; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (at.getSimpleName().contentEquals(name)
          || ElementFilter.typesIn(at.getEnclosedElements()).stream()
              .anyMatch(member -> member.getSimpleName().contentEquals(name))) {
        return true;
      }
    }
    String packageName = elements.getPackageOf(owner).getQualifiedName().toString();
    return elements.getTypeElement(packageName.isEmpty() ? name : packageName + "." + name) != null;
  }

  /** Returns the class from which a method of that name is imported; empty if it is not, or one that does not matter. */
  Optional<String> importedMember(String method) {
    return Optional.ofNullable(importedMembers.get(method)).filter(SuspiciousCall.TYPES::contains);
  }
}
