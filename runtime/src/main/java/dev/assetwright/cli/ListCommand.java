package dev.assetwright.cli;

import dev.assetwright.cli.TextTable.Cell;
import dev.assetwright.query.view.AssetListView;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assetwright list}: the assets and how they stand. */
@Command(
    name = "list",
    description = "Lists the assets and how they stand: the worst of their partitions.",
    footer = {
      "%nExamples:",
      "  assetwright list",
      "  assetwright list group:mart",
      "  assetwright list 'status:stale or status:missing'",
      "  assetwright list --json | jq -r '.assets[].key'"
    })
final class ListCommand implements Action {
  @Parameters(paramLabel = "SELECTION", arity = "0..*", description = "Which; none means all.")
  private List<String> selection = new ArrayList<>();

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> {
      AssetListView list = application.list(selection);
      if (invocation.options().json) {
        invocation.answer(list);
      } else {
        print(list, invocation);
      }
      for (String notice : application.status().notices()) {
        Words.wrap("note: " + notice, invocation.terminal().width()).forEach(invocation::err);
      }
      return ExitStatus.DONE;
    });
  }

  private static void print(AssetListView list, Invocation invocation) {
    if (list.assets().isEmpty()) {
      invocation.err("No asset matches.");
      return;
    }
    boolean promises =
        list.assets().stream().anyMatch(asset -> !asset.freshness().isEmpty());
    Terminal terminal = invocation.terminal();
    TextTable table = promises
        ? new TextTable("Asset", "Status", ">Up to date", "Materialized", "Freshness")
        : new TextTable("Asset", "Status", ">Up to date", "Materialized");
    for (AssetListView.Entry asset : list.assets()) {
      List<Cell> cells = new ArrayList<>(List.of(
          Cell.of(asset.key()),
          Cell.status(asset.status()),
          Cell.of(upToDate(asset)),
          Cell.of(Words.minute(asset.at(), terminal.zone()))));
      if (promises) {
        cells.add(Cell.status(asset.freshness()));
      }
      table.row(cells.toArray(Cell[]::new));
    }
    table.print(terminal);
  }

  /** Partitions without a source cannot be up to date, so they are not counted against it. */
  private static String upToDate(AssetListView.Entry asset) {
    int possible = asset.partitions() - asset.absent();
    return "%s of %s".formatted(Words.number(asset.upToDate()), Words.number(possible));
  }
}
