package dev.assetwright.example.sales;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the 23 real days lie, for those who have them beside their checkout. */
final class RealDays {
  private static final Path FOLDER = Path.of("../../shared/data/online-retail-daily/v1");

  private RealDays() {}

  static boolean areHere() {
    return Files.isDirectory(FOLDER);
  }

  /** Returns the folder, or ends the test as skipped. */
  static Path folder() {
    assumeTrue(
        areHere(),
        () -> "The real days are not here: " + FOLDER.toAbsolutePath().normalize());
    return FOLDER;
  }
}
