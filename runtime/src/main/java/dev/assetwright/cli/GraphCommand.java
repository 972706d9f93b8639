package dev.assetwright.cli;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.artifact.GraphFile;
import dev.assetwright.artifact.GraphPicture;
import dev.assetwright.boot.GraphSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assetwright graph}: what the code declares, as text, JSON or a picture. */
@Command(
    name = "graph",
    description = "Shows what the compiled classes declare, with their code versions. Needs no home"
        + " and no settings, and starts nothing, so that a build can do it.",
    footer = {
      "%nExamples:",
      "  assetwright graph",
      "  assetwright graph --out target/assetwright   # graph.json and graph.svg",
      "  assetwright graph --svg > graph.svg"
    })
final class GraphCommand implements Action {
  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Write graph.json and graph.svg into this folder.")
  private @Nullable Path out;

  @Option(names = "--svg", description = "The picture on standard output.")
  private boolean svg;

  @Override
  public ExitStatus run(Invocation invocation) {
    GraphFile graph = GraphSource.ofClasses(invocation.requireClassPath());
    if (out != null) {
      write(invocation.surroundings().workingDirectory().resolve(out), graph, invocation);
    } else if (svg) {
      invocation.terminal().out().print(GraphPicture.svg(graph));
    } else if (invocation.options().json) {
      invocation.terminal().out().print(graph.write());
    } else {
      print(graph, invocation);
    }
    return ExitStatus.DONE;
  }

  private static void write(Path folder, GraphFile graph, Invocation invocation) {
    try {
      Files.createDirectories(folder);
      write(folder.resolve("graph.json"), graph.write(), invocation);
      write(folder.resolve("graph.svg"), GraphPicture.svg(graph), invocation);
    } catch (IOException e) {
      throw new ApplicationException(
          ApplicationException.Category.ENVIRONMENT,
          "UnwritableFile",
          "The graph cannot be written into '%s'.".formatted(folder),
          List.of(e.toString()));
    }
  }

  private static void write(Path file, String text, Invocation invocation) throws IOException {
    Files.writeString(file, text);
    invocation.err("Wrote '%s'.".formatted(file));
  }

  private static void print(GraphFile graph, Invocation invocation) {
    TextTable table = new TextTable("Asset", "Kind", "Partitions", "Code", "Reads");
    for (GraphFile.Asset asset : graph.assets()) {
      table.row(
          asset.key(),
          asset.kind(),
          asset.partitions() == null ? "" : asset.partitions().split(" ")[0],
          asset.code() == null ? "" : asset.code(),
          asset.inputs().stream().map(GraphFile.Input::asset).collect(Collectors.joining(", ")));
    }
    table.print(invocation.terminal());
  }
}
