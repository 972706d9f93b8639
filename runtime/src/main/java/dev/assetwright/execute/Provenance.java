package dev.assetwright.execute;

import dev.assetwright.model.InputVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The data version of an asset that keeps no data: a hash of what it was made from. Each part has its name and length in front,
 * so that no two lists of parts look alike.
 */
final class Provenance {
  private Provenance() {}

  static String hash(AttemptRequest request) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
    StringBuilder parts = new StringBuilder(192);
    add(parts, "code", request.version().code());
    add(parts, "config", request.version().config());
    for (InputVersion input : request.inputs()) {
      add(parts, "input", input.cell().toString());
      add(parts, "version", input.dataVersion());
    }
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
