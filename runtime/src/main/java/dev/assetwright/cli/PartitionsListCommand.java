package dev.assetwright.cli;

import dev.assetwright.app.Application;
import dev.assetwright.cli.TextTable.Cell;
import dev.assetwright.query.view.DynamicGridView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assetwright partitions list}: the dynamic grids, or the partitions of one. */
@Command(
    name = "list",
    description = "Lists the dynamic grids; of one its partitions, a line each, in the order in"
        + " which they were added.")
final class PartitionsListCommand implements Action {
  @Parameters(
      paramLabel = "GRID",
      arity = "0..1",
      description = "Its name; without it the grids themselves.")
  private @Nullable String grid;

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> {
      if (grid == null) {
        listGrids(application, invocation);
      } else {
        listPartitions(application, grid, invocation);
      }
      return ExitStatus.DONE;
    });
  }

  private static void listGrids(Application application, Invocation invocation) {
    DynamicGridView.GridList list = application.grids();
    if (invocation.options().json) {
      invocation.answer(list);
      return;
    }
    if (list.grids().isEmpty()) {
      invocation.err("No asset has a dynamic grid.");
      return;
    }
    TextTable table = new TextTable("Grid", ">Partitions", "Assets");
    for (DynamicGridView.Head head : list.grids()) {
      table.row(
          Cell.of(head.name()),
          Cell.of(Words.number(head.count())),
          Cell.of(Words.list(head.assets())));
    }
    table.print(invocation.terminal());
  }

  private static void listPartitions(Application application, String grid, Invocation invocation) {
    DynamicGridView view = application.grid(grid, 0, Integer.MAX_VALUE);
    if (invocation.options().json) {
      invocation.answer(view);
      return;
    }
    view.keys().forEach(invocation::out);
    if (view.keys().isEmpty()) {
      invocation.err("'%s' has no partitions yet. To add one: %s"
          .formatted(grid, invocation.command("partitions", "add", grid, "KEY")));
    }
  }
}
