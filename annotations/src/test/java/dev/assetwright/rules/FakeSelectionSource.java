package dev.assetwright.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Assets with facts written as {@code "tag:pii"}, and upstream assets as {@code "<raw/file"}. */
final class FakeSelectionSource implements SelectionSource {
  private final Map<AssetKey, Set<String>> factsByKey = new TreeMap<>();

  FakeSelectionSource asset(String key, String... facts) {
    factsByKey.put(AssetKey.parse(key), new TreeSet<>(Set.copyOf(List.of(facts))));
    return this;
  }

  @Override
  public SortedSet<AssetKey> keys() {
    return new TreeSet<>(factsByKey.keySet());
  }

  @Override
  public Set<AssetKey> upstream(AssetKey key) {
    return facts(key, "<").stream()
        .map(AssetKey::parse)
        .filter(factsByKey::containsKey)
        .collect(Collectors.toSet());
  }

  @Override
  public Set<AssetKey> downstream(AssetKey key) {
    return keys().stream()
        .filter(other -> upstream(other).contains(key))
        .collect(Collectors.toSet());
  }

  @Override
  public Set<String> tags(AssetKey key) {
    return facts(key, "tag:");
  }

  @Override
  public Set<String> owners(AssetKey key) {
    return facts(key, "owner:");
  }

  @Override
  public Set<String> kinds(AssetKey key) {
    return facts(key, "kind:");
  }

  @Override
  public String status(AssetKey key) {
    return facts(key, "status:").stream().findFirst().orElse("missing");
  }

  private Set<String> facts(AssetKey key, String prefix) {
    return factsByKey.get(key).stream()
        .filter(fact -> fact.startsWith(prefix))
        .map(fact -> fact.substring(prefix.length()))
        .collect(Collectors.toSet());
  }
}
