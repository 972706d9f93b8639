package dev.assetwright.processor.read;

import dev.assetwright.processor.model.MethodKind;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The names of the types that matter, collected over the rounds.
 *
 * <p>Names and not elements, because a compiler may make new elements for the same types each round. Sorted, because
 * compilers give no order.
 */
public final class Sources {
  private static final String PACKAGE = "dev.assetwright.";

  private final SortedSet<String> units = new TreeSet<>();
  private final SortedSet<String> grids = new TreeSet<>();
  private final SortedSet<String> configurations = new TreeSet<>();
  private final SortedSet<String> modules = new TreeSet<>();
  private final SortedSet<String> contracts = new TreeSet<>();

  /** Adds what a round brought; returns the names of classes with annotated methods that are new, sorted. */
  public SortedSet<String> add(RoundEnvironment round, Elements elements) {
    SortedSet<String> found = new TreeSet<>();
    for (MethodKind kind : MethodKind.ALL) {
      for (Element method : annotated(round, elements, kind.annotationName())) {
        if (method.getEnclosingElement() instanceof TypeElement owner) {
          found.add(owner.getQualifiedName().toString());
        }
      }
    }
    for (String annotation : GridReader.ANNOTATIONS) {
      addTypes(grids, annotated(round, elements, annotation));
    }
    addTypes(configurations, annotated(round, elements, PACKAGE + "Config"));
    addTypes(modules, annotated(round, elements, PACKAGE + "AssetModule"));
    addTypes(contracts, annotated(round, elements, PACKAGE + "Contract"));
    found.removeAll(units);
    units.addAll(found);
    return found;
  }

  private static Set<? extends Element> annotated(
      RoundEnvironment round, Elements elements, String annotation) {
    TypeElement type = elements.getTypeElement(annotation);
    return type == null ? Set.of() : round.getElementsAnnotatedWith(type);
  }

  private static void addTypes(SortedSet<String> names, Set<? extends Element> types) {
    for (Element type : types) {
      if (type instanceof TypeElement element) {
        names.add(element.getQualifiedName().toString());
      }
    }
  }

  /** Whether there is anything to validate. */
  public boolean isEmpty() {
    return units.isEmpty()
        && grids.isEmpty()
        && configurations.isEmpty()
        && modules.isEmpty()
        && contracts.isEmpty();
  }

  SortedSet<String> units() {
    return units;
  }

  SortedSet<String> grids() {
    return grids;
  }

  SortedSet<String> configurations() {
    return configurations;
  }

  SortedSet<String> modules() {
    return modules;
  }

  SortedSet<String> contracts() {
    return contracts;
  }
}
