package dev.assetwright.processor.model;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/**
 * Everything that one compilation declares.
 *
 * @param modules the marked types, sorted by name; a valid compilation has at most one
 * @param module the module to write: the first of them, or the default
 * @param units the classes with annotated methods, sorted by name
 * @param grids the types marked as grids, sorted by name
 * @param configurations the types marked with {@code @Config}, sorted by name
 * @param imported what the modules that {@code uses} names declare
 * @param reached what those use in turn, as far as it is at hand; not readable here, but part of the same program
 * @param written the qualified names of the types that were there before anything was generated
 * @param unresolved names that mean nothing yet
 */
public record Declarations(
    List<ModuleDeclaration> modules,
    ModuleDeclaration module,
    List<UnitDeclaration> units,
    List<GridDeclaration> grids,
    List<TypeElement> configurations,
    List<ImportedGraph> imported,
    List<ImportedGraph> reached,
    Set<String> written,
    List<Unresolved> unresolved) {
  public Declarations {
    modules = List.copyOf(modules);
    units = List.copyOf(units);
    grids = List.copyOf(grids);
    configurations = List.copyOf(configurations);
    imported = List.copyOf(imported);
    reached = List.copyOf(reached);
    written = Set.copyOf(written);
    unresolved = List.copyOf(unresolved);
  }

  /** Whether there is a graph to generate: some assets, or a module that says so. */
  public boolean hasModule() {
    return !modules.isEmpty() || !units.isEmpty();
  }

  /** Whether what stands there means nothing yet. */
  public boolean isUnresolved(SourcePlace place) {
    return !unresolved.isEmpty()
        && unresolved.stream().anyMatch(other -> other.place().equals(place));
  }
}
