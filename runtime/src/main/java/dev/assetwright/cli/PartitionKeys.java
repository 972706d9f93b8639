package dev.assetwright.cli;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.query.view.DynamicGridView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which partitions of which grid are to be added or removed, as commands take it. */
final class PartitionKeys {
  @Parameters(index = "0", paramLabel = "GRID", description = "The name of the dynamic grid.")
  private String grid = "";

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "KEY", description = "Which partitions.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Those in a file too, a line each; empty lines do not count.")
  private @Nullable Path file;

  String grid() {
    return grid;
  }

  /** All keys, in the order given. */
  List<String> of(Invocation invocation) {
    List<String> all = new ArrayList<>(keys);
    if (file != null) {
      all.addAll(lines(invocation.surroundings().workingDirectory().resolve(file)));
    }
    if (all.isEmpty()) {
      throw new ApplicationException(
          ApplicationException.Category.USAGE,
          "MissingArgument",
          "No partition of '%s' is named; write its key, or --from FILE.".formatted(grid),
          List.of());
    }
    return all;
  }

  private static List<String> lines(Path from) {
    try {
      return Files.readAllLines(from).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new ApplicationException(
          ApplicationException.Category.USAGE,
          "UnreadableFile",
          "The partitions cannot be read from '%s'.".formatted(from),
          List.of(String.valueOf(e)));
    }
  }

  static ExitStatus tell(DynamicGridView.Change change, Invocation invocation) {
    if (invocation.options().json) {
      invocation.answer(change);
    } else {
      invocation.out(change.text());
    }
    return ExitStatus.DONE;
  }
}
