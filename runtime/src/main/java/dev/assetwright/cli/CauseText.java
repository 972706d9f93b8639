package dev.assetwright.cli;

import dev.assetwright.query.view.CauseView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells causes: each with what was and is, and the way from there to the asset asked about. */
final class CauseText {
  private static final int MOST = 20;
  private static final String INDENT = "  ";

  private CauseText() {}

  static List<String> lines(List<CauseView> causes, int width) {
    List<String> lines = new ArrayList<>();
    for (CauseView cause : causes.stream().limit(MOST).toList()) {
      add(lines, INDENT, "%s: %s".formatted(cause.kind(), cause.text()), width);
      if (cause.was() != null || cause.now() != null) {
        add(
            lines,
            INDENT.repeat(2),
            "was %s, is %s".formatted(or(cause.was()), or(cause.now())),
            width);
      }
      if (cause.path().size() > 1) {
        add(lines, INDENT.repeat(2), "by way of " + String.join(" → ", cause.path()), width);
      }
    }
    int others = causes.size() - MOST;
    if (others > 0) {
      lines.add(INDENT + "and " + Words.count(others, "other cause"));
    }
    return lines;
  }

  private static String or(@Nullable String version) {
    return version == null ? "nothing" : version;
  }

  private static void add(List<String> lines, String indent, String text, int width) {
    String hanging = indent;
    for (String line : Words.wrap(text, width - indent.length() - INDENT.length())) {
      lines.add(hanging + line);
      hanging = indent + INDENT;
    }
  }
}
