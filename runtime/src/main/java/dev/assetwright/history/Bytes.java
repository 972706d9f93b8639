package dev.assetwright.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A growing array of bytes with a place to write or read at. Numbers take as many bytes as they need, seven bits each; texts of
 * hex digits, such as data versions, half of their length.
 */
final class Bytes {
  private static final HexFormat HEX = HexFormat.of();

  byte[] array;
  int at;

  Bytes(byte[] array, int at) {
    this.array = array;
    this.at = at;
  }

  void put(byte value) {
    need(1);
    array[at++] = value;
  }

  /** Writes a part of others. */
  void put(byte[] others, int from, int to) {
    need(to - from);
    System.arraycopy(others, from, array, at, to - from);
    at += to - from;
  }

  private void need(int count) {
    if (at + count > array.length) {
      array = Arrays.copyOf(array, Math.max(at + count, Math.max(64, at + (at >> 1))));
    }
  }

  byte get() {
    return array[at++];
  }

  void putNumber(long number) {
    long left = number << 1 ^ number >> 63;
    while ((left & ~0x7fL) != 0) {
      put((byte) (left | 0x80));
      left >>>= 7;
    }
    put((byte) left);
  }

  long getNumber() {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = get();
      number |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return number >>> 1 ^ -(number & 1);
      }
    }
  }

  int getInt() {
    return (int) getNumber();
  }

  void putInstant(Instant instant) {
    putNumber(instant.getEpochSecond());
    putNumber(instant.getNano());
  }

  Instant getInstant() {
    return Instant.ofEpochSecond(getNumber(), getNumber());
  }

  void skipInstant() {
    getNumber();
    getNumber();
  }

  void putText(String text) {
    boolean hex = isHex(text);
    byte[] bytes = hex ? HEX.parseHex(text) : text.getBytes(StandardCharsets.UTF_8);
    putNumber(hex ? -bytes.length : bytes.length);
    put(bytes, 0, bytes.length);
  }

  String getText() {
    int length = getInt();
    int from = at;
    at += Math.abs(length);
    return length < 0
        ? HEX.formatHex(array, from, at)
        : new String(array, from, length, StandardCharsets.UTF_8);
  }

  void skipText() {
    int length = getInt();
    at += Math.abs(length);
  }

  private static boolean isHex(String text) {
    if (text.isEmpty() || (text.length() & 1) != 0) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if ((each < '0' || each > '9') && (each < 'a' || each > 'f')) {
        return false;
      }
    }
    return true;
  }
}
