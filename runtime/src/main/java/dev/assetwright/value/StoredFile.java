package dev.assetwright.value;

import dev.assetwright.json.CanonicalJson;
import dev.assetwright.json.JsonFormatException;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.StoreUnavailableException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A written file. Before anything of it is handed out, all of it has been compared with its data version once: in constant
 * memory, so that a damaged end is found before the first row is used.
 */
final class StoredFile {
  private final AssetKey asset;
  private final Path path;
  private final String dataVersion;
  private boolean verified;

  StoredFile(AssetKey asset, Path path, String dataVersion) {
    this.asset = asset;
    this.path = path;
    this.dataVersion = dataVersion;
  }

  /** For people to look at: that its bytes are whole is only found at its end. */
  static StoredFile unverified(AssetKey asset, Path path, String dataVersion) {
    StoredFile file = new StoredFile(asset, path, dataVersion);
    file.verified = true;
    return file;
  }

  /** Reads the one value. */
  Object value(Type type) {
    try (InputStream in = verifiedBytes()) {
      Object value = CanonicalJson.read(in, type);
      if (value == null) {
        throw unreadable("it holds null", null);
      }
      return value;
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(reason(e), e);
    } catch (JsonFormatException e) {
      throw mismatch(type, e);
    }
  }

  /** Streams the rows; the stream is to be closed. */
  Stream<@Nullable Object> rows(Type row) {
    InputStream in;
    Iterator<@Nullable Object> rows;
    try {
      in = verifiedBytes();
      rows = CanonicalJson.readRows(in, row);
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(reason(e), e);
    }
    Iterator<@Nullable Object> translated = new Iterator<>() {
      @Override
      public boolean hasNext() {
        return translating(row, rows::hasNext);
      }

      @Override
      public @Nullable Object next() {
        return translating(row, rows::next);
      }
    };
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                translated, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(() -> closeQuietly(in));
  }

  private interface Reading<T extends @Nullable Object> {
    T read();
  }

  private <T extends @Nullable Object> T translating(Type row, Reading<T> reading) {
    try {
      return reading.read();
    } catch (UncheckedIOException e) {
      throw unreadable(reason(e), e);
    } catch (JsonFormatException e) {
      throw mismatch(row, e);
    }
  }

  private InputStream verifiedBytes() throws IOException {
    if (!verified) {
      try (InputStream in = bytes()) {
        if (!DataVersions.of(in).equals(dataVersion)) {
          throw damaged("its bytes are not those that were written");
        }
      } catch (ZipException | EOFException e) {
        throw damaged(reason(e));
      }
      verified = true;
    }
    return bytes();
  }

  private InputStream bytes() throws IOException {
    InputStream file = Files.newInputStream(path);
    try {
      return new BufferedInputStream(new GZIPInputStream(file, 1 << 14), 1 << 14);
    } catch (IOException | RuntimeException e) {
      closeQuietly(file);
      throw e;
    }
  }

  private StoreUnavailableException mismatch(Type type, JsonFormatException e) {
    return new StoreUnavailableException(
        "'%s' was stored as something else than %s (%s). Materialize '%s' again to store it anew."
            .formatted(asset, type.getTypeName(), e.getMessage(), asset),
        e);
  }

  /** Out of the way, so that the cell counts as missing and is made again. */
  private StoreUnavailableException damaged(String why) {
    Path aside = ValueFiles.damaged(path);
    try {
      Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      return unreadable(why, e);
    }
    return new StoreUnavailableException(
        "The data of '%s' in '%s' is damaged: %s. It was moved aside to '%s' and counts as missing. Materialize '%s' again to rebuild it."
            .formatted(asset, path, why, aside.getFileName(), asset));
  }

  private StoreUnavailableException unreadable(String why, @Nullable Exception cause) {
    String message =
        "The data of '%s' in '%s' cannot be read: %s. Materialize '%s' again to rebuild it."
            .formatted(asset, path, why, asset);
    return cause == null
        ? new StoreUnavailableException(message)
        : new StoreUnavailableException(message, cause);
  }

  private static String reason(Exception e) {
    Throwable cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
    if (cause instanceof NoSuchFileException) {
      return "it is gone";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      // Nothing was written through it.
      return;
    }
  }
}
