package dev.assetwright.postgres.project;

import dev.assetwright.Asset;
import dev.assetwright.Label;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Three assets; the second waits for a file, when a test says so. */
final class Numbers {
  /** Each letter. */
  @Asset(group = "raw", partitions = ByCell.class)
  static String letters(Label label) {
    return label.key();
  }

  /** Twice. */
  @SuppressWarnings("assetwright:ReadsEnvironment")
  @Asset(group = "clean", partitions = ByCell.class)
  static String pairs(String letters) throws InterruptedException {
    String gate = System.getProperty("gate");
    while (gate != null && !Files.exists(Path.of(gate))) {
      Thread.onSpinWait();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return letters + letters;
  }

  /** All of them. */
  @Asset(group = "mart")
  static String word(Map<Label, String> pairs) {
    return String.join("", pairs.values());
  }
}
