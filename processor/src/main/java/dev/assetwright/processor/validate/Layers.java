package dev.assetwright.processor.validate;

import dev.assetwright.processor.model.Text;
import dev.assetwright.rules.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which groups may read which. A group stands for those below it, unless these are named themselves. */
final class Layers {
  private final Map<String, SortedSet<String>> readable = new TreeMap<>();

  /** Reads lines like {@code mart > clean > raw}; what is no group is left out. */
  Layers(List<Text> lines) {
    for (Text line : lines) {
      List<String> groups = groups(line.value());
      for (int i = 0; i < groups.size(); i++) {
        SortedSet<String> below = readable.computeIfAbsent(groups.get(i), group -> new TreeSet<>());
        if (i + 1 < groups.size()) {
          below.add(groups.get(i + 1));
        }
      }
    }
  }

  /** Returns what stands between the arrows, without blanks. */
  static List<String> groups(String line) {
    return Arrays.stream(line.split(">", -1)).map(String::strip).toList();
  }

  /** Returns what a line lacks to be one, or null. */
  static @Nullable String problem(String line) {
    List<String> groups = groups(line);
    for (String group : groups) {
      if (group.isEmpty() || !Names.isGroup(group)) {
        return "'%s' is no group.".formatted(group);
      }
    }
    return groups.size() < 2
        ? "'%s' alone says nothing about who may read it.".formatted(line.strip())
        : null;
  }

  /** The groups that are named. */
  Set<String> named() {
    return readable.keySet();
  }

  /** Returns the named group that an asset's group belongs to, or null. */
  @Nullable
  String of(String group) {
    for (String at = group; !at.isEmpty(); at = parent(at)) {
      if (readable.containsKey(at)) {
        return at;
      }
    }
    return null;
  }

  private static String parent(String group) {
    return group.substring(0, Math.max(0, group.lastIndexOf('/')));
  }

  /** The groups that a named one may read beside its own, sorted. */
  SortedSet<String> readableBy(String named) {
    return readable.getOrDefault(named, new TreeSet<>());
  }
}
