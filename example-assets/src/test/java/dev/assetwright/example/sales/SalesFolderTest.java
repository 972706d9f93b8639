package dev.assetwright.example.sales;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.Day;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalesFolderTest {
  @TempDir
  private Path home;

  private SalesFolder configured(Path folder) {
    return SalesFolder.of(new SalesConfig(Optional.of(folder)), new FakeEnvironment(home));
  }

  @Test
  void onlyFilesNamedAfterADayAreFound() throws IOException {
    for (String name : new String[] {
      "2010-12-02.csv", "2010-12-01.csv", "2010-13-45.csv", "notes.csv", "2010-12-03.csv.bak"
    }) {
      Files.createFile(home.resolve(name));
    }
    assertThat(configured(home).files())
        .containsExactly(
            entry(Day.parse("2010-12-01"), home.resolve("2010-12-01.csv")),
            entry(Day.parse("2010-12-02"), home.resolve("2010-12-02.csv")));
  }

  @Test
  void aMissingFolderIsNamedWithWhereItIsSet() {
    Path folder = home.resolve("gone");
    assertThatThrownBy(() -> configured(folder).files())
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage(
            "'sales.folder' is '%s', which does not exist. Nothing was changed. Make it a folder with one file a day,"
                    .formatted(folder)
                + " such as 2010-12-01.csv, or name another: --set sales.folder=FOLDER");
  }

  @Test
  void aFileInTheFoldersPlaceIsRefused() throws IOException {
    Path file = Files.createFile(home.resolve("file"));
    assertThatThrownBy(() -> configured(file).files())
        .hasMessageStartingWith("'sales.folder' is '%s', which is no folder".formatted(file));
  }

  @Test
  void aFolderThatVanishesLaterIsNoEmptyFolder() throws IOException {
    SalesFolder folder = configured(Files.createDirectory(home.resolve("drive")));
    assertThat(folder.files()).isEmpty();
    Files.delete(home.resolve("drive"));
    assertThatThrownBy(folder::files).isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void withoutAConfiguredFolderItIsTheSampleFolderInTheHome() {
    SalesFolder folder =
        SalesFolder.of(new SalesConfig(Optional.empty()), new FakeEnvironment(home));
    assertThat(folder).isEqualTo(new SalesFolder(home.resolve("sample-sales"), true));
    assertThatThrownBy(folder::files)
        .hasMessage(
            "The folder of sample days '%s' does not exist. It is written anew at the next start."
                .formatted(home.resolve("sample-sales")));
  }

  @Test
  void aRelativeFolderIsReportedAbsolute() {
    assertThat(configured(Path.of("a/../b")).path()).isEqualTo(Path.of("b").toAbsolutePath());
  }
}
