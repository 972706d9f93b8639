package dev.assetwright.processor.model;

import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.AssetReferences;
import dev.assetwright.rules.Names;
import dev.assetwright.rules.Resolution;
import dev.assetwright.rules.SqlStatement;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.TimeGrid;
import dev.assetwright.rules.mapping.MappedReference;
import dev.assetwright.rules.mapping.MappingException;
import dev.assetwright.rules.mapping.PartitionMapping;
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
  private final SortedMap<AssetKey, AssetNode> renamed = new TreeMap<>();
  private final Map<MethodDeclaration, List<Reference>> references = new IdentityHashMap<>();
  private final List<Reference> allReferences;
  private final List<AssetNode> allNodes;
  private final boolean isResolved;
  private final Map<Reference, EdgeMapping> mappings = new IdentityHashMap<>();
  private final Map<Edge, EdgeMapping> sound = new HashMap<>();

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
    nodes.values().forEach(this::addFormerKeys);
    AssetReferences keys = new AssetReferences(nodes.keySet());
    List<Reference> found = new ArrayList<>();
    for (MethodDeclaration method : methods()) {
      // An external reads nothing; that it names something is a mistake of its own.
      List<Reference> own = method.kind() == MethodKind.EXTERNAL ? List.of() : lookUp(method, keys);
      references.put(method, own);
      found.addAll(own);
    }
    allReferences = List.copyOf(found);
    allNodes = List.copyOf(nodes.values());
    isResolved = found.stream().allMatch(reference -> reference.upstream() != null);
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

  private void addFormerKeys(AssetNode node) {
    for (Text former : node.output().formerly()) {
      if (Names.isKey(former.value())) {
        renamed.putIfAbsent(AssetKey.parse(former.value()), node);
      }
    }
  }

  private List<Reference> lookUp(MethodDeclaration method, AssetReferences keys) {
    List<Reference> found = new ArrayList<>();
    for (ParameterDeclaration parameter : method.assetParameters()) {
      if (parameter.previous()) {
        previous(method, parameter).ifPresent(found::add);
      } else {
        found.add(lookUp(
            method,
            Reference.Kind.PARAMETER,
            parameter.reference(),
            parameter.partitions(),
            parameter,
            keys));
      }
    }
    if (method.sql() != null) {
      SourcePlace place = method.sql().text().place();
      for (SqlStatement.Placeholder placeholder : method.sql().statement().placeholders()) {
        found.add(lookUp(method, Reference.Kind.PLACEHOLDER, placeholder.reference(), place, keys));
      }
    }
    for (Text after : method.after()) {
      found.add(lookUp(method, Reference.Kind.AFTER, after.value(), after.place(), keys));
    }
    return List.copyOf(found);
  }

  /** The asset's own previous partition; of a multi-asset that of the component of the parameter's name. */
  private Optional<Reference> previous(MethodDeclaration method, ParameterDeclaration parameter) {
    String name = Names.snakeCase(parameter.name());
    return method.outputs().stream()
        .filter(output -> output.component() == null || output.key().name().equals(name))
        .map(output -> nodes.get(output.key()))
        .filter(node -> node.method() == method)
        .findFirst()
        .map(own -> new Reference(
            method,
            Reference.Kind.PARAMETER,
            parameter.reference(),
            new Text(previousOf(method), parameter.place()),
            parameter,
            new Resolution.Found(parameter.reference().value(), own.key()),
            own));
  }

  private static String previousOf(MethodDeclaration method) {
    Grid grid = method.grid() == null ? null : method.grid().grid();
    TimeGrid time = grid == null ? null : grid.time();
    return time == null || time == grid ? "previous" : time.name() + ": previous";
  }

  private Reference lookUp(
      MethodDeclaration reader,
      Reference.Kind kind,
      String written,
      SourcePlace place,
      AssetReferences keys) {
    MappedReference mapped = MappedReference.parse(written);
    Text text = new Text(mapped.reference(), place);
    return lookUp(reader, kind, text, new Text(mapped.partitions(), place), null, keys);
  }

  private Reference lookUp(
      MethodDeclaration reader,
      Reference.Kind kind,
      Text text,
      Text partitions,
      @Nullable ParameterDeclaration parameter,
      AssetReferences keys) {
    // The assets of one method differ in their names, so a text ends at most one of their keys.
    AssetKey own = null;
    for (OutputDeclaration output : reader.outputs()) {
      if (endsWith(output.key().toString(), text.value())) {
        own = output.key();
        break;
      }
    }
    Resolution resolution =
        own == null ? keys.resolve(text.value()) : keys.resolve(text.value(), own);
    AssetNode upstream =
        resolution instanceof Resolution.Found found ? nodes.get(found.key()) : null;
    return new Reference(reader, kind, text, partitions, parameter, resolution, upstream);
  }

  private static boolean endsWith(String key, String ending) {
    int start = key.length() - ending.length();
    return key.endsWith(ending) && (start == 0 || key.charAt(start - 1) == '/');
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

  /** The asset that a text would mean by the key that it had before. */
  public Optional<AssetNode> findRenamed(String text) {
    return new AssetReferences(renamed.keySet()).resolve(text) instanceof Resolution.Found found
        ? Optional.ofNullable(renamed.get(found.key()))
        : Optional.empty();
  }

  /** Whether every reference found its asset. */
  public boolean isResolved() {
    return isResolved;
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

  /** The grid in which a method runs: that of its assets, or of the asset under test. Null without one. */
  public @Nullable GridDeclaration gridOf(MethodDeclaration method) {
    if (method.kind() != MethodKind.CHECK) {
      return method.grid();
    }
    return references(method).stream()
        .findFirst()
        .map(Reference::upstream)
        .map(upstream -> upstream.method().grid())
        .orElse(null);
  }

  /** Whether it is known in which grid, if any, a method runs. */
  public boolean isGridKnown(MethodDeclaration method) {
    if (method.kind() == MethodKind.CHECK) {
      List<Reference> tested = references(method);
      return !tested.isEmpty() && tested.get(0).upstream() != null;
    }
    return declarations.unresolved().isEmpty()
        || declarations.unresolved().stream()
            .noneMatch(unresolved -> unresolved.place().element().equals(method.element()));
  }

  /** Which partitions the reader needs there; of the references of this graph. */
  public EdgeMapping mapping(Reference reference) {
    return mappings.computeIfAbsent(reference, this::judge);
  }

  private EdgeMapping judge(Reference reference) {
    AssetNode upstream = reference.upstream();
    if (upstream == null
        || !isGridKnown(reference.reader())
        || !isGridKnown(upstream.method())
        || declarations.isUnresolved(reference.partitions().place())) {
      return new EdgeMapping.Unknown();
    }
    GridDeclaration own = gridOf(reference.reader());
    GridDeclaration other = upstream.method().grid();
    if (own != null && own.grid() == null || other != null && other.grid() == null) {
      return new EdgeMapping.Unknown();
    }
    Edge edge = new Edge(
        own == null ? null : own.grid(),
        other == null ? null : other.grid(),
        reference.partitions().value());
    try {
      // Most edges are between the same few grids.
      return sound.computeIfAbsent(
          edge, it -> sound(PartitionMapping.between(it.reader(), it.upstream(), it.partitions())));
    } catch (MappingException e) {
      return new EdgeMapping.Refused(e);
    }
  }

  private static EdgeMapping sound(PartitionMapping mapping) {
    return new EdgeMapping.Sound(mapping, mapping.startsEarly());
  }

  /** All that decides over a mapping; a marker's grid is read once, and to compare grids would cost more than to judge them. */
  private record Edge(@Nullable Grid reader, @Nullable Grid upstream, String partitions) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Edge edge
          && edge.reader == reader
          && edge.upstream == upstream
          && edge.partitions.equals(partitions);
    }

    @Override
    public int hashCode() {
      return (System.identityHashCode(reader) * 31 + System.identityHashCode(upstream)) * 31
          + partitions.hashCode();
    }
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
    return allNodes;
  }

  /** What the method refers to: parameters, then placeholders, then {@code after}. */
  public List<Reference> references(MethodDeclaration method) {
    return references.getOrDefault(method, List.of());
  }

  /** All references of this compilation, by class and position. */
  public List<Reference> references() {
    return allReferences;
  }
}
