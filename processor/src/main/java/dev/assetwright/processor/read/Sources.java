package dev.assetwright.processor.read;

import dev.assetwright.processor.model.MethodKind;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The names of the types that matter, collected over the rounds.
 *
 * <p>Names and not elements, because a compiler may make new elements for the same types each round. Sorted, because
 * compilers give no order.
 */
public final class Sources {
  private static final String CONFIG = "dev.assetwright.Config";
  private static final String MODULE = "dev.assetwright.AssetModule";
  private static final String CONTRACT = "dev.assetwright.Contract";

  private final SortedSet<String> units = new TreeSet<>();
  private final SortedSet<String> grids = new TreeSet<>();
  private final SortedSet<String> configurations = new TreeSet<>();
  private final SortedSet<String> modules = new TreeSet<>();
  private final SortedSet<String> contracts = new TreeSet<>();
  private final SortedSet<String> marked = new TreeSet<>();
  private final SortedSet<String> written = new TreeSet<>();

  /** Adds what a round brought; returns the names of classes with annotated methods that are new, sorted. */
  public SortedSet<String> add(RoundEnvironment round, Elements elements) {
    if (written.isEmpty()) {
      for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
        written.add(type.getQualifiedName().toString());
      }
    }
    SortedSet<String> found = new TreeSet<>();
    // One walk through all elements for all annotations, since a compiler walks anew for each call.
    for (Element element : round.getElementsAnnotatedWithAny(annotations(elements))) {
      if (element instanceof TypeElement type) {
        add(type);
      } else if (element.getEnclosingElement() instanceof TypeElement owner) {
        (MethodKinds.of(element).isEmpty() ? marked : found)
            .add(owner.getQualifiedName().toString());
      }
    }
    found.removeAll(units);
    units.addAll(found);
    return found;
  }

  private static TypeElement[] annotations(Elements elements) {
    return Stream.of(
            MethodKind.ALL.stream().map(MethodKind::annotationName),
            GridReader.ANNOTATIONS.stream(),
            Stream.of(CONFIG, MODULE, CONTRACT, ContractUseReader.PUBLIC))
        .flatMap(names -> names)
        .map(elements::getTypeElement)
        .filter(Objects::nonNull)
        .toArray(TypeElement[]::new);
  }

  private void add(TypeElement type) {
    String name = type.getQualifiedName().toString();
    if (GridReader.ANNOTATIONS.stream().anyMatch(grid -> has(type, grid))) {
      grids.add(name);
    }
    if (has(type, CONFIG)) {
      configurations.add(name);
    }
    if (has(type, MODULE)) {
      modules.add(name);
    }
    if (has(type, CONTRACT)) {
      contracts.add(name);
    }
  }

  private static boolean has(Element element, String annotation) {
    return Language.annotation(element, annotation) != null;
  }

  /** Whether there is anything to validate. */
  public boolean isEmpty() {
    return units.isEmpty()
        && grids.isEmpty()
        && configurations.isEmpty()
        && modules.isEmpty()
        && contracts.isEmpty()
        && marked.isEmpty();
  }

  /** The types that were there before anything was generated. */
  SortedSet<String> written() {
    return written;
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

  /** The types with a method that is public and nothing else. */
  SortedSet<String> marked() {
    return marked;
  }

  SortedSet<String> contracts() {
    return contracts;
  }
}
