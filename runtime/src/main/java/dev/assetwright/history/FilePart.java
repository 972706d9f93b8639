package dev.assetwright.history;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What is left in a file until somebody asks for it. The file stays open, and what is in it never changes: a newer one takes its
 * place under the same name.
 *
 * <p>Not read as a channel: who is interrupted while it reads would close that for all who read later.
 *
 * @param length in bytes; at most as long as an array
 */
record FilePart(RandomAccessFile file, long position, int length) {
  /** As much takes room a second time while it is read. */
  private static final int STRIDE = 1 << 18;

  ByteBuffer read() {
    byte[] bytes = new byte[length];
    try {
      synchronized (file) {
        file.seek(position);
        for (int at = 0; at < length; at += STRIDE) {
          file.readFully(bytes, at, Math.min(STRIDE, length - at));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The file of what is known can no longer be read. Nothing is lost: delete 'known' in the home and start again.",
          e);
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
