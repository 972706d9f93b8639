package dev.assetwright.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Tells one state of folders and jars from another by the CRC of each file in them. A jar has the CRCs in its directory;
 * those of a folder are remembered by size and time of change, so that an unchanged folder is not read.
 */
final class RootFingerprints {
  /** A file as it was when its CRC was taken. */
  private record Stamp(long size, long modifiedNanos, int crc) {}

  private final Map<String, Stamp> known;
  private final Map<String, Stamp> seen = new TreeMap<>();

  private RootFingerprints(Map<String, Stamp> known) {
    this.known = known;
  }

  static RootFingerprints empty() {
    return new RootFingerprints(Map.of());
  }

  /** Adds the state of each root. */
  void addTo(CodeHasher hasher, List<Path> roots) throws IOException {
    hasher.number(roots.size());
    for (int i = 0; i < roots.size(); i++) {
      Path root = roots.get(i);
      if (Files.isDirectory(root)) {
        addFolder(hasher, i, new CodeRoot(root));
      } else if (Files.isRegularFile(root)) {
        addJar(hasher, root);
      } else {
        hasher.text("absent");
      }
    }
  }

  private void addFolder(CodeHasher hasher, int number, CodeRoot root) throws IOException {
    List<CodeRoot.FolderFile> files = root.folderFiles();
    hasher.text("folder").number(files.size());
    for (CodeRoot.FolderFile file : files) {
      String key = number + "/" + file.name();
      Stamp stamp = known.get(key);
      if (stamp == null
          || stamp.size() != file.attributes().size()
          || stamp.modifiedNanos() != modifiedNanos(file)) {
        stamp = new Stamp(file.attributes().size(), modifiedNanos(file), crc(file.path()));
      }
      seen.put(key, stamp);
      hasher.text(file.name()).number(stamp.crc());
    }
  }

  /** Adds the name, size and time of jars that are not looked into. */
  void addLibrariesTo(CodeHasher hasher, List<Path> jars) throws IOException {
    hasher.number(jars.size());
    for (Path jar : jars) {
      hasher
          .text(jar.getFileName().toString())
          .text(Long.toString(Files.size(jar)))
          .text(Files.getLastModifiedTime(jar).toString());
    }
  }

  private static long modifiedNanos(CodeRoot.FolderFile file) {
    return file.attributes().lastModifiedTime().to(TimeUnit.NANOSECONDS);
  }

  private static int crc(Path file) throws IOException {
    CRC32 crc = new CRC32();
    // Of any size, such as data that lies beside the classes.
    try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return (int) crc.getValue();
  }

  private static void addJar(CodeHasher hasher, Path jar) throws IOException {
    Map<String, Integer> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream()
          .filter(entry -> !entry.isDirectory())
          .forEach(entry -> entries.put(entry.getName(), crc(entry)));
    }
    hasher.text("jar").number(entries.size());
    entries.forEach((name, crc) -> hasher.text(name).number(crc));
  }

  private static int crc(ZipEntry entry) {
    return (int) entry.getCrc();
  }

  /** Whether the files have the times that were remembered. */
  boolean isUnchanged() {
    return seen.equals(known);
  }

  void write(KeptWriter out) throws IOException {
    out.number(seen.size());
    for (Map.Entry<String, Stamp> entry : seen.entrySet()) {
      out.text(entry.getKey());
      out.number(entry.getValue().size());
      out.number(entry.getValue().modifiedNanos());
      out.number(entry.getValue().crc());
    }
  }

  static RootFingerprints read(KeptReader in) {
    int count = in.number();
    Map<String, Stamp> known = new HashMap<>(count * 2);
    for (int i = 0; i < count; i++) {
      known.put(in.text(), new Stamp(in.longNumber(), in.longNumber(), in.number()));
    }
    return new RootFingerprints(known);
  }
}
