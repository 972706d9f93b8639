package dev.assetwright.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assetwright.spi.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir
  Path folder;

  @Test
  void aHomeThatIsAbsentIsCreatedWithItsFolders() {
    Home home = Home.open(folder.resolve("a/b"));

    assertThat(folder.resolve("a/b/values")).isDirectory();
    assertThat(folder.resolve("a/b/logs")).isDirectory();
    assertThat(folder.resolve("a/b/processes")).isEmptyDirectory();
    assertThat(home.database()).isEqualTo(folder.resolve("a/b/assetwright.db"));
    assertThat(home.warehouse()).isEqualTo(folder.resolve("a/b/warehouse.db"));
    assertThat(Home.open(home.folder())).isEqualTo(home);
  }

  @Test
  void aFileInTheWayIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("home"));

    assertThatThrownBy(() -> Home.open(file))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessage(
            "The home '%s' cannot be used: '%s' is a file, not a folder. Nothing was started. Make room or give this"
                + " user write access, or choose another folder with --home.",
            file, file);
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefused() {
    // Not even root may create files there.
    Path proc = Path.of("/proc/1/assetwright");
    assumeTrue(Files.isDirectory(Path.of("/proc/1")));

    assertThatThrownBy(() -> Home.open(proc))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageStartingWith("The home '/proc/1/assetwright' cannot be used: ");
  }
}
