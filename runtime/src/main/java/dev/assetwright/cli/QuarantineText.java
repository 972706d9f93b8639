package dev.assetwright.cli;

import dev.assetwright.query.view.QuarantineView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells what a check refused: why, when, and its rows. */
final class QuarantineText {
  private static final String REFUSED = "Refused       ";
  private static final String BY = "By check      ";

  private QuarantineText() {}

  /** The command that shows it. */
  static String command(Invocation invocation, String asset, @Nullable String partition) {
    Stream<String> which = partition == null ? Stream.of() : Stream.of("--partition", partition);
    return invocation.command(
        Stream.concat(Stream.of("show", asset, "--quarantined"), which).toArray(String[]::new));
  }

  static List<String> lines(QuarantineView view, int rows, Terminal terminal) {
    QuarantineView.Refused refused = view.refused();
    if (refused == null) {
      return List.of("%s: %s".formatted(view.asset(), view.rows().note()));
    }
    List<String> lines = new ArrayList<>();
    String of = view.partition() == null ? "" : " " + view.partition();
    lines.add(terminal.paint(Style.BOLD, view.asset()) + of + "  in quarantine");
    lines.add("%s%s in run %s%s"
        .formatted(
            REFUSED,
            Words.minute(refused.at(), terminal.zone()),
            refused.run(),
            refused.attempt() > 1 ? ", attempt " + refused.attempt() : ""));
    String check = refused.asset().equals(view.asset())
        ? refused.check()
        : "%s of %s".formatted(refused.check(), refused.asset());
    String found = refused.message().isEmpty() ? check : check + ": " + refused.message();
    String left = BY;
    for (String line : Words.wrap(found, terminal.width() - BY.length())) {
      lines.add(left + line);
      left = " ".repeat(BY.length());
    }
    if (rows > 0) {
      lines.addAll(RowsText.lines(view.rows(), terminal));
    }
    return lines;
  }
}
