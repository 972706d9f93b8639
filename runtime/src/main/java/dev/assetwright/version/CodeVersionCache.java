package dev.assetwright.version;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the last result in a file, so that a start with unchanged code computes nothing.
 *
 * <p>Code counts as unchanged while each file in the folders and jars has the content that it had, by its CRC. The result
 * is kept for all roots together, since what a method of one leads to depends on the others. The file is only a shortcut:
 * when it is damaged, of another version or cannot be written, versions are computed. Several processes may share one
 * file.
 */
public final class CodeVersionCache {
  private static final Logger LOG = LoggerFactory.getLogger(CodeVersionCache.class);

  private final Path file;

  /** Keeps the result in {@code file}, whose folder is made when needed. */
  public CodeVersionCache(Path file) {
    this.file = file;
  }

  /**
   * Returns what {@link CodeVersions#compute} would; {@link CodeReport#computedCount} tells whether it had to.
   *
   * @throws IOException if a root exists and cannot be read
   */
  public CodeReport compute(
      List<Path> roots, List<Path> libraries, Map<MethodReference, List<String>> filesByMethod)
      throws IOException {
    Optional<CodeReportFile> kept = read();
    RootFingerprints fingerprints =
        kept.map(CodeReportFile::fingerprints).orElseGet(RootFingerprints::empty);
    // Before reading: a class written meanwhile then makes the next start compute again.
    byte[] key = key(fingerprints, roots, libraries, filesByMethod);
    if (kept.isPresent()
        && Arrays.equals(kept.get().key(), key)
        && kept.get().report().entries().keySet().containsAll(filesByMethod.keySet())) {
      CodeReport report = kept.get().report();
      if (!fingerprints.isUnchanged()) {
        write(new CodeReportFile(key, fingerprints, report));
      }
      return report;
    }
    CodeReport report = CodeVersions.of(roots, libraries).compute(filesByMethod);
    write(new CodeReportFile(key, fingerprints, report));
    return report;
  }

  private static byte[] key(
      RootFingerprints fingerprints,
      List<Path> roots,
      List<Path> libraries,
      Map<MethodReference, List<String>> filesByMethod)
      throws IOException {
    CodeHasher hasher = new CodeHasher().number(CodeVersions.SCHEME);
    fingerprints.addTo(hasher, roots);
    fingerprints.addLibrariesTo(hasher, libraries);
    Map<MethodReference, List<String>> withFiles = new TreeMap<>();
    filesByMethod.forEach((method, files) -> {
      if (!files.isEmpty()) {
        withFiles.put(method, files);
      }
    });
    withFiles.forEach((method, files) -> {
      hasher.text(method.owner()).text(method.name()).text(method.descriptor());
      hasher.number(files.size());
      files.forEach(hasher::text);
    });
    return hasher.hash();
  }

  private Optional<CodeReportFile> read() {
    try {
      return Files.exists(file) ? CodeReportFile.read(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      LOG.debug("The code versions kept in {} cannot be read and are computed anew.", file, e);
      return Optional.empty();
    }
  }

  private void write(CodeReportFile kept) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
      try {
        Files.write(written, kept.write());
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      LOG.debug("The code versions cannot be kept in {}; the next start computes them.", file, e);
    }
  }
}
