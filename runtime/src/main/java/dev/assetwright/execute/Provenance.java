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
    add(digest, "code", request.version().code());
    add(digest, "config", request.version().config());
    for (InputVersion input : request.inputs()) {
      add(digest, "input", input.cell().toString());
      add(digest, "version", input.dataVersion());
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static void add(MessageDigest digest, String name, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update((name + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }
}
