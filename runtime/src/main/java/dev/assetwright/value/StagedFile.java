package dev.assetwright.value;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A compressed file being written, whose data version, that of the bytes before compression, is computed on the way. */
final class StagedFile {
  private final Path path;
  private final FileChannel channel;
  private final MessageDigest digest = DataVersions.digest();
  private final OutputStream file;
  private final FastGzip gzip;
  private final OutputStream out;

  /** Creates the file under a name of its own. */
  StagedFile(Path folder) throws IOException {
    DurableFiles.createFolders(folder);
    this.path = Files.createTempFile(folder, ValueFiles.stagedPrefix(), "");
    this.channel = FileChannel.open(path, StandardOpenOption.WRITE);
    this.file = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    this.gzip = new FastGzip(file);
    this.out = new BufferedOutputStream(new DigestOutputStream(gzip, digest), 1 << 14);
  }

  /** Where the bytes go. */
  OutputStream out() {
    return out;
  }

  Path path() {
    return path;
  }

  /** Completes, syncs and closes the file; returns the data version. */
  String finish() throws IOException {
    try (channel) {
      out.flush();
      gzip.finish();
      file.flush();
      channel.force(true);
    } finally {
      gzip.release();
    }
    return DataVersions.of(digest);
  }

  long sizeBytes() throws IOException {
    return Files.size(path);
  }

  /** Removes the file, finished or not, unless it was published; never throws. */
  void discard() {
    gzip.release();
    try (channel) {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // What stays is removed when the cell is retained.
      return;
    }
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 1 << 14);
      def.setLevel(Deflater.BEST_SPEED);
    }

    /** Frees the memory outside the heap. */
    void release() {
      def.end();
    }
  }
}
