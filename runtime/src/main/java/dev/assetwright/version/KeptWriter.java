package dev.assetwright.version;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Writes numbers and texts for {@link KeptReader}. */
final class KeptWriter {
  private final StringBuilder texts = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream numbers = new DataOutputStream(bytes);

  void number(long number) throws IOException {
    numbers.writeLong(number);
  }

  void number(int number) throws IOException {
    numbers.writeInt(number);
  }

  void text(String text) throws IOException {
    number(text.length());
    texts.append(text);
  }

  void bytes(byte[] content) throws IOException {
    numbers.write(content);
  }

  /** Everything written so far: a checksum of the rest, the length of all texts, the texts, the numbers. */
  byte[] toBytes() throws IOException {
    byte[] encoded = texts.toString().getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(content);
    out.writeInt(encoded.length);
    out.write(encoded);
    bytes.writeTo(out);
    CRC32 crc = new CRC32();
    crc.update(content.toByteArray());
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    new DataOutputStream(whole).writeLong(crc.getValue());
    content.writeTo(whole);
    return whole.toByteArray();
  }
}
