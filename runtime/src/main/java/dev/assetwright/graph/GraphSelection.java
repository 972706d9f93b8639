package dev.assetwright.graph;

import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.AssetReferences;
import dev.assetwright.rules.SelectionSource;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What selections ask of a graph.
 *
 * @param status the status of an asset
 */
public record GraphSelection(AssetGraph graph, Function<AssetKey, String> status)
    implements SelectionSource {
  @Override
  public SortedSet<AssetKey> keys() {
    return graph.keys();
  }

  @Override
  public AssetReferences references() {
    return graph.references();
  }

  @Override
  public Collection<AssetKey> upstream(AssetKey key) {
    return graph.upstream(key);
  }

  @Override
  public Collection<AssetKey> downstream(AssetKey key) {
    return graph.downstream(key);
  }

  @Override
  public Optional<AssetKey> former(String reference) {
    return graph.renamed(reference);
  }

  @Override
  public Set<String> tags(AssetKey key) {
    return new TreeSet<>(graph.get(key).tags());
  }

  @Override
  public Set<String> owners(AssetKey key) {
    return new TreeSet<>(graph.get(key).owners());
  }

  @Override
  public Set<String> kinds(AssetKey key) {
    Set<String> kinds = new TreeSet<>(graph.get(key).kinds());
    kinds.add(graph.get(key).kind().word());
    return kinds;
  }

  @Override
  public String status(AssetKey key) {
    return status.apply(key);
  }
}
