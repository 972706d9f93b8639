package dev.assetwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  @TempDir
  private Path folder;

  private CommandLineFixture commands;

  @BeforeEach
  void begin() throws IOException {
    commands = new CommandLineFixture(folder);
    Files.writeString(folder.resolve("old.json"), """
        {"format": 1, "modules": ["shop"], "assets": [
        %s, %s, %s]}
        """.formatted(
            asset("clean/sales", "1111", "raw/lines"),
            asset("mart/gone", "3333", "clean/sales"),
            asset("raw/lines", "2222", null)));
    Files.writeString(folder.resolve("new.json"), """
        {"format": 1, "modules": ["shop"], "assets": [
        %s, %s, %s]}
        """.formatted(
            asset("clean/sales", "9999", "raw/lines"),
            asset("mart/report", "3333", "clean/sales"),
            asset("raw/lines", "2222", null)));
  }

  @Test
  void saysWhatDiffersAndWhatIsBehindIt() {
    assertThat(commands.run("diff", "old.json", "new.json")).isZero();

    assertThat(commands.out()).isEqualTo("""
        ~ clean/sales
            code          1111 → 9999
            behind it     'mart/report'
        - mart/gone
        + mart/report
            reads         clean/sales (value, whole)

        1 added, 1 removed and 1 changed.
        """);
  }

  @Test
  void endsAsAskedWhenSomethingDiffers() {
    assertThat(commands.run("diff", "old.json", "new.json", "--exit-code")).isEqualTo(1);
    assertThat(commands.run("diff", "old.json", "old.json", "--exit-code")).isZero();
    assertThat(commands.out()).isEqualTo("Nothing differs.\n");
  }

  @Test
  void answersAsJson() {
    commands.run("diff", "old.json", "new.json", "--json");

    assertThat(commands.out())
        .contains("\"key\" : \"mart/gone\"", "\"kind\" : \"REMOVED\"", "\"before\" : \"1111\"");
  }

  @Test
  void aFileThatIsNotThereIsToldWithHowToMakeOne() {
    assertThat(commands.run("diff", "nowhere.json", "new.json")).isEqualTo(2);

    assertThat(commands.err())
        .contains("NoGraphFile", "nowhere.json' does not exist.", "assetwright graph --out FOLDER");
  }

  @Test
  void aFileThatHoldsSomethingElseIsTold() throws IOException {
    Files.writeString(folder.resolve("new.json"), "{\"a\": 1}");

    assertThat(commands.run("diff", "old.json", "new.json")).isEqualTo(2);
    assertThat(commands.err()).contains("new.json' cannot be read as a graph.");
  }

  private static String asset(String key, String code, String reads) {
    return """
        {"key": "%s", "formerly": [], "kinds": [], "kind": "java", "method": "Shop.method", "storage": "value", "code": "%s",
         "description": "", "owners": [], "tags": [], "checks": [], "inputs": [%s]}""".formatted(
        key,
        code,
        reads == null
            ? ""
            : "{\"asset\": \"%s\", \"use\": \"value\", \"mapping\": \"whole\"}".formatted(reads));
  }
}
