package dev.assetwright.graph;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.CheckDefinition;
import dev.assetwright.model.Definitions;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.AssetReferences;
import dev.assetwright.rules.Cycles;
import dev.assetwright.rules.GraphRules;
import dev.assetwright.rules.Problem;
import dev.assetwright.rules.Resolution;
import dev.assetwright.rules.grid.Grid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All definitions with their dependencies; acyclic.
 *
 * <p>Producers are numbered in a topological order, upstream first, ties by key: a producer's <em>position</em>. Sets come
 * sorted by key.
 */
public final class AssetGraph {
  private final Definitions definitions;
  private final Map<AssetKey, AssetDefinition> assets;
  private final SortedSet<AssetKey> keys;
  private final List<ProducerDefinition> order;
  private final Map<AssetKey, Integer> positions;
  private final int[][] sources;
  private final BitSet readingThemselves = new BitSet();
  private final Set<Grid> grids = new LinkedHashSet<>();
  private final Map<AssetKey, List<AssetKey>> upstream;
  private final Map<AssetKey, List<AssetKey>> downstream;
  private final Map<AssetKey, List<CheckDefinition>> checks;
  private final AssetReferences references;
  private final Map<AssetKey, AssetKey> renamed;
  private final AssetReferences formerReferences;
  private volatile @Nullable String fingerprint;

  private AssetGraph(
      Definitions definitions,
      Map<AssetKey, AssetDefinition> assets,
      List<ProducerDefinition> order) {
    this.definitions = definitions;
    this.assets = assets;
    this.order = order;
    this.positions = new HashMap<>(assets.size() * 2);
    for (int i = 0; i < order.size(); i++) {
      for (AssetKey key : order.get(i).assets()) {
        positions.put(key, i);
      }
    }
    this.sources = new int[order.size()][];
    for (int i = 0; i < sources.length; i++) {
      List<InputDefinition> inputs = order.get(i).inputs();
      sources[i] = new int[inputs.size()];
      for (int j = 0; j < sources[i].length; j++) {
        sources[i][j] = positions.get(inputs.get(j).upstream());
        if (sources[i][j] == i) {
          readingThemselves.set(i);
        }
      }
    }
    Grid last = null;
    for (AssetDefinition asset : assets.values()) {
      Grid grid = asset.grid();
      if (grid != null && grid != last) {
        grids.addAll(grid.dimensions());
        grids.add(grid);
        last = grid;
      }
    }
    this.upstream = new HashMap<>(assets.size() * 2);
    Map<AssetKey, List<AssetKey>> readers = new HashMap<>(assets.size() * 2);
    for (AssetDefinition asset : assets.values()) {
      List<AssetKey> read = upstream(asset.producer(), assets);
      upstream.put(asset.key(), read);
      for (AssetKey key : read) {
        readers.computeIfAbsent(key, same -> new ArrayList<>(2)).add(asset.key());
      }
    }
    this.downstream = new HashMap<>(assets.size() * 2);
    for (AssetKey key : assets.keySet()) {
      downstream.put(key, sorted(readers.getOrDefault(key, List.of())));
    }
    this.checks = new HashMap<>();
    for (CheckDefinition check : definitions.checks()) {
      checks.computeIfAbsent(check.asset(), key -> new ArrayList<>()).add(check);
    }
    TreeSet<AssetKey> sorted = new TreeSet<>(assets.keySet());
    this.keys = Collections.unmodifiableSortedSet(sorted);
    this.references = new AssetReferences(sorted);
    this.renamed = new HashMap<>();
    for (AssetDefinition asset : assets.values()) {
      asset.formerly().forEach(former -> renamed.put(former, asset.key()));
    }
    this.formerReferences = new AssetReferences(new TreeSet<>(renamed.keySet()));
  }

  /** What a producer's assets read, each once, sorted. Loops, since a start makes this of each asset in code that is still cold. */
  private static List<AssetKey> upstream(
      ProducerDefinition producer, Map<AssetKey, AssetDefinition> assets) {
    List<InputDefinition> inputs = producer.inputs();
    List<AssetKey> read = new ArrayList<>(inputs.size());
    for (InputDefinition input : inputs) {
      // What a method made for an earlier partition makes its assets no neighbors of themselves.
      if (!isPrevious(producer, input)) {
        // The key as it is declared, so that all hold the same one.
        read.add(assets.get(input.upstream()).key());
      }
    }
    return sorted(read);
  }

  private static List<AssetKey> sorted(List<AssetKey> keys) {
    if (keys.size() < 2) {
      return List.copyOf(keys);
    }
    keys.sort(null);
    List<AssetKey> each = new ArrayList<>(keys.size());
    for (AssetKey key : keys) {
      // Keys come as they are declared, so equal ones are one object.
      if (each.isEmpty() || each.get(each.size() - 1) != key) {
        each.add(key);
      }
    }
    return List.copyOf(each);
  }

  /** The asset that a text referred to before it had another key; empty when there is none. */
  public Optional<AssetKey> renamed(String reference) {
    return formerReferences.resolve(reference) instanceof Resolution.Found found
        ? Optional.of(renamed.get(found.key()))
        : Optional.empty();
  }

  /**
   * Puts definitions together.
   *
   * @throws InvalidGraphException if they make no graph; it holds every problem
   */
  public static AssetGraph of(Definitions definitions) {
    List<Problem> problems = new ArrayList<>();
    Map<AssetKey, AssetDefinition> assets =
        new LinkedHashMap<>(definitions.assets().size() * 2);
    for (AssetDefinition asset : definitions.assets()) {
      AssetDefinition first = assets.putIfAbsent(asset.key(), asset);
      if (first != null) {
        problems.add(GraphRules.duplicateKey(asset.key(), where(first), where(asset)));
      }
    }
    for (AssetDefinition asset : definitions.assets()) {
      for (InputDefinition input : asset.producer().inputs()) {
        if (!assets.containsKey(input.upstream())) {
          problems.add(GraphRules.missingUpstream(asset.key().toString(), input.upstream()));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidGraphException(problems);
    }
    List<ProducerDefinition> order = ProducerOrder.of(definitions.producers());
    if (order.size() < definitions.producers().size()) {
      throw new InvalidGraphException(circles(assets));
    }
    return new AssetGraph(definitions, assets, order);
  }

  private static String where(AssetDefinition asset) {
    return asset.producer().method().display();
  }

  private static List<Problem> circles(Map<AssetKey, AssetDefinition> assets) {
    List<AssetDefinition> numbered = List.copyOf(assets.values());
    Map<AssetKey, Integer> numbers = new HashMap<>();
    numbered.forEach(asset -> numbers.put(asset.key(), numbers.size()));
    int[][] needed = numbered.stream()
        .map(asset -> asset.producer().inputs().stream()
            .filter(input -> !isPrevious(asset.producer(), input))
            .mapToInt(input -> numbers.get(input.upstream()))
            .toArray())
        .toArray(int[][]::new);
    return Cycles.find(needed.length, needed).stream()
        .map(circle -> circle.stream().map(numbered::get).toList())
        .map(circle -> GraphRules.cycle(
            circle.stream().map(AssetDefinition::key).toList(),
            circle.stream().map(AssetGraph::where).toList()))
        .toList();
  }

  /** An asset may need older partitions of itself. */
  static boolean isPrevious(ProducerDefinition producer, InputDefinition input) {
    return producer.assets().contains(input.upstream()) && input.mapping().isPrevious();
  }

  /** What the graph was put together from. */
  public Definitions definitions() {
    return definitions;
  }

  /** Sixteen hex digits that change when a definition does; not when only code behind it does. */
  public String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      // Commands never ask, and it takes longer than all else here. Two threads may compute the
      // same.
      known = GraphFingerprint.of(definitions);
      fingerprint = known;
    }
    return known;
  }

  /** All assets, sorted by key. */
  public Collection<AssetDefinition> assets() {
    return assets.values();
  }

  /** The keys of all assets; immutable. */
  public SortedSet<AssetKey> keys() {
    return keys;
  }

  /** The grids of all assets and the dimensions of these, each once, in the order of the assets. */
  public Set<Grid> grids() {
    return Collections.unmodifiableSet(grids);
  }

  /** Whether the key is declared. */
  public boolean contains(AssetKey key) {
    return assets.containsKey(key);
  }

  /** The definition, if the key is declared. */
  public Optional<AssetDefinition> find(AssetKey key) {
    return Optional.ofNullable(assets.get(key));
  }

  /** The definition; throws {@link IllegalArgumentException} when the key is not declared. */
  public AssetDefinition get(AssetKey key) {
    AssetDefinition asset = assets.get(key);
    if (asset == null) {
      throw new IllegalArgumentException("'%s' is not declared.".formatted(key));
    }
    return asset;
  }

  /** The producers in topological order; the index is a producer's position. */
  public List<ProducerDefinition> producers() {
    return order;
  }

  /** The position of the producer that makes {@code key}, which is declared. */
  public int position(AssetKey key) {
    return positions.get(key);
  }

  /** The position of the producer that makes what a producer reads by one of its inputs. */
  public int source(int position, int input) {
    return sources[position][input];
  }

  /** Whether a producer reads older partitions of what it makes. */
  public boolean readsItself(int position) {
    return readingThemselves.get(position);
  }

  /** The assets it depends on directly, each once, sorted; immutable. */
  public List<AssetKey> upstream(AssetKey key) {
    return upstream.get(key);
  }

  /** The assets that depend on it directly, each once, sorted; immutable. */
  public List<AssetKey> downstream(AssetKey key) {
    return downstream.get(key);
  }

  /** The asset and all it depends on. */
  public SortedSet<AssetKey> withUpstream(Collection<AssetKey> keys) {
    return closure(keys, upstream::get);
  }

  /** The assets and all that depend on them. */
  public SortedSet<AssetKey> withDownstream(Collection<AssetKey> keys) {
    return closure(keys, downstream::get);
  }

  private static SortedSet<AssetKey> closure(
      Collection<AssetKey> keys, Function<AssetKey, List<AssetKey>> next) {
    // Sorted at the end: asking a tree for each edge is most of the work.
    Set<AssetKey> seen = new HashSet<>(keys);
    Deque<AssetKey> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (AssetKey key : next.apply(open.removeFirst())) {
        if (seen.add(key)) {
          open.addLast(key);
        }
      }
    }
    return new TreeSet<>(seen);
  }

  /** The tests of an asset, sorted by name. */
  public List<CheckDefinition> checks(AssetKey key) {
    return checks.getOrDefault(key, List.of());
  }

  /** Resolves what people write to keys. */
  public AssetReferences references() {
    return references;
  }

  /** The groups with their assets, sorted; the group of an asset without one is the empty text. */
  public Map<String, List<AssetKey>> groups() {
    Map<String, List<AssetKey>> groups = new TreeMap<>();
    for (AssetKey key : assets.keySet()) {
      groups.computeIfAbsent(key.group(), group -> new ArrayList<>()).add(key);
    }
    return groups;
  }
}
