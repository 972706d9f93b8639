package dev.assetwright.cli;

import dev.assetwright.app.ApplicationException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assetwright forget}: takes the record of partitions away. */
@Command(
    name = "forget",
    description = "Takes the record of partitions away, so that they count as never materialized."
        + " Files and tables stay as they are until the next materialization.",
    footer = {
      "%nExample:",
      "  assetwright forget mart/daily_sales --partitions 2010-12-01 --yes",
    })
final class ForgetCommand implements Action {
  @Parameters(paramLabel = "SELECTION", arity = "1..*", description = "Which assets.")
  private List<String> selection = new ArrayList<>();

  @Option(
      names = "--partitions",
      paramLabel = "WHICH",
      required = true,
      description = "all, latest, KEY[,KEY] or FROM..TO.")
  private String partitions = "";

  @Option(names = "--yes", description = "Do not ask; needed where nobody can be asked.")
  private boolean yes;

  /** The name is that in JSON. */
  record Answer(int cells) {}

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> {
      if (!yes && !isConfirmed(invocation)) {
        invocation.err("Nothing was forgotten.");
        return ExitStatus.CANCELED;
      }
      int forgotten = application.forget(selection, partitions);
      if (invocation.options().json) {
        invocation.answer(new Answer(forgotten));
      } else {
        invocation.out(
            forgotten == 0
                ? "There was nothing to forget."
                : "%s %s now."
                    .formatted(
                        Words.count(forgotten, "partition"),
                        forgotten == 1
                            ? "counts as never materialized"
                            : "count as never materialized"));
      }
      return ExitStatus.DONE;
    });
  }

  private boolean isConfirmed(Invocation invocation) {
    String what = "%s, partitions %s".formatted(Words.quoted(selection), partitions);
    if (!invocation.terminal().interactive()) {
      throw new ApplicationException(
          ApplicationException.Category.USAGE,
          "NotConfirmed",
          "To forget %s needs a yes, and there is nobody to ask.".formatted(what),
          List.of("To do it without asking, add --yes.", "Nothing was forgotten."));
    }
    return invocation.terminal().confirms("Forget %s?".formatted(what));
  }
}
