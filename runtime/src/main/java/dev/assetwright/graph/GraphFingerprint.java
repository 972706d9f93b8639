package dev.assetwright.graph;

import dev.assetwright.model.Definitions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short token for a set of definitions: SHA-256 over their written forms, each with its length in front. */
final class GraphFingerprint {
  private GraphFingerprint() {}

  static String of(Definitions definitions) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
    definitions.modules().forEach(module -> add(digest, module));
    definitions.assets().forEach(asset -> add(digest, asset.toString()));
    definitions.checks().forEach(check -> add(digest, check.toString()));
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }
}
