package dev.assetwright.observe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The versions of files by what they looked like when they were hashed, kept in a text file from one start to the next.
 *
 * <p>Losing it costs hashing, nothing else: a line that cannot be read is left out, and of two processes that write it the
 * last one wins.
 */
final class FileVersionCache {
  private static final String HEADER = "assetwright file versions 1";

  private record Entry(FileFingerprint fingerprint, String version) {}

  private final Path store;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Set<String> looked = ConcurrentHashMap.newKeySet();
  private volatile boolean changed;

  FileVersionCache(Path store) {
    this.store = store;
    load();
  }

  /** Returns the version of a file that looked just like this when it was hashed; null when it must be hashed. */
  @Nullable
  String find(Path file, FileFingerprint fingerprint) {
    String name = file.toString();
    looked.add(name);
    Entry entry = entries.get(name);
    return entry != null && entry.fingerprint().equals(fingerprint) ? entry.version() : null;
  }

  void put(Path file, FileFingerprint fingerprint, String version) {
    String name = file.toString();
    entries.put(name, new Entry(fingerprint, version));
    changed = true;
  }

  /** Writes what changed since the last time; entries of files that are gone are dropped. */
  synchronized void save() throws IOException {
    if (!changed) {
      return;
    }
    changed = false;
    try {
      write();
    } catch (IOException e) {
      changed = true;
      throw e;
    }
  }

  private void write() throws IOException {
    entries
        .keySet()
        .removeIf(name -> !looked.contains(name) && !Path.of(name).toFile().exists());
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    new TreeMap<>(entries).forEach((name, entry) -> {
      // A line break in a name would break the file; such a file is hashed anew after a restart.
      if (name.indexOf('\n') < 0 && name.indexOf('\r') < 0) {
        FileFingerprint fingerprint = entry.fingerprint();
        text.append(entry.version())
            .append('\t')
            .append(fingerprint.sizeBytes())
            .append('\t');
        text.append(fingerprint.modifiedAt()).append('\t').append(fingerprint.inode());
        text.append('\t').append(name).append('\n');
      }
    });
    Path folder = store.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, store.getFileName().toString(), ".new");
    try {
      Files.writeString(temporary, text);
      Files.move(
          temporary, store, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void load() {
    List<String> lines;
    try {
      if (!store.toFile().isFile()) {
        return;
      }
      lines =
          new String(Files.readAllBytes(store), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return;
    }
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      return;
    }
    lines.subList(1, lines.size()).forEach(this::loadLine);
  }

  private void loadLine(String line) {
    String[] parts = line.split("\t", 5);
    if (parts.length == 5 && parts[0].matches("[0-9a-f]{64}")) {
      try {
        FileFingerprint fingerprint =
            new FileFingerprint(Long.parseLong(parts[1]), Instant.parse(parts[2]), parts[3]);
        entries.put(parts[4], new Entry(fingerprint, parts[0]));
      } catch (NumberFormatException | DateTimeException e) {
        // A damaged line: its file is hashed anew.
        return;
      }
    }
  }
}
