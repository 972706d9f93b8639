package dev.assetwright.rules.mapping;

import dev.assetwright.rules.grid.TimeGrid;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the partitions of one dimension of the upstream follow from one dimension of the reader. */
sealed interface Rule {
  /** Whether it always means one partition at most. */
  default boolean isSingle() {
    return false;
  }

  /** The windows that overlap those of the reader, from one offset to another, in windows of the reader. */
  record Windows(int from, int to, TimeGrid reader, TimeGrid upstream) implements Rule {
    @Override
    public boolean isSingle() {
      return from == to && Windows.isWithin(reader, upstream);
    }

    /** Whether each window of one grid lies within one window of another of the same zone. */
    static boolean isWithin(TimeGrid fine, TimeGrid coarse) {
      if (fine.shape().equals(coarse.shape())) {
        return true;
      }
      return switch (fine.name()) {
        case "hour" -> List.of("day", "week", "month").contains(coarse.name());
        case "day" -> List.of("week", "month").contains(coarse.name());
        default -> false;
      };
    }

    @Override
    public String toString() {
      return from == to
          ? from == 0 ? "same" : from == -1 ? "previous" : String.valueOf(from)
          : from + ".." + to;
    }
  }

  /** The same key. */
  record Same() implements Rule {
    @Override
    public boolean isSingle() {
      return true;
    }

    @Override
    public String toString() {
      return "same";
    }
  }

  /** All that exist. */
  record All() implements Rule {
    @Override
    public String toString() {
      return "all";
    }
  }

  /** The newest that exists. */
  record Last() implements Rule {
    @Override
    public boolean isSingle() {
      return true;
    }

    @Override
    public String toString() {
      return "last";
    }
  }

  /** These keys. */
  record Only(List<String> keys) implements Rule {
    public Only {
      keys = List.copyOf(keys);
    }

    @Override
    public boolean isSingle() {
      return keys.size() == 1;
    }

    @Override
    public String toString() {
      return "only " + String.join(", ", keys);
    }
  }

  /** For each key of the reader these. */
  record Listed(Map<String, List<String>> keys) implements Rule {
    public Listed {
      keys = Map.copyOf(keys);
    }

    /** The keys of the reader that read a key of the upstream. */
    List<String> readers(String upstream) {
      return keys.entrySet().stream()
          .filter(entry -> entry.getValue().contains(upstream))
          .map(Map.Entry::getKey)
          .sorted()
          .toList();
    }

    @Override
    public boolean isSingle() {
      return keys.values().stream().allMatch(upstream -> upstream.size() == 1);
    }

    @Override
    public String toString() {
      return new TreeMap<>(keys)
          .entrySet().stream()
              .map(entry -> entry.getKey() + "=" + String.join("+", entry.getValue()))
              .collect(Collectors.joining(", ", "map ", ""));
    }
  }
}
