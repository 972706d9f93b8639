package dev.assetwright.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files of the web app: on the class path, where they are read once, or in a folder, where
 * they are read each time.
 *
 * <p>Only plain names with a known ending are looked up. So nothing outside is reached, and no
 * folder, which the class path would list.
 */
final class WebFiles {
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.([a-z0-9]+)");
  private static final Pattern HASHED = Pattern.compile(".*-[A-Z0-9]{8}\\.[a-z0-9.]+");
  private static final Map<String, String> TYPES = Map.of(
      "html", "text/html;charset=utf-8",
      "js", "text/javascript;charset=utf-8",
      "css", "text/css;charset=utf-8",
      "map", "application/json",
      "svg", "image/svg+xml",
      "png", "image/png",
      "woff2", "font/woff2",
      "txt", "text/plain;charset=utf-8");

  private final @Nullable Path folder;
  private final Map<String, WebFile> read = new ConcurrentHashMap<>();

  private WebFiles(@Nullable Path folder) {
    this.folder = folder;
  }

  /** Looks in a folder, or inside when null. */
  static WebFiles of(@Nullable Path folder) {
    return new WebFiles(folder);
  }

  /** Returns the file with a relative name such as {@code static/app-X.js}, if there is one. */
  Optional<WebFile> find(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches() || !TYPES.containsKey(matcher.group(1))) {
      return Optional.empty();
    }
    String type = TYPES.getOrDefault(matcher.group(1), "");
    if (folder != null) {
      return fromFolder(folder, name).map(bytes -> file(name, type, bytes));
    }
    WebFile known = read.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    // What is not there is not remembered: anybody could ask for names without end.
    Optional<WebFile> found = fromClassPath(name).map(bytes -> file(name, type, bytes));
    found.ifPresent(file -> read.put(name, file));
    return found;
  }

  private static WebFile file(String name, String type, byte[] bytes) {
    byte[] gzipped = Answers.gzip(bytes, Deflater.BEST_COMPRESSION);
    return new WebFile(
        bytes,
        gzipped.length < bytes.length * 9 / 10 ? gzipped : null,
        type,
        Answers.tag(bytes),
        HASHED.matcher(name).matches());
  }

  private static Optional<byte[]> fromClassPath(String name) {
    try (InputStream in = WebFiles.class.getResourceAsStream("/web/" + name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("'%s' cannot be read.".formatted(name), e);
    }
  }

  private static Optional<byte[]> fromFolder(Path folder, String name) {
    Path file = folder.resolve(name);
    try {
      // A link may lead out of the folder.
      if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(folder.toRealPath())) {
        return Optional.empty();
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("'%s' cannot be read.".formatted(name), e);
    }
  }
}
