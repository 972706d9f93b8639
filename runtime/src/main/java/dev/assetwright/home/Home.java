package dev.assetwright.home;

import dev.assetwright.spi.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that {@code --home} names, with the places in it.
 *
 * @param folder absolute; exists
 */
public record Home(Path folder) {
  /**
   * Opens a home and creates what is absent of it: the folder itself with its parents, and the folders inside.
   *
   * @throws StoreUnavailableException if it cannot be used: a file is in the way, no permission, no space; the message
   *     says what to do
   */
  public static Home open(Path folder) {
    Home home = new Home(folder.toAbsolutePath().normalize());
    home.create(home.folder);
    home.create(home.values());
    home.create(home.logs());
    home.create(home.processes());
    home.requireWritable();
    return home;
  }

  /** The log of all that happened, with its projections. */
  public Path database() {
    return folder.resolve("assetwright.db");
  }

  /** Whether that log is there; it is not when the history is kept elsewhere. */
  public boolean hasDatabase() {
    return Files.exists(database());
  }

  /** What was known at some start, to be read faster at the next; can be deleted at any time. */
  public Path known() {
    return folder.resolve("known");
  }

  /** The tables of the user's assets. */
  public Path warehouse() {
    return folder.resolve("warehouse.db");
  }

  /** Values by data version. */
  public Path values() {
    return folder.resolve("values");
  }

  /** What assets wrote while they ran. */
  public Path logs() {
    return folder.resolve("logs");
  }

  /** The locks of the processes at work. */
  public Path processes() {
    return folder.resolve("processes");
  }

  /** The runs whose process died, and that go on when a process serves; not there while there are none. */
  public Path interrupted() {
    return folder.resolve("interrupted");
  }

  private void create(Path wanted) {
    try {
      Files.createDirectories(wanted);
    } catch (FileAlreadyExistsException e) {
      throw unusable("'%s' is a file, not a folder".formatted(e.getFile()), e);
    } catch (AccessDeniedException e) {
      throw unusable("no permission to create '%s'".formatted(wanted), e);
    } catch (IOException e) {
      throw unusable("'%s' cannot be created (%s)".formatted(wanted, reason(e)), e);
    }
  }

  /** Writes and removes a file, since permissions alone say nothing of read-only and full disks. */
  private void requireWritable() {
    try {
      Path probe = Files.createTempFile(processes(), "probe", ".tmp");
      Files.delete(probe);
    } catch (AccessDeniedException e) {
      throw unusable("no permission to write into it", e);
    } catch (IOException e) {
      throw unusable("nothing can be written into it (%s)".formatted(reason(e)), e);
    }
  }

  private StoreUnavailableException unusable(String why, IOException cause) {
    return new StoreUnavailableException(
        ("The home '%s' cannot be used: %s. Nothing was started. Make room or give this user write access, or choose"
                + " another folder with --home.")
            .formatted(folder, why),
        cause);
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException system && system.getReason() != null
        ? system.getReason()
        : String.valueOf(e.getMessage());
  }
}
