package dev.assetwright.postgres.warehouse;

import dev.assetwright.rules.AssetKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names of tables in a schema, and how they stand in SQL.
 *
 * <p>PostgreSQL cuts a name after 63 bytes without a word. A longer one is cut here, and ends with a hash of all of it.
 */
record TableNames(String schema) {
  static final int LONGEST = 63;
  static final String HOME = "assetwright_home";
  static final String TABLES = "assetwright_tables";
  static final String PUBLISHED = "assetwright_published";
  static final String QUARANTINED = "assetwright_quarantined";
  static final String REFUSED = "assetwright_refused";
  private static final Set<String> OWN = Set.of(HOME, TABLES, PUBLISHED, QUARANTINED, REFUSED);

  /** 32 bits tell apart the few names that are that long. */
  private static final int HASH_BYTES = 4;

  /**
   * The table of an asset: its key with {@code _} for {@code /}.
   *
   * @throws IllegalArgumentException if that name is ours
   */
  static String of(AssetKey asset) {
    String name = String.join("_", asset.segments());
    if (OWN.contains(name)) {
      throw new IllegalArgumentException(
          "'%s' cannot be a table: '%s' is a name that the warehouse keeps for itself. Rename the asset."
              .formatted(asset, name));
    }
    return kept(name);
  }

  /** A name as PostgreSQL keeps it. */
  static String kept(String name) {
    if (name.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
      return name;
    }
    String ending = "_" + HexFormat.of().formatHex(sha256(name), 0, HASH_BYTES);
    String start = name;
    while (start.getBytes(StandardCharsets.UTF_8).length + ending.length() > LONGEST) {
      start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
    }
    return start + ending;
  }

  /** A name in the schema, as SQL takes it. */
  String qualified(String name) {
    return quote(schema) + "." + quote(name);
  }

  /** The number of the server's lock on a table, which holds before there is one. */
  long lock(String table) {
    return ByteBuffer.wrap(sha256(schema + "." + table)).getLong();
  }

  /** A name as SQL takes it, whatever is in it. */
  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String quoted(List<String> names) {
    return names.stream().map(TableNames::quote).collect(Collectors.joining(", "));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
