package dev.assetwright.history;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** Reads what {@link ColumnWriter} wrote; lengths are believed only as far as the file reaches. */
final class ColumnReader {
  private static final int SUM = Long.BYTES;

  private final RandomAccessFile file;
  private final FileChannel channel;
  private final long end;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(1 << 18).order(ByteOrder.LITTLE_ENDIAN);
  private final CRC32C sum = new CRC32C();

  /** How many bytes have yet to come before the sum. */
  private long left;

  ColumnReader(RandomAccessFile file) throws IOException {
    this.file = file;
    this.channel = file.getChannel();
    this.end = channel.size() - SUM;
    this.left = end;
    buffer.limit(0);
    if (left < 0) {
      throw new EOFException("It is too short.");
    }
  }

  int getInt() throws IOException {
    need(Integer.BYTES);
    return buffer.getInt();
  }

  long getLong() throws IOException {
    need(Long.BYTES);
    return buffer.getLong();
  }

  String getText() throws IOException {
    return new Bytes(getBytes(getInt()), 0).getText();
  }

  byte[] getBytes(int count) throws IOException {
    byte[] array = new byte[checked(count, 1)];
    for (int from = 0; from < count; ) {
      need(1);
      int length = Math.min(count - from, buffer.remaining());
      buffer.get(array, from, length);
      from += length;
    }
    return array;
  }

  int[] getInts(int count) throws IOException {
    int[] array = new int[checked(count, Integer.BYTES)];
    for (int from = 0; from < count; ) {
      need(Integer.BYTES);
      int length = Math.min(count - from, buffer.remaining() / Integer.BYTES);
      buffer.asIntBuffer().get(array, from, length);
      buffer.position(buffer.position() + length * Integer.BYTES);
      from += length;
    }
    return array;
  }

  long[] getLongs(int count) throws IOException {
    long[] array = new long[checked(count, Long.BYTES)];
    for (int from = 0; from < count; ) {
      need(Long.BYTES);
      int length = Math.min(count - from, buffer.remaining() / Long.BYTES);
      buffer.asLongBuffer().get(array, from, length);
      buffer.position(buffer.position() + length * Long.BYTES);
      from += length;
    }
    return array;
  }

  /** Passes over so many bytes, which can be read as long as the file is open; all bytes are part of the sum nevertheless. */
  FilePart later(long count) throws IOException {
    if (count < 0 || count > Math.min(Integer.MAX_VALUE, buffer.remaining() + left)) {
      throw new EOFException("It is damaged: nothing so long is in it.");
    }
    FilePart part = new FilePart(file, end - left - buffer.remaining(), (int) count);
    for (long passed = 0; passed < count; ) {
      need(1);
      int length = (int) Math.min(count - passed, buffer.remaining());
      buffer.position(buffer.position() + length);
      passed += length;
    }
    return part;
  }

  /** A count that the rest of the file can hold. */
  int checked(int count, int bytesEach) throws IOException {
    if (count < 0 || (long) count * bytesEach > buffer.remaining() + left) {
      throw new EOFException("It is damaged: nothing so long is in it.");
    }
    return count;
  }

  private void need(int bytes) throws IOException {
    while (buffer.remaining() < bytes) {
      if (left == 0) {
        throw new EOFException("It ends too early.");
      }
      buffer.compact();
      int before = buffer.position();
      buffer.limit((int) Math.min(buffer.capacity(), before + left));
      int read = channel.read(buffer);
      if (read < 0) {
        throw new EOFException("It ends too early.");
      }
      left -= read;
      buffer.flip();
      ByteBuffer fresh = buffer.duplicate();
      fresh.position(before);
      sum.update(fresh);
    }
  }

  /** Makes sure that all was read and is as it was written. */
  void finish() throws IOException {
    if (left > 0 || buffer.hasRemaining()) {
      throw new EOFException("It is longer than what it holds.");
    }
    buffer.clear().limit(SUM);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException("It ends too early.");
      }
    }
    if (buffer.flip().getLong() != sum.getValue()) {
      throw new IOException("Its sum does not fit.");
    }
  }
}
