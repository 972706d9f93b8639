package dev.assetwright.staleness;

import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ProducerVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A hash of what something is made from: code, configuration, and what is read. The data version of an asset that keeps no data,
 * and what tells whether an attempt would be the one that failed. Each part has its name and length in front, so that no two
 * lists of parts look alike.
 */
public final class ProvenanceHash {
  private ProvenanceHash() {}

  /** Returns the hash. */
  public static String of(ProducerVersion version, List<InputVersion> inputs) {
    return of(version, inputs, Map.of());
  }

  /** The same with further parts, by name. */
  static String of(
      ProducerVersion version, List<InputVersion> inputs, Map<String, String> further) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
    StringBuilder parts = new StringBuilder(192);
    add(parts, "code", version.code());
    add(parts, "config", version.config());
    for (InputVersion input : inputs) {
      add(parts, "input", input.cell().toString());
      add(parts, "version", input.dataVersion());
    }
    new TreeMap<>(further).forEach((name, part) -> add(parts, name, part));
    digest.update(parts.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static void add(StringBuilder parts, String name, String part) {
    parts.append(name).append(' ').append(length(part)).append('\n').append(part);
  }

  /** In bytes. */
  private static int length(String part) {
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) > 127) {
        return part.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return part.length();
  }
}
