package dev.assetwright.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the asset that a text refers to: the same way for parameters, annotations, placeholders, commands and pages.
 *
 * <p>A text is a whole key, or the last segments of one as far as that is unambiguous: {@code raw/sales_file} and {@code
 * sales_file} for {@code raw/sales_file}, {@code sales/orders} for {@code marts/sales/orders}. A whole key wins over the
 * ends of others. Each ending of each key is indexed, so that a lookup takes one step.
 */
public final class AssetReferences {
  private static final int SUGGESTION_LIMIT = 3;

  private final Map<String, List<AssetKey>> keysByEnding = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  /** Makes the references to {@code keys}, given in any order. */
  public AssetReferences(Collection<AssetKey> keys) {
    for (AssetKey key : new TreeSet<>(keys)) {
      String text = key.toString();
      texts.add(text);
      for (int start = 0; start >= 0; start = nextSegment(text, start)) {
        keysByEnding
            .computeIfAbsent(text.substring(start), k -> new ArrayList<>(1))
            .add(key);
      }
    }
  }

  private static int nextSegment(String text, int start) {
    int slash = text.indexOf('/', start);
    return slash < 0 ? -1 : slash + 1;
  }

  /** Returns what {@code text} means. */
  public Resolution resolve(String text) {
    return find(text, null);
  }

  /** Returns what {@code text} means where it cannot mean {@code excluding}: an asset is never its own input. */
  public Resolution resolve(String text, AssetKey excluding) {
    return find(text, excluding);
  }

  private Resolution find(String text, @Nullable AssetKey excluding) {
    if (!Names.isKey(text)) {
      return malformed(text, excluding);
    }
    List<AssetKey> candidates = new ArrayList<>();
    for (AssetKey key : keysByEnding.getOrDefault(text, List.of())) {
      if (key.equals(excluding)) {
        continue;
      }
      if (key.toString().length() == text.length()) {
        return new Resolution.Found(text, key);
      }
      candidates.add(key);
    }
    return switch (candidates.size()) {
      case 0 -> new Resolution.Unknown(text, suggestions(text, excluding));
      case 1 -> new Resolution.Found(text, candidates.get(0));
      default -> new Resolution.Ambiguous(text, candidates);
    };
  }

  private List<AssetKey> suggestions(String text, @Nullable AssetKey excluding) {
    return Suggestions.closest(text, texts, SUGGESTION_LIMIT + 1).stream()
        .map(AssetKey::parse)
        .filter(key -> !key.equals(excluding))
        .limit(SUGGESTION_LIMIT)
        .toList();
  }

  private Resolution.Malformed malformed(String text, @Nullable AssetKey excluding) {
    Optional<String> suggestion =
        Names.suggest(text).flatMap(meant -> meaningful(meant, excluding));
    return new Resolution.Malformed(text, why(text), suggestion);
  }

  /** Returns {@code meant} if it leads to an asset, or else the closest key. */
  private Optional<String> meaningful(String meant, @Nullable AssetKey excluding) {
    if (find(meant, excluding) instanceof Resolution.Unknown unknown) {
      return unknown.suggestions().stream().map(AssetKey::toString).findFirst();
    }
    return Optional.of(meant);
  }

  private static String why(String text) {
    if (text.isBlank()) {
      return "names nothing; write the key of an asset, such as 'raw/orders'.";
    }
    if (text.chars().anyMatch(c -> c >= 'A' && c <= 'Z')) {
      return "has capital letters; keys of assets are written in snake case.";
    }
    if (text.startsWith("/") || text.endsWith("/") || text.contains("//")) {
      return "has a slash with nothing beside it; keys are names joined by single slashes.";
    }
    return "is not an asset key: each part between slashes is made of a-z, 0-9 and _.";
  }
}
