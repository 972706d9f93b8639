package dev.assetwright.artifact;

import dev.assetwright.artifact.GraphDiff.Change;
import dev.assetwright.artifact.GraphDiff.Kind;
import dev.assetwright.artifact.GraphDiff.Value;
import dev.assetwright.artifact.GraphFile.Asset;
import dev.assetwright.artifact.GraphFile.Check;
import dev.assetwright.artifact.GraphFile.Input;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares two graphs. Pure. */
public final class GraphDiffer {
  /** What is compared of an asset besides its edges, in the order of reports. */
  private static final Map<String, Function<Asset, @Nullable String>> VALUES =
      new LinkedHashMap<>();

  static {
    VALUES.put("code", Asset::code);
    VALUES.put("contract", Asset::contract);
    VALUES.put("partitions", Asset::partitions);
    VALUES.put("type", Asset::type);
    VALUES.put("storage", Asset::storage);
    VALUES.put("kind", Asset::kind);
    VALUES.put("schedule", Asset::schedule);
    VALUES.put("freshness", Asset::freshness);
    VALUES.put(
        "checks", asset -> joined(asset.checks().stream().map(GraphDiffer::text).toList()));
    VALUES.put("owners", asset -> joined(asset.owners()));
    VALUES.put("kinds", asset -> joined(asset.kinds()));
    VALUES.put("tags", asset -> joined(asset.tags()));
    VALUES.put("method", Asset::method);
    VALUES.put("description", asset -> asset.description().isEmpty() ? null : asset.description());
  }

  private final Map<String, Asset> before;
  private final Map<String, Asset> now;
  /** By its key now, what an asset was called that is new by that key and gone by the other. */
  private final Map<String, String> formerKeys = new TreeMap<>();

  private final Map<String, List<String>> readersBefore;
  private final Map<String, List<String>> readersNow;

  private GraphDiffer(GraphFile before, GraphFile now) {
    this.before = byKey(before);
    this.now = byKey(now);
    this.readersBefore = readers(before);
    this.readersNow = readers(now);
    for (Asset asset : now.assets()) {
      if (!this.before.containsKey(asset.key())) {
        asset.formerly().stream()
            .filter(key -> this.before.containsKey(key) && !this.now.containsKey(key))
            .findFirst()
            .ifPresent(key -> formerKeys.put(asset.key(), key));
      }
    }
  }

  /** Returns what is not the same. */
  public static GraphDiff compare(GraphFile before, GraphFile now) {
    GraphDiffer differ = new GraphDiffer(before, now);
    TreeSet<String> keys = new TreeSet<>(differ.before.keySet());
    keys.removeAll(differ.formerKeys.values());
    keys.addAll(differ.now.keySet());
    List<Change> changes = new ArrayList<>();
    for (String key : keys) {
      Change change = differ.compare(key);
      if (change != null) {
        changes.add(change);
      }
    }
    Value modules = before.modules().equals(now.modules())
        ? null
        : new Value("modules", joined(before.modules()), joined(now.modules()));
    return new GraphDiff(modules, changes);
  }

  private @Nullable Change compare(String key) {
    String former = formerKeys.get(key);
    Asset old = before.get(former == null ? key : former);
    Asset current = now.get(key);
    if (old == null) {
      return new Change(
          key,
          null,
          Kind.ADDED,
          List.of(),
          inputs(Objects.requireNonNull(current)),
          List.of(),
          behind(key, readersNow));
    }
    if (current == null) {
      return new Change(
          key, null, Kind.REMOVED, List.of(), List.of(), inputs(old), behind(key, readersBefore));
    }
    if (old.equals(current)) {
      return null;
    }
    List<Value> values = new ArrayList<>();
    VALUES.forEach((what, value) -> {
      if (!Objects.equals(value.apply(old), value.apply(current))) {
        values.add(new Value(what, value.apply(old), value.apply(current)));
      }
    });
    List<String> read = inputs(old).stream().map(this::renamedInput).toList();
    List<String> added = without(inputs(current), read);
    List<String> removed = without(read, inputs(current));
    if (former == null && values.isEmpty() && added.isEmpty() && removed.isEmpty()) {
      return null; // It only names a former key, or reads an asset that was renamed.
    }
    return new Change(
        key,
        former,
        former == null ? Kind.CHANGED : Kind.RENAMED,
        values,
        added,
        removed,
        behind(key, readersNow));
  }

  /** An input as it would be written after the renames. */
  private String renamedInput(String input) {
    for (Map.Entry<String, String> rename : formerKeys.entrySet()) {
      if (input.startsWith(rename.getValue() + " (")) {
        return rename.getKey() + input.substring(rename.getValue().length());
      }
    }
    return input;
  }

  private static List<String> without(List<String> all, List<String> taken) {
    return all.stream().filter(input -> !taken.contains(input)).toList();
  }

  private static List<String> inputs(Asset asset) {
    return asset.inputs().stream().map(GraphDiffer::text).toList();
  }

  private static String text(Input input) {
    return "%s (%s, %s)".formatted(input.asset(), input.use(), input.mapping());
  }

  private static String text(Check check) {
    return check.name() + (check.blocking() ? " (blocking)" : check.warning() ? " (warning)" : "");
  }

  private static @Nullable String joined(List<String> texts) {
    return texts.isEmpty() ? null : String.join(", ", texts);
  }

  private static Map<String, Asset> byKey(GraphFile graph) {
    return graph.assets().stream()
        .collect(Collectors.toMap(Asset::key, asset -> asset, (a, b) -> a, TreeMap::new));
  }

  private static Map<String, List<String>> readers(GraphFile graph) {
    Map<String, List<String>> readers = new HashMap<>();
    for (Asset asset : graph.assets()) {
      for (Input input : asset.inputs()) {
        readers.computeIfAbsent(input.asset(), key -> new ArrayList<>()).add(asset.key());
      }
    }
    return readers;
  }

  private static List<String> behind(String key, Map<String, List<String>> readers) {
    TreeSet<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(key));
    while (!open.isEmpty()) {
      for (String reader : readers.getOrDefault(open.removeFirst(), List.of())) {
        if (seen.add(reader)) {
          open.addLast(reader);
        }
      }
    }
    seen.remove(key);
    return List.copyOf(seen);
  }
}
