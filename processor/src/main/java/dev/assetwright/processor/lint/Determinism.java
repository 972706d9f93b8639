package dev.assetwright.processor.lint;

import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.UnitDeclaration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Finds in a class with assets what makes their data depend on more than inputs, code and configuration.
 *
 * <p>Looked at are the methods that make assets, what they call in the same class, its fields and its constructors, which
 * belong to each of its assets. Externals look outside by their nature, and a check makes no data.
 */
public final class Determinism {
  private final SourceTrees trees;
  private final Elements elements;

  /** Makes a finder for a compilation. */
  public Determinism(SourceTrees trees, Elements elements) {
    this.trees = trees;
    this.elements = elements;
  }

  /** Returns what there is in a class, in the order of its members. */
  public List<Finding> find(UnitDeclaration unit) {
    TypeElement owner = unit.owner().element();
    Set<Element> makers = unit.methods().stream()
        .filter(Determinism::makesData)
        .map(MethodDeclaration::element)
        .collect(Collectors.toSet());
    Set<Element> reached = new LinkedHashSet<>();
    Deque<Element> open = new ArrayDeque<>();
    for (Element member : owner.getEnclosedElements()) {
      if (!makers.isEmpty()
          && (makers.contains(member)
              || member.getKind() == ElementKind.FIELD
              || member.getKind() == ElementKind.CONSTRUCTOR)) {
        open.add(member);
      }
    }
    Map<Element, SourceTrees.Source> sources = open.isEmpty() ? Map.of() : trees.members(owner);
    TypeNames names = sources.values().stream()
        .findFirst()
        .map(source -> new TypeNames(source.unit(), owner, elements))
        .orElse(null);
    List<Finding> found = new ArrayList<>();
    while (!open.isEmpty() && names != null) {
      Element member = open.remove();
      SourceTrees.Source source = sources.get(member);
      if (source != null && reached.add(member)) {
        SortedCalls calls = scan(source, names, makers.contains(member));
        found.addAll(calls.findings());
        if (calls.names().isEmpty()) {
          continue;
        }
        for (Element other : owner.getEnclosedElements()) {
          if (other instanceof ExecutableElement
              && calls.names().contains(other.getSimpleName().toString())
              && !isObserver(other, unit)) {
            open.add(other);
          }
        }
      }
    }
    return found;
  }

  private static boolean makesData(MethodDeclaration method) {
    return method.kind() == MethodKind.ASSET || method.kind() == MethodKind.MULTI_ASSET;
  }

  private static boolean isObserver(Element member, UnitDeclaration unit) {
    return unit.methods().stream()
        .anyMatch(method -> method.element().equals(member) && !makesData(method));
  }

  private static SortedCalls scan(SourceTrees.Source source, TypeNames names, boolean makesData) {
    BodyScanner scanner =
        new BodyScanner(source, names, new Variables(names, source.tree()), makesData);
    scanner.scan(source.tree(), null);
    return new SortedCalls(scanner.findings(), scanner.ownCalls());
  }

  private record SortedCalls(List<Finding> findings, Set<String> names) {}
}
