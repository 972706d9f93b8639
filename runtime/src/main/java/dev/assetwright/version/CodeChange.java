package dev.assetwright.version;

import dev.assetwright.spi.CodeStore.MethodHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two versions of an asset's code. Pure: made from recorded lists.
 *
 * @param parts changed ones first, then new ones, then those no longer reached; nearest to the asset first
 */
public record CodeChange(List<Part> parts) {
  private static final int MOST_SHOWN = 10;

  /** The number of an anonymous class, which an unrelated class above can shift. */
  private static final Pattern CLASS_NUMBER = Pattern.compile("\\$\\d+");

  public CodeChange {
    parts = List.copyOf(parts);
  }

  /** How a part differs. */
  public enum Kind {
    /** Reached before and now, with another content. */
    CHANGED,
    /** Reached now only. */
    APPEARED,
    /** Reached before only. */
    DISAPPEARED
  }

  /**
   * One part that differs.
   *
   * @param kind how
   * @param method its name, as recorded
   * @param was the hash of its own content before; null when it was not reached
   * @param now the hash of its own content now; null when it is no longer reached
   * @param path a shortest way of calls from the asset's method to it, both included; empty for a part that is no longer
   *     reached
   */
  public record Part(
      Kind kind,
      String method,
      @Nullable String was,
      @Nullable String now,
      List<String> path) {
    public Part {
      path = List.copyOf(path);
    }
  }

  /**
   * Compares two recorded lists.
   *
   * @param before the parts of the version the data was made with
   * @param now the parts of today's version
   * @param calls who calls whom today
   */
  public static CodeChange explain(List<MethodHash> before, List<MethodHash> now, CallGraph calls) {
    Map<String, List<MethodHash>> oldByKey = byKey(before);
    Map<String, List<MethodHash>> newByKey = byKey(now);
    Set<String> keys = new HashSet<>(oldByKey.keySet());
    keys.addAll(newByKey.keySet());
    Map<String, List<String>> paths = calls.shortestPaths();
    List<Part> parts = new ArrayList<>();
    for (String key : keys) {
      List<MethodHash> removed = new ArrayList<>(oldByKey.getOrDefault(key, List.of()));
      List<MethodHash> added = withoutEqual(newByKey.getOrDefault(key, List.of()), removed);
      int changedCount = Math.min(removed.size(), added.size());
      for (int i = 0; i < added.size(); i++) {
        String method = added.get(i).method();
        boolean isChanged = i < changedCount;
        parts.add(new Part(
            isChanged ? Kind.CHANGED : Kind.APPEARED,
            method,
            isChanged ? removed.get(i).hash() : null,
            added.get(i).hash(),
            paths.getOrDefault(method, List.of())));
      }
      for (MethodHash gone : removed.subList(changedCount, removed.size())) {
        parts.add(new Part(Kind.DISAPPEARED, gone.method(), gone.hash(), null, List.of()));
      }
    }
    parts.sort(Comparator.comparing(Part::kind)
        .thenComparing(part -> part.path().size())
        .thenComparing(Part::method));
    return new CodeChange(parts);
  }

  private static Map<String, List<MethodHash>> byKey(List<MethodHash> hashes) {
    Map<String, List<MethodHash>> result = new TreeMap<>();
    for (MethodHash hash : hashes) {
      String key = CLASS_NUMBER.matcher(hash.method()).replaceAll("\\$");
      result.computeIfAbsent(key, unused -> new ArrayList<>()).add(hash);
    }
    return result;
  }

  /** Returns those of {@code now} whose hash is not in {@code removed}, and takes what is in both out of it. */
  private static List<MethodHash> withoutEqual(List<MethodHash> now, List<MethodHash> removed) {
    List<MethodHash> added = new ArrayList<>();
    for (MethodHash hash : now) {
      int same = indexOf(hash.hash(), removed);
      if (same < 0) {
        added.add(hash);
      } else {
        removed.remove(same);
      }
    }
    return added;
  }

  private static int indexOf(String hash, List<MethodHash> hashes) {
    for (int i = 0; i < hashes.size(); i++) {
      if (hashes.get(i).hash().equals(hash)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Returns one line for each part, at most ten and then their number: {@code Deep.norm changed, reached through
   * Util.clean}. Empty when the lists are equal.
   */
  public List<String> sentences() {
    ShortNames names = ShortNames.ofParts(parts);
    List<String> sentences = new ArrayList<>();
    for (Part part : parts.subList(0, Math.min(MOST_SHOWN, parts.size()))) {
      sentences.add(sentence(part, names));
    }
    int left = parts.size() - sentences.size();
    if (left > 0) {
      sentences.add("and %d %s".formatted(left, left == 1 ? "other" : "others"));
    }
    return sentences;
  }

  private static String sentence(Part part, ShortNames names) {
    String name = names.of(part.method());
    return switch (part.kind()) {
      case CHANGED -> name + " changed" + way(part.path(), names);
      case APPEARED -> name + " is new" + way(part.path(), names);
      case DISAPPEARED -> name + " is no longer reached";
    };
  }

  private static String way(List<String> path, ShortNames names) {
    if (path.size() < 2) {
      return "";
    }
    if (path.size() == 2) {
      return ", reached directly";
    }
    List<String> between =
        path.subList(1, path.size() - 1).stream().map(names::of).toList();
    return ", reached through " + String.join(", ", between);
  }
}
