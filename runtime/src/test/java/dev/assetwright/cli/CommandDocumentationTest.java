package dev.assetwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Holds {@code docs/commands.md} to the commands. */
class CommandDocumentationTest {
  @Test
  void everyCommandAndOptionIsDescribed() throws IOException {
    String page = Files.readString(Path.of("../docs/commands.md"));

    assertThat(new CommandLine(new CommonOptions()).getCommandSpec().options())
        .extracting(OptionSpec::longestName)
        .allSatisfy(option -> assertThat(page).contains("`" + option));
    for (CommandName name : CommandName.values()) {
      CommandLine command = new CommandLine(name.newAction());
      assertThat(page).contains("| `" + name.word());
      assertDescribed(page, command);
      command.getSubcommands().forEach((word, subcommand) -> {
        assertThat(page).contains("`" + name.word() + " " + word);
        assertDescribed(page, subcommand);
      });
    }
  }

  private static void assertDescribed(String page, CommandLine command) {
    assertThat(command.getCommandSpec().options())
        .extracting(OptionSpec::longestName)
        .allSatisfy(option -> assertThat(page).contains(option));
  }
}
