package dev.assetwright.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says numbers, times and lists the way people read them. */
final class Words {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final int MOST_LISTED = 10;

  private Words() {}

  /** {@code 6,200}. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 step}, {@code 6,200 steps}. */
  static String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code 0.4 s}, {@code 12.4 s}, {@code 3 min 5 s}, {@code 2 h 4 min}. */
  static String duration(long millis) {
    long seconds = Math.max(0, millis) / 1_000;
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", Math.floor(Math.max(0, millis) / 100.0) / 10);
    }
    if (seconds < 3_600) {
      return "%d min %d s".formatted(seconds / 60, seconds % 60);
    }
    return "%d h %d min".formatted(seconds / 3_600, seconds % 3_600 / 60);
  }

  /** {@code 2026-11-02 06:15}; empty for null. */
  static String minute(@Nullable Instant at, ZoneId zone) {
    return at == null ? "" : MINUTE.format(at.atZone(zone));
  }

  /** {@code 06:15:09}. */
  static String second(Instant at, ZoneId zone) {
    return SECOND.format(at.atZone(zone));
  }

  /** {@code 'clean/sales' partition 2010-12-03}, or the quoted key alone without a grid. */
  static String cell(String asset, @Nullable String partition) {
    return partition == null ? "'" + asset + "'" : "'" + asset + "' partition " + partition;
  }

  /** {@code 'a', 'b' and 'c'}; beyond ten {@code 'a', …, 'j' and 12 others}. */
  static String quoted(Collection<String> names) {
    List<String> shown = new ArrayList<>(
        names.stream().limit(MOST_LISTED).map(name -> "'" + name + "'").toList());
    int others = names.size() - shown.size();
    if (others > 0) {
      shown.add(others + (others == 1 ? " other" : " others"));
    }
    return list(shown);
  }

  /** {@code a, b and c}. */
  static String list(List<String> parts) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    int last = parts.size() - 1;
    return String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  /** The first line of a text. */
  static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  /** Breaks a text at blanks so that no line is longer than {@code width}, unless a word is. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.split(" ", -1)) {
        if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /** Cuts a text to {@code width} columns, with an ellipsis where something is missing. */
  static String cut(String text, int width) {
    if (text.length() <= width) {
      return text;
    }
    return width <= 1 ? "…".substring(0, Math.max(0, width)) : text.substring(0, width - 1) + "…";
  }
}
