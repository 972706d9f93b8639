package dev.assetwright.version;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the last result in a file, so that a start with unchanged roots reads no class.
 *
 * <p>Roots count as unchanged while every file in a folder, and every jar, keeps its name, size and time of change. The
 * file is only a shortcut: when it is damaged, of another version or cannot be written, versions are computed. Several
 * processes may share one file.
 */
public final class CodeVersionCache {
  private static final Logger LOG = LoggerFactory.getLogger(CodeVersionCache.class);

  private final Path file;

  /** Keeps the result in {@code file}, whose folder is made when needed. */
  public CodeVersionCache(Path file) {
    this.file = file;
  }

  /**
   * Returns what {@link CodeVersions#compute} would.
   *
   * @throws IOException if a root exists and cannot be read
   */
  public CodeReport compute(List<Path> roots, List<MethodReference> methods) throws IOException {
    // Before reading: a class written meanwhile then makes the next start compute again.
    byte[] key = key(roots, methods);
    Optional<CodeReport> kept = read(key);
    if (kept.isPresent()) {
      return kept.get();
    }
    CodeReport report = CodeVersions.of(roots).compute(methods);
    write(key, report);
    return report;
  }

  private static byte[] key(List<Path> roots, List<MethodReference> methods) throws IOException {
    CodeHasher hasher = new CodeHasher().number(CodeVersions.SCHEME).number(roots.size());
    for (Path root : roots) {
      new CodeRoot(root).addFingerprint(hasher);
    }
    for (MethodReference method : new TreeSet<>(methods)) {
      hasher.text(method.owner()).text(method.name()).text(method.descriptor());
    }
    return hasher.hash();
  }

  private Optional<CodeReport> read(byte[] key) {
    try {
      return Files.exists(file)
          ? CodeReportFormat.read(Files.readAllBytes(file), key)
          : Optional.empty();
    } catch (IOException e) {
      LOG.debug("The code versions kept in {} cannot be read and are computed anew.", file, e);
      return Optional.empty();
    }
  }

  private void write(byte[] key, CodeReport report) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
      try {
        Files.write(written, CodeReportFormat.write(key, report));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      LOG.debug("The code versions cannot be kept in {}; the next start computes them.", file, e);
    }
  }
}
