package dev.assetwright.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;

/** Writes numbers, texts and whole arrays of them, and at the end the sum by which {@link ColumnReader} knows them unharmed. */
final class ColumnWriter {
  private final WritableByteChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(1 << 18).order(ByteOrder.LITTLE_ENDIAN);
  private final CRC32C sum = new CRC32C();

  ColumnWriter(WritableByteChannel channel) {
    this.channel = channel;
  }

  void putInt(int number) throws IOException {
    room(Integer.BYTES).putInt(number);
  }

  void putLong(long number) throws IOException {
    room(Long.BYTES).putLong(number);
  }

  void putText(String text) throws IOException {
    Bytes bytes = new Bytes(new byte[0], 0);
    bytes.putText(text);
    putInt(bytes.at);
    putBytes(bytes.array, bytes.at);
  }

  void putBytes(byte[] array, int count) throws IOException {
    for (int from = 0; from < count; ) {
      int length = Math.min(count - from, room(1).remaining());
      buffer.put(array, from, length);
      from += length;
    }
  }

  void putInts(int[] array, int count) throws IOException {
    for (int from = 0; from < count; ) {
      int length = Math.min(count - from, room(Integer.BYTES).remaining() / Integer.BYTES);
      buffer.asIntBuffer().put(array, from, length);
      buffer.position(buffer.position() + length * Integer.BYTES);
      from += length;
    }
  }

  void putLongs(long[] array, int count) throws IOException {
    for (int from = 0; from < count; ) {
      int length = Math.min(count - from, room(Long.BYTES).remaining() / Long.BYTES);
      buffer.asLongBuffer().put(array, from, length);
      buffer.position(buffer.position() + length * Long.BYTES);
      from += length;
    }
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() throws IOException {
    buffer.flip();
    sum.update(buffer);
    buffer.rewind();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /** Writes what is left, and the sum of all. */
  void finish() throws IOException {
    flush();
    buffer.putLong(sum.getValue());
    flush();
  }
}
