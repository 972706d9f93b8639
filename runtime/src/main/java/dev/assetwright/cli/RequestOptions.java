package dev.assetwright.cli;

import dev.assetwright.app.Application;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to plan or materialize. */
final class RequestOptions {
  private static final String ALL = "all";

  @Parameters(
      paramLabel = "SELECTION",
      arity = "0..*",
      description = "Which assets, in the selection language; none means all.")
  List<String> selection = new ArrayList<>();

  @Option(
      names = "--partitions",
      paramLabel = "WHICH",
      description = "all, latest, KEY[,KEY] or FROM..TO (default: all).")
  String partitions = ALL;

  @Option(names = "--only", description = "Leave alone what is stale upstream of the selection.")
  boolean only;

  @Option(names = "--force", description = "Run the selection even when it is up to date.")
  boolean force;

  Application.Request request() {
    return new Application.Request(selection, partitions, only, force);
  }

  /** Returns the same request as words of a command. */
  String[] words(String command) {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(selection);
    if (!partitions.equals(ALL)) {
      words.addAll(List.of("--partitions", partitions));
    }
    if (only) {
      words.add("--only");
    }
    if (force) {
      words.add("--force");
    }
    return words.toArray(String[]::new);
  }
}
