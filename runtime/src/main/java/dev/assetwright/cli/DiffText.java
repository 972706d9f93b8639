package dev.assetwright.cli;

import dev.assetwright.artifact.GraphDiff;
import dev.assetwright.artifact.GraphDiff.Change;
import dev.assetwright.artifact.GraphDiff.Kind;
import dev.assetwright.artifact.GraphDiff.Value;
import java.util.ArrayList;
import java.util.List;

/** What differs between two graphs, as text for a terminal or a review. */
final class DiffText {
  private static final int LABEL = 13;

  private final Terminal terminal;

  DiffText(Terminal terminal) {
    this.terminal = terminal;
  }

  List<String> lines(GraphDiff diff) {
    if (diff.isEmpty()) {
      return List.of("Nothing differs.");
    }
    List<String> lines = new ArrayList<>();
    if (diff.modules() != null) {
      lines.addAll(labeled("modules", change(diff.modules())));
    }
    for (Change change : diff.changes()) {
      lines.add(terminal.paint(style(change.kind()), sign(change.kind()) + " " + change.key()));
      if (change.formerly() != null) {
        lines.addAll(labeled("formerly", change.formerly()));
      }
      change.values().forEach(value -> lines.addAll(labeled(value.what(), change(value))));
      if (!change.edgesAdded().isEmpty()) {
        lines.addAll(labeled(
            change.kind() == Kind.ADDED ? "reads" : "reads now",
            String.join("\n", change.edgesAdded())));
      }
      if (change.kind() != Kind.REMOVED && !change.edgesRemoved().isEmpty()) {
        lines.addAll(labeled("reads no more", String.join("\n", change.edgesRemoved())));
      }
      if (!change.behind().isEmpty()) {
        lines.addAll(labeled("behind it", Words.quoted(change.behind())));
      }
    }
    lines.add("");
    lines.add(summary(diff));
    return lines;
  }

  private static String summary(GraphDiff diff) {
    List<String> parts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      long count =
          diff.changes().stream().filter(change -> change.kind() == kind).count();
      if (count > 0) {
        parts.add(Words.number(count) + " " + kind.word());
      }
    }
    long behind = diff.changes().stream()
        .flatMap(change -> change.behind().stream())
        .distinct()
        .filter(key -> diff.changes().stream().noneMatch(change -> change.key().equals(key)))
        .count();
    if (behind > 0) {
      parts.add(Words.number(behind) + (behind == 1 ? " other" : " others") + " behind them");
    }
    return parts.isEmpty() ? "The modules alone differ." : Words.list(parts) + ".";
  }

  private static String change(Value value) {
    if (value.before() == null) {
      return value.now() + " (none before)";
    }
    return value.now() == null
        ? "none (was %s)".formatted(value.before())
        : "%s → %s".formatted(value.before(), value.now());
  }

  private List<String> labeled(String label, String text) {
    String head = "    " + label + " ".repeat(Math.max(1, LABEL - label.length() + 1));
    List<String> lines = new ArrayList<>();
    for (String line : Words.wrap(text, terminal.width() - head.length())) {
      lines.add((lines.isEmpty() ? head : " ".repeat(head.length())) + line);
    }
    return lines;
  }

  private static String sign(Kind kind) {
    return switch (kind) {
      case ADDED -> "+";
      case REMOVED -> "-";
      case RENAMED -> ">";
      case CHANGED -> "~";
    };
  }

  private static Style style(Kind kind) {
    return switch (kind) {
      case ADDED -> Style.GOOD;
      case REMOVED -> Style.BAD;
      case RENAMED, CHANGED -> Style.WARNING;
    };
  }
}
