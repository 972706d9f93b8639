package dev.assetwright.example.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from files to marts, through the engine, against the second computation. */
@Timeout(180)
class MaterializedDaysTest {
  @TempDir
  Path folder;

  @Test
  void everyFigureOfTheRealDaysIsRightAndTheSecondCommandRunsNothing() throws Exception {
    Path files = copy(RealDays.folder());
    try (SalesProject project = new SalesProject(folder.resolve("home"), files)) {
      assertThat(project.materializeMarts())
          .hasSize(23 * 5 + 1)
          .allMatch(s -> s.endsWith(" SUCCEEDED"));
      project.requireRightFigures(files);
      assertThat(project.materializeMarts()).isEmpty();
    }
  }

  @Test
  void everyFigureOfTheCornerDaysIsRight() throws Exception {
    Path files = corners();
    try (SalesProject project = new SalesProject(folder.resolve("home"), files)) {
      project.materializeMarts();
      project.requireRightFigures(files);
    }
  }

  @Test
  void aChangedLineRunsThatDayAndTheMonths() throws Exception {
    Path files = corners();
    Path day = someDay(files);
    String key = day.getFileName().toString().replace(".csv", "");
    try (SalesProject project = new SalesProject(folder.resolve("home"), files)) {
      project.materializeMarts();
      Files.writeString(
          day,
          Files.readString(day, StandardCharsets.UTF_8)
              + "990001,22423,CAKE STAND,3,%s 10:00:00,12.75,17850.0,United Kingdom\n"
                  .formatted(key));

      assertThat(project.executed())
          .containsExactlyInAnyOrder(
              "raw/sales_lines " + key,
              "clean/sales " + key,
              "clean/rejected_sales " + key,
              "mart/daily_product_sales " + key,
              "mart/daily_sales " + key,
              "mart/monthly_sales null");
      project.requireRightFigures(files);
      assertThat(project.materializeMarts()).isEmpty();
    }
  }

  @Test
  void aChangeThatCleaningRemovesReusesTheMarts() throws Exception {
    Path files = corners();
    Path day = someDay(files);
    String key = day.getFileName().toString().replace(".csv", "");
    String good =
        "990001,22423,CAKE STAND,3,%s 10:00:00,12.75,17850.0,United Kingdom".formatted(key);
    Files.writeString(day, Files.readString(day) + good + "\n");
    try (SalesProject project = new SalesProject(folder.resolve("home"), files)) {
      project.materializeMarts();
      Files.writeString(day, Files.readString(day).replace(good, good + " "));

      assertThat(project.materializeMarts())
          .containsExactlyInAnyOrder(
              "raw/sales_lines " + key + " SUCCEEDED",
              "clean/sales " + key + " SUCCEEDED",
              "clean/rejected_sales " + key + " SUCCEEDED",
              "mart/daily_product_sales " + key + " REUSED",
              "mart/daily_sales " + key + " REUSED",
              "mart/monthly_sales null REUSED");
      assertThat(project.materializeMarts()).isEmpty();
    }
  }

  @Test
  void aTouchedOrCopiedFileRunsNothing() throws Exception {
    Path files = corners();
    Path day = someDay(files);
    try (SalesProject project = new SalesProject(folder.resolve("home"), files)) {
      project.materializeMarts();
      Path copy = folder.resolve("copy.csv");
      Files.copy(day, copy);
      Files.move(copy, day, StandardCopyOption.REPLACE_EXISTING);

      assertThat(project.materializeMarts()).isEmpty();
    }
  }

  private Path corners() throws IOException {
    Path files = Files.createDirectories(folder.resolve("files"));
    CornerDays.write(files);
    return files;
  }

  private static Path someDay(Path files) throws IOException {
    try (Stream<Path> found = Files.list(files)) {
      return found.sorted().findFirst().orElseThrow();
    }
  }

  private Path copy(Path from) throws IOException {
    Path files = Files.createDirectories(folder.resolve("files"));
    try (Stream<Path> found = Files.list(from)) {
      for (Path file : (Iterable<Path>) found::iterator) {
        Files.copy(file, files.resolve(file.getFileName().toString()));
      }
    }
    return files;
  }
}
