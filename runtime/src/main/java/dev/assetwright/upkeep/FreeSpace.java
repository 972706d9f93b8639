package dev.assetwright.upkeep;

import dev.assetwright.app.ApplicationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Knows how much room there is. */
@FunctionalInterface
public interface FreeSpace {
  /** The real one. */
  FreeSpace OF_DISK = folder -> Files.getFileStore(folder).getUsableSpace();

  /** The bytes that can be written into a folder. */
  long bytesIn(Path folder) throws IOException;

  /**
   * Refuses work that would not fit. A disk that does not tell is believed to have room.
   *
   * @param toDo what the room is for, as in "to …"
   */
  default void require(Path folder, long bytes, String toDo) {
    long free;
    try {
      free = bytesIn(folder);
    } catch (IOException e) {
      return;
    }
    if (free < bytes) {
      throw new ApplicationException(
          ApplicationException.Category.ENVIRONMENT,
          "DiskFull",
          "To %s needs %s of free space, and '%s' has %s."
              .formatted(toDo, Sentences.bytes(bytes), folder, Sentences.bytes(free)),
          List.of("Make room, then repeat this.", "Nothing was changed."));
    }
  }
}
