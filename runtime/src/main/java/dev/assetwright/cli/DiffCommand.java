package dev.assetwright.cli;

import dev.assetwright.artifact.GraphDiff;
import dev.assetwright.artifact.GraphDiffer;
import dev.assetwright.artifact.GraphFile;
import dev.assetwright.boot.GraphSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assetwright diff}: what a change of the code does to the graph. */
@Command(
    name = "diff",
    description = "Says what differs between two graphs, for a review: assets added, removed and"
        + " changed, with the assets behind them. Each is a graph.json, or a class path of folders"
        + " and jars. Starts nothing.",
    footer = {
      "%nExamples:",
      "  assetwright diff main/graph.json target/classes",
      "  assetwright diff shop-1.4.jar shop-1.5.jar",
      "  assetwright diff graph.json --exit-code   # status 1 when something differs"
    })
final class DiffCommand implements Action {
  @Parameters(index = "0", paramLabel = "OLD", description = "The graph before.")
  private String before = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NEW",
      description = "The graph now (default: that of --assets).")
  private @Nullable String now;

  @Option(names = "--exit-code", description = "End with status 1 when something differs.")
  private boolean exitCode;

  @Override
  public ExitStatus run(Invocation invocation) {
    GraphFile old = GraphSource.of(invocation.classPath(List.of(before)));
    GraphFile current = now == null
        ? GraphSource.ofClasses(invocation.requireClassPath())
        : GraphSource.of(invocation.classPath(List.of(now)));
    GraphDiff diff = GraphDiffer.compare(old, current);
    if (invocation.options().json) {
      invocation.answer(diff);
    } else {
      new DiffText(invocation.terminal()).lines(diff).forEach(invocation::out);
    }
    return exitCode && !diff.isEmpty() ? ExitStatus.FAILED : ExitStatus.DONE;
  }
}
