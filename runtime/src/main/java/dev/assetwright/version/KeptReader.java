package dev.assetwright.version;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Reads what {@link KeptWriter} wrote, in the same order. Made for a process that has just started, where each instruction is
 * interpreted: all texts are decoded at once, and what the JVM does natively is preferred.
 */
final class KeptReader {
  private final String texts;
  private final ByteBuffer numbers;
  private int position;

  private KeptReader(String texts, ByteBuffer numbers) {
    this.texts = texts;
    this.numbers = numbers;
  }

  /** Returns a reader, or empty when the bytes are damaged. */
  static Optional<KeptReader> of(byte[] whole) {
    ByteBuffer buffer = ByteBuffer.wrap(whole);
    if (whole.length < Long.BYTES + Integer.BYTES) {
      return Optional.empty();
    }
    CRC32 crc = new CRC32();
    crc.update(whole, Long.BYTES, whole.length - Long.BYTES);
    if (buffer.getLong() != crc.getValue()) {
      return Optional.empty();
    }
    int length = buffer.getInt();
    if (length < 0 || length > buffer.remaining()) {
      return Optional.empty();
    }
    String texts = new String(whole, buffer.position(), length, StandardCharsets.UTF_8);
    buffer.position(buffer.position() + length);
    return Optional.of(new KeptReader(texts, buffer));
  }

  long longNumber() {
    return numbers.getLong();
  }

  int number() {
    return numbers.getInt();
  }

  String text() {
    int begin = position;
    position += number();
    return texts.substring(begin, position);
  }

  byte[] bytes(int count) {
    byte[] content = new byte[count];
    numbers.get(content);
    return content;
  }
}
