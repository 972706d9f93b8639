package dev.assetwright.version;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256 over parts, each preceded by its length, so that {@code "ab","c"} and {@code "a","bc"} differ. */
final class CodeHasher {
  private byte[] buffer = new byte[512];
  private int size;

  CodeHasher text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    return raw(bytes);
  }

  CodeHasher bytes(byte[] bytes) {
    number(bytes.length);
    return raw(bytes);
  }

  CodeHasher number(int number) {
    ensure(4);
    buffer[size++] = (byte) (number >>> 24);
    buffer[size++] = (byte) (number >>> 16);
    buffer[size++] = (byte) (number >>> 8);
    buffer[size++] = (byte) number;
    return this;
  }

  byte[] hash() {
    MessageDigest digest = sha256();
    digest.update(buffer, 0, size);
    return digest.digest();
  }

  private CodeHasher raw(byte[] bytes) {
    ensure(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
    return this;
  }

  private void ensure(int more) {
    if (size + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** The first 16 hex digits. */
  static String shortHex(byte[] hash) {
    return HexFormat.of().formatHex(hash, 0, 8);
  }
}
