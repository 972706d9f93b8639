package dev.assetwright.processor.read;

import dev.assetwright.rules.contract.ContractLock;
import dev.assetwright.rules.contract.ContractText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder with the locks of contracts. A key holds slashes but no dots, so that what is read of others' contracts lies
 * beside one's own without clashes.
 *
 * @param folder may not exist yet
 */
public record LockFolder(Path folder) {
  /** A lock that cannot be read. */
  public static final class UnreadableLockException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableLockException(String message) {
      super(message);
    }
  }

  /** What people call it. */
  public String display() {
    return String.valueOf(folder.getFileName());
  }

  /** Returns where the lock of a contract lies; {@code isOwn} unless it is another module's. */
  public Path file(String key, boolean isOwn) {
    return folder.resolve(key + (isOwn ? ".json" : ".read.json"));
  }

  /** Returns what people call that file. */
  public String display(String key, boolean isOwn) {
    return display() + "/" + key + (isOwn ? ".json" : ".read.json");
  }

  /** Reads a lock; empty without one. */
  public Optional<ContractLock> find(String key, boolean isOwn) throws UnreadableLockException {
    Path file = file(key, isOwn);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      ContractLock lock = ContractText.readLock(Files.readString(file));
      if (!lock.key().equals(key)) {
        throw new UnreadableLockException("it is the lock of '%s'".formatted(lock.key()));
      }
      return Optional.of(lock);
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableLockException(String.valueOf(e.getMessage()));
    }
  }
}
