package dev.assetwright.cli;

import dev.assetwright.query.view.VersionsView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assetwright revert}: lists the versions of a value, or publishes an earlier one again. */
@Command(
    name = "revert",
    description = "Publishes an earlier version of a value again, as it was made then; without a"
        + " version, lists those that are there. What reads it is stale by that.",
    footer = {
      "%nExamples:",
      "  assetwright revert mart/daily_sales --partition 2010-12-01",
      "  assetwright revert mart/daily_sales 4be1c07f --partition 2010-12-01",
    })
final class RevertCommand implements Action {
  private static final int SHOWN = 12;

  @Parameters(index = "0", paramLabel = "ASSET", description = "Its key, as far as unambiguous.")
  private String asset = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VERSION",
      description = "The beginning of the data version to publish.")
  private @Nullable String version;

  @Option(
      names = "--partition",
      paramLabel = "KEY",
      description = "Which; needed where there are partitions.")
  private @Nullable String partition;

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> {
      VersionsView versions = version == null
          ? application.versions(asset, partition)
          : application.revert(asset, partition, version);
      if (invocation.options().json) {
        invocation.answer(versions);
        return ExitStatus.DONE;
      }
      lines(versions, invocation.terminal()).forEach(invocation::out);
      return ExitStatus.DONE;
    });
  }

  private List<String> lines(VersionsView versions, Terminal terminal) {
    if (versions.versions().isEmpty()) {
      return List.of(
          "Nothing is there of %s.".formatted(Words.cell(versions.asset(), versions.partition())));
    }
    TextTable table = new TextTable("version", "made", "run", ">rows", "");
    for (VersionsView.Version each : versions.versions()) {
      table.row(
          each.version().substring(0, Math.min(SHOWN, each.version().length())),
          Words.minute(each.madeAt(), terminal.zone()),
          each.run(),
          each.rows() < 0 ? "" : Words.number(each.rows()),
          each.published() ? "published" : "");
    }
    return table.lines(terminal, 0);
  }
}
