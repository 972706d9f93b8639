package dev.assetwright.query;

import dev.assetwright.model.StaleCause;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.ProductGrid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in words what several answers say alike: cells, counts, ranges, causes. */
final class Words {
  private static final int MOST_LISTED = 10;
  private static final int SHORT_VERSION = 8;

  private Words() {}

  /** {@code 'clean/sales' 2010-12-03}, or the quoted key alone without a grid. */
  static String cell(AssetKey asset, @Nullable String partition) {
    return partition == null ? "'" + asset + "'" : "'" + asset + "' " + partition;
  }

  /** {@code 6,200}. */
  static String number(long number) {
    // Nearly all are small, and a map of thousands of cards has one each.
    return number >= 0 && number < 1_000
        ? Long.toString(number)
        : String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 day}, {@code 59 days}. */
  static String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** What one partition of a grid is called, {@code day}; for an asset without one nothing is counted. */
  static String unit(Grid grid) {
    return grid instanceof ProductGrid ? "partition" : grid.name();
  }

  /** {@code a, b and c}; beyond ten {@code a, …, j and 12 others}. */
  static String list(Collection<String> parts) {
    List<String> shown = new ArrayList<>(parts);
    if (shown.size() > MOST_LISTED) {
      int others = shown.size() - MOST_LISTED;
      shown = new ArrayList<>(shown.subList(0, MOST_LISTED));
      shown.add(others + (others == 1 ? " other" : " others"));
    }
    if (shown.size() < 2) {
      return String.join("", shown);
    }
    int last = shown.size() - 1;
    return String.join(", ", shown.subList(0, last)) + " and " + shown.get(last);
  }

  /** The first of a version's characters, enough to tell two apart. */
  static @Nullable String shortened(@Nullable String version) {
    return version == null || version.length() <= SHORT_VERSION + 4
        ? version
        : version.substring(0, SHORT_VERSION);
  }

  /** The first sentence of a description, with its full stop; all of it when it has one only. */
  static String firstSentence(String description) {
    String text = description.strip();
    for (int i = 0; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if ((c == '.' || c == '!' || c == '?') && Character.isWhitespace(text.charAt(i + 1))) {
        return text.substring(0, i + 1);
      }
    }
    return text;
  }

  /** The same text with a capital letter first. */
  static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** Ends a text as a sentence ends. */
  static String sentence(String text) {
    return text.isEmpty() || ".!?".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
  }

  /**
   * A cause in two words.
   *
   * @param own whether it lies in the asset itself
   */
  static String kind(StaleCause.Kind kind, boolean own) {
    return switch (kind) {
      case MISSING -> own ? "never materialized" : "upstream missing";
      case CODE -> own ? "new code" : "new code upstream";
      case CONFIG -> own ? "new configuration" : "new configuration upstream";
      case DEPENDENCIES -> own ? "other inputs" : "other inputs upstream";
      case MAPPING -> own ? "other partitions read" : "other partitions read upstream";
      case DATA -> "new data";
      case CHECK -> "failed check upstream";
    };
  }
}
