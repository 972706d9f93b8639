package dev.assetwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewCommandTest {
  @TempDir
  Path folder;

  @Test
  void aProjectIsWrittenAndWhatToDoNextIsSaid() {
    CommandLineFixture tool = new CommandLineFixture(folder);

    assertThat(tool.run("new", "shop")).isZero();

    assertThat(tool.out())
        .isEqualTo(
            "Wrote the project 'shop': three assets with made-up data, a check and a test.\n");
    assertThat(tool.err()).isEqualTo("""

              cd shop
              mvn -B verify
              assetwright dev

            Maven finds Assetwright after 'mvn install' in its checkout.
            """);
    // The day of the test's clock, 2026-11-02, has not ended.
    assertThat(folder.resolve("shop/orders").toFile().list())
        .hasSize(14)
        .contains("2026-11-01.csv");
    assertThat(tool.started).isEmpty();
  }

  @Test
  void theFolderOfWorkMayBeMeant() throws IOException {
    Path shop = Files.createDirectory(folder.resolve("corner-shop"));
    CommandLineFixture tool = new CommandLineFixture(shop);

    assertThat(tool.run("new", ".", "--package", "com.acme.corner", "--group-id", "com.acme"))
        .isZero();

    assertThat(tool.err()).doesNotContain("cd ");
    assertThat(shop.resolve("src/test/java/com/acme/corner/OrdersTest.java")).exists();
  }

  @Test
  void aFolderThatIsNotEmptyIsExitStatusTwoAndLeftAsItIs() {
    CommandLineFixture tool = new CommandLineFixture(folder);
    tool.run("new", "shop");

    assertThat(tool.run("new", "shop")).isEqualTo(2);

    assertThat(tool.err()).isEqualTo("""
            error: [Assetwright/FolderNotEmpty] '%s' is not empty: it holds '.gitignore' and 5 more.
                Nothing was written. Name a folder that is new or empty.
            """.formatted(folder.resolve("shop")));
    assertThat(tool.run("new", "My Shop")).isEqualTo(2);
    assertThat(folder.toFile().list()).containsExactly("shop");
  }

  @Test
  void programsAreToldWhatWasWritten() {
    CommandLineFixture tool = new CommandLineFixture(folder);

    tool.run("new", "shop", "--json");

    assertThat(tool.out()).contains("\"name\" : \"shop\"", "\"assetwright.yaml\"");
    assertThat(tool.err()).isEmpty();
  }

  @Test
  void librariesOfTheAssetsLieBesideTheirClasses() throws IOException {
    CommandLineFixture tool = new CommandLineFixture(folder);
    tool.environment.clear();
    Files.createDirectories(folder.resolve("target/classes"));
    tool.run("list");
    Files.createDirectory(folder.resolve("target/lib"));
    tool.run("list");

    assertThat(tool.started.get(0).classPath())
        .containsExactly(folder.resolve("target/classes").toString());
    assertThat(tool.started.get(1).classPath())
        .containsExactly(
            folder.resolve("target/classes").toString(), folder.resolve("target/lib") + "/*");
  }
}
