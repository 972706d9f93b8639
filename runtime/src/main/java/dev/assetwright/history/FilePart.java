package dev.assetwright.history;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * What is left in a file until somebody asks for it. The file stays open, and what is in it never changes: a newer one takes its
 * place under the same name.
 *
 * @param length in bytes; at most as long as an array
 */
record FilePart(FileChannel channel, long position, int length) {
  ByteBuffer read() {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, position + buffer.position()) < 0) {
          throw new EOFException("It is shorter than it was.");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The file of what is known can no longer be read. Nothing is lost: delete 'known' in the home and start again.",
          e);
    }
    return buffer.flip();
  }
}
