package dev.assetwright.cli;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.contract.ContractException;
import dev.assetwright.contract.ContractProject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the locks lie, and the project that belongs to them. */
final class ContractFolder {
  @Option(
      names = "--contracts",
      paramLabel = "FOLDER",
      description = "The folder with the locks (default: contracts).")
  private String folder = "contracts";

  /** What a command does with contracts. */
  @FunctionalInterface
  interface Work {
    ExitStatus on(ContractProject project) throws IOException;
  }

  /** Reads the contracts for one command. */
  ExitStatus read(Invocation invocation, Work work) {
    List<String> classPath = invocation.requireClassPath();
    Path locks = invocation.surroundings().workingDirectory().resolve(folder);
    return translating(() -> work.on(ContractProject.read(
        classPath.stream()
            .map(entry ->
                invocation.surroundings().workingDirectory().resolve(entry).toString())
            .toList(),
        locks)));
  }

  /** Something that may be refused. */
  @FunctionalInterface
  interface Attempt {
    ExitStatus run() throws IOException;
  }

  /** Tells refusals in the words of commands. */
  static ExitStatus translating(Attempt attempt) {
    try {
      return attempt.run();
    } catch (ContractException e) {
      throw new ApplicationException(
          ApplicationException.Category.USAGE, e.code(), String.valueOf(e.getMessage()), e.hints());
    } catch (IOException e) {
      throw new ApplicationException(
          ApplicationException.Category.ENVIRONMENT,
          "UnreadableFiles",
          "A file cannot be read or written: %s".formatted(e),
          List.of());
    }
  }
}
