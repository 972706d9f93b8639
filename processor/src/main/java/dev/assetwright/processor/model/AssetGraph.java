package dev.assetwright.processor.model;

import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.AssetReferences;
import dev.assetwright.rules.Resolution;
import dev.assetwright.rules.SqlStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The declarations with every reference looked up.
 *
 * <p>Where a key is declared twice, references mean the first in the order of classes and methods.
 */
public final class AssetGraph {
  private final Declarations declarations;
  private final List<MethodDeclaration> methods;
  private final Map<String, List<MethodDeclaration>> siblings = new HashMap<>();
  private final SortedMap<AssetKey, AssetNode> nodes = new TreeMap<>();
  private final SortedMap<AssetKey, AssetNode> reached = new TreeMap<>();
  private final Map<MethodDeclaration, List<Reference>> references = new IdentityHashMap<>();

  /** Puts together what was declared. */
  public AssetGraph(Declarations declarations) {
    this.declarations = declarations;
    this.methods =
        declarations.units().stream().flatMap(unit -> unit.methods().stream()).toList();
    declarations
        .units()
        .forEach(unit -> siblings.put(unit.owner().qualifiedName(), unit.methods()));
    for (MethodDeclaration method : methods()) {
      for (OutputDeclaration output : method.outputs()) {
        nodes.putIfAbsent(output.key(), AssetNode.own(method, output));
      }
    }
    addImported(declarations.imported(), nodes);
    addImported(declarations.reached(), reached);
    AssetReferences keys = new AssetReferences(nodes.keySet());
    for (MethodDeclaration method : methods()) {
      // An external reads nothing; that it names something is a mistake of its own.
      references.put(
          method, method.kind() == MethodKind.EXTERNAL ? List.of() : lookUp(method, keys));
    }
  }

  private static void addImported(List<ImportedGraph> graphs, Map<AssetKey, AssetNode> nodes) {
    for (ImportedGraph graph : graphs) {
      for (MethodDeclaration method : graph.methods()) {
        for (OutputDeclaration output : method.outputs()) {
          nodes.putIfAbsent(output.key(), AssetNode.of(graph, method, output));
        }
      }
    }
  }

  private List<Reference> lookUp(MethodDeclaration method, AssetReferences keys) {
    List<Reference> found = new ArrayList<>();
    for (ParameterDeclaration parameter : method.assetParameters()) {
      found.add(lookUp(method, Reference.Kind.PARAMETER, parameter.reference(), parameter, keys));
    }
    if (method.sql() != null) {
      for (SqlStatement.Placeholder placeholder : method.sql().statement().placeholders()) {
        Text text = new Text(placeholder.reference(), method.sql().text().place());
        found.add(lookUp(method, Reference.Kind.PLACEHOLDER, text, null, keys));
      }
    }
    for (Text after : method.after()) {
      found.add(lookUp(method, Reference.Kind.AFTER, after, null, keys));
    }
    return List.copyOf(found);
  }

  private Reference lookUp(
      MethodDeclaration reader,
      Reference.Kind kind,
      Text text,
      @Nullable ParameterDeclaration parameter,
      AssetReferences keys) {
    // The assets of one method differ in their names, so a text ends at most one of their keys.
    Resolution resolution = reader.keys().stream()
        .filter(key -> ("/" + key).endsWith("/" + text.value()))
        .findFirst()
        .map(own -> keys.resolve(text.value(), own))
        .orElseGet(() -> keys.resolve(text.value()));
    AssetNode upstream =
        resolution instanceof Resolution.Found found ? nodes.get(found.key()) : null;
    return new Reference(reader, kind, text, parameter, resolution, upstream);
  }

  /** The asset with that key, wherever it is declared. */
  public Optional<AssetNode> find(AssetKey key) {
    return Optional.ofNullable(nodes.get(key));
  }

  /** The asset that a text would mean among those of modules that are used by used ones, but not here. */
  public Optional<AssetNode> findReached(String text) {
    return new AssetReferences(reached.keySet()).resolve(text) instanceof Resolution.Found found
        ? Optional.ofNullable(reached.get(found.key()))
        : Optional.empty();
  }

  /** Whether every reference found its asset. */
  public boolean isResolved() {
    return references().stream().allMatch(reference -> reference.upstream() != null);
  }

  /**
   * Whether the keys of all assets are known. Where they are not, a reference that means nothing may mean one of the
   * unknown ones.
   */
  public boolean isComplete() {
    return methods().stream()
            .allMatch(method -> method.kind() == MethodKind.CHECK
                || !method.outputs().isEmpty()
                    && method.outputs().size() == method.naming().names().size())
        && declarations.imported().stream().allMatch(ImportedGraph::isGraph)
        && declarations.unresolved().stream()
            .noneMatch(unresolved ->
                unresolved.place().element().equals(declarations.module().element()));
  }

  /** What it was made of. */
  public Declarations declarations() {
    return declarations;
  }

  /** All annotated methods of this compilation, by class and position. */
  public List<MethodDeclaration> methods() {
    return methods;
  }

  /** The annotated methods of the class in which a method of this compilation stands, itself included. */
  public List<MethodDeclaration> siblings(MethodDeclaration method) {
    return siblings.getOrDefault(method.owner().qualifiedName(), List.of());
  }

  /** All assets, those of other modules included, by key. */
  public List<AssetNode> nodes() {
    return List.copyOf(nodes.values());
  }

  /** What the method refers to: parameters, then placeholders, then {@code after}. */
  public List<Reference> references(MethodDeclaration method) {
    return references.getOrDefault(method, List.of());
  }

  /** All references of this compilation, by class and position. */
  public List<Reference> references() {
    return methods().stream().flatMap(method -> references(method).stream()).toList();
  }
}
