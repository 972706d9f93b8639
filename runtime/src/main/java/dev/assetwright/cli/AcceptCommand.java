package dev.assetwright.cli;

import dev.assetwright.app.Application;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.query.view.AcceptView;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assetwright accept}: new code counts as equal to the code that made the data. */
@Command(
    name = "accept",
    description =
        "Says that new code makes the same data: what is stale because of it counts as made by the"
            + " code of now, without running anything. Other causes stay. Undone by materialize --force.",
    footer = {
      "%nExamples:",
      "  assetwright accept clean/sales --because \"renamed a method\"",
      "  assetwright accept --all --because jdk25",
    })
final class AcceptCommand implements Action {
  private static final int MOST_LISTED = 20;

  @Parameters(paramLabel = "SELECTION", arity = "0..*", description = "Which assets.")
  private List<String> selection = new ArrayList<>();

  @Option(names = "--all", description = "All assets.")
  private boolean all;

  @Option(
      names = "--because",
      paramLabel = "REASON",
      required = true,
      description = "Why the data is the same; kept in the history of each asset.")
  private String because = "";

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> accept(application, invocation));
  }

  private ExitStatus accept(Application application, Invocation invocation) {
    List<String> selected = selected();
    AcceptView found = application.acceptable(selected);
    if (found.cells() == 0) {
      answer(found, invocation);
      return ExitStatus.DONE;
    }
    lines(found, invocation.terminal()).forEach(invocation::err);
    if (!yes
        && invocation.terminal().interactive()
        && !invocation.terminal().confirms("Accept the new code?")) {
      invocation.err("Nothing was accepted.");
      return ExitStatus.CANCELED;
    }
    answer(application.accept(selected, because), invocation);
    return ExitStatus.DONE;
  }

  private List<String> selected() {
    if (all == selection.isEmpty()) {
      return all ? List.of("*") : selection;
    }
    throw new ApplicationException(
        ApplicationException.Category.USAGE,
        "NothingSelected",
        all
            ? "Both a selection and --all were given."
            : "Accepting needs a selection, or --all for all assets.",
        List.of("Nothing was accepted."));
  }

  private static void answer(AcceptView view, Invocation invocation) {
    if (invocation.options().json) {
      invocation.answer(view);
    } else {
      Words.wrap(view.text(), invocation.terminal().width()).forEach(invocation::out);
    }
  }

  private static List<String> lines(AcceptView found, Terminal terminal) {
    List<String> lines = new ArrayList<>(Words.wrap(found.text(), terminal.width()));
    for (AcceptView.Asset asset : found.assets().stream().limit(MOST_LISTED).toList()) {
      String cells = asset.cells() == 1 ? "" : ", " + Words.count(asset.cells(), "partition");
      String line = "'%s'%s%s".formatted(asset.key(), cells, asset.text());
      for (String part : Words.wrap(line, terminal.width() - 4)) {
        lines.add((lines.isEmpty() || part.startsWith("'") ? "  " : "    ") + part);
      }
    }
    int others = found.assets().size() - MOST_LISTED;
    if (others > 0) {
      lines.add("  and " + Words.count(others, "other asset"));
    }
    return lines;
  }
}
