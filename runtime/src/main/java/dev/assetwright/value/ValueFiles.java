package dev.assetwright.value;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where which version lies: {@code values/<key>/<partition or _>/<dataVersion>.json.gz}, {@code .jsonl.gz} for rows.
 *
 * @param folder the folder {@code values}
 */
record ValueFiles(Path folder) {
  private static final String VALUE = ".json.gz";
  private static final String ROWS = ".jsonl.gz";
  private static final String STAGED = ".staged-";
  private static final String DAMAGED = ".damaged-";
  private static final String QUARANTINE = ".quarantine";

  Path file(AssetDefinition asset, @Nullable String partition, String dataVersion) {
    return cell(asset, partition).resolve(dataVersion + ending(asset.storage()));
  }

  /** How the name of a file ends that holds data of that kind. */
  static String ending(StorageKind kind) {
    return kind == StorageKind.ROWS ? ROWS : VALUE;
  }

  /** Where refused files lie; no segment of a key begins with a dot. */
  Path quarantine() {
    return folder.resolve(QUARANTINE);
  }

  Path cell(AssetDefinition asset, @Nullable String partition) {
    return cell(asset.key(), partition);
  }

  Path cell(AssetKey key, @Nullable String partition) {
    Path path = folder;
    for (String segment : key.segments()) {
      path = path.resolve(segment);
    }
    return path.resolve(partition == null ? "_" : escape(partition));
  }

  /** How the name of a file begins that is not published. */
  static String stagedPrefix() {
    return STAGED;
  }

  static boolean isStaged(String name) {
    return name.startsWith(STAGED);
  }

  /** Where a file is moved whose bytes are not those that were written. */
  static Path damaged(Path file) {
    return file.resolveSibling(DAMAGED + file.getFileName());
  }

  static boolean isDamaged(String name) {
    return name.startsWith(DAMAGED);
  }

  /** The data version that a file of this name holds; null if it is no such file. */
  static @Nullable String dataVersion(String name) {
    for (String ending : new String[] {VALUE, ROWS}) {
      if (name.endsWith(ending)) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return null;
  }

  /** Percent-encodes all but letters, digits, {@code -}, and {@code _.} within; a day stays as it is. */
  private static String escape(String partition) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : partition.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c >= '0' && c <= '9'
          || c >= 'a' && c <= 'z'
          || c >= 'A' && c <= 'Z'
          || c == '-'
          || (c == '.' || c == '_') && !escaped.isEmpty();
      escaped.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return escaped.toString();
  }
}
