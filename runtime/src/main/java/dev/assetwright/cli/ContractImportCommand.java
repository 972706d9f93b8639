package dev.assetwright.cli;

import dev.assetwright.contract.ContractFormats;
import dev.assetwright.contract.ContractFormats.Imported;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assetwright contract import}: the record for a contract of others. */
@Command(
    name = "import",
    description = "Writes the Java record for a contract in the Open Data Contract Standard 3.",
    footer = {
      "%nExample:",
      "  assetwright contract import orders.odcs.yaml --package shop --out src/main/java",
    })
final class ContractImportCommand implements Action {
  @Parameters(paramLabel = "FILE", description = "The contract, YAML.")
  private String file = "";

  @Option(names = "--package", paramLabel = "NAME", description = "The package of the record.")
  private String packageName = "";

  @Option(
      names = "--object",
      paramLabel = "NAME",
      description = "Which of its objects, when it has several.")
  private @Nullable String object;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "The folder of sources to write it to (default: standard output).")
  private @Nullable String folder;

  /** The names are those in JSON. */
  record Answer(String record, @Nullable String file, String source) {}

  @Override
  public ExitStatus run(Invocation invocation) {
    return ContractFolder.translating(() -> {
      Path working = invocation.surroundings().workingDirectory();
      Imported imported =
          ContractFormats.importOdcs(Files.readString(working.resolve(file)), packageName, object);
      String target = null;
      if (folder != null) {
        Path written = working
            .resolve(folder)
            .resolve(packageName.replace('.', '/'))
            .resolve(imported.name() + ".java");
        Files.createDirectories(written.getParent());
        Files.writeString(written, imported.source());
        target = written.toString();
      }
      if (invocation.options().json) {
        invocation.answer(new Answer(imported.name(), target, imported.source()));
      } else if (target == null) {
        invocation.terminal().out().print(imported.source());
      } else {
        invocation.out("%s is in %s.".formatted(imported.name(), target));
      }
      return ExitStatus.DONE;
    });
  }
}
