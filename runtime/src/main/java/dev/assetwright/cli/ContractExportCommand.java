package dev.assetwright.cli;

import dev.assetwright.contract.ContractException;
import dev.assetwright.contract.ContractFormats;
import dev.assetwright.contract.ContractFormats.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assetwright contract export}: a contract in the format of another tool. */
@Command(
    name = "export",
    description =
        "Writes a contract as JSON Schema (2020-12), as an Avro schema, or in the Open Data"
            + " Contract Standard 3.")
final class ContractExportCommand implements Action {
  private static final Map<String, Format> FORMATS = Map.of(
      "json-schema", Format.JSON_SCHEMA,
      "avro", Format.AVRO,
      "odcs", Format.ODCS);

  @Parameters(paramLabel = "CONTRACT", description = "Its key.")
  private String contract = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "json-schema (default), avro or odcs.")
  private String format = "json-schema";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it (default: standard output).")
  private @Nullable String file;

  @Mixin
  private ContractFolder folder = new ContractFolder();

  /** The names are those in JSON. */
  record Answer(
      String contract,
      String version,
      String format,
      @Nullable String file,
      String text) {}

  @Override
  public ExitStatus run(Invocation invocation) {
    return folder.read(invocation, project -> {
      Format wanted = FORMATS.get(format);
      if (wanted == null) {
        throw new ContractException(
            "UnknownFormat",
            "There is no format '%s'.".formatted(format),
            List.of("Take json-schema, avro or odcs."));
      }
      String text = ContractFormats.write(project.definition(contract), wanted);
      String version = project.definition(contract).version().toString();
      if (file != null) {
        write(invocation.surroundings().workingDirectory().resolve(file), text);
      }
      if (invocation.options().json) {
        invocation.answer(new Answer(contract, version, format, file, text));
      } else if (file == null) {
        invocation.terminal().out().print(text);
      } else {
        invocation.out("%s %s is in %s.".formatted(contract, version, file));
      }
      return ExitStatus.DONE;
    });
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }
}
