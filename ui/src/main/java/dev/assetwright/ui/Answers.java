package dev.assetwright.ui;

import dev.assetwright.json.Json;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Sends values as JSON: tagged, so that what has not changed is not sent again, and compressed. */
final class Answers {
  /** Below, compressing costs more than it saves. */
  private static final int WORTH_COMPRESSING = 1024;

  private static final int BUFFER = 1 << 16;

  private Answers() {}

  static void send(Context context, int status, Object value) {
    send(context, status, Json.answers().writeBytes(value));
  }

  /** Sends what is JSON already. */
  static void send(Context context, int status, byte[] body) {
    context.contentType("application/json").header("Cache-Control", "no-cache");
    if (status == 200 && !context.req().getMethod().equals("POST")) {
      String tag = tag(body);
      context.header("ETag", tag);
      if (tag.equals(context.header("If-None-Match"))) {
        context.status(304);
        return;
      }
    }
    context.status(status);
    if (body.length >= WORTH_COMPRESSING) {
      context.header("Vary", "Accept-Encoding");
      if (acceptsGzip(context)) {
        // The way is short: what compressing better would save is less than it takes.
        context.header("Content-Encoding", "gzip").result(gzip(body, Deflater.BEST_SPEED));
        return;
      }
    }
    context.result(body);
  }

  static boolean acceptsGzip(Context context) {
    String accepted = context.header("Accept-Encoding");
    return accepted != null && accepted.contains("gzip");
  }

  /**
   * A weak tag: the same facts, compressed or not. Two sums of 32 bits each and the length: nobody gains by making answers
   * collide, and a cryptographic hash of megabytes would take longer than to write them.
   */
  static String tag(byte[] body) {
    CRC32 one = new CRC32();
    CRC32C other = new CRC32C();
    one.update(body);
    other.update(body);
    return "W/\"%08x%08x%x\"".formatted(one.getValue(), other.getValue(), body.length);
  }

  /** Compresses; the level is one of {@link Deflater}. */
  static byte[] gzip(byte[] body, int level) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
    try (GZIPOutputStream out = new LeveledGzip(bytes, level)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static final class LeveledGzip extends GZIPOutputStream {
    LeveledGzip(OutputStream out, int level) throws IOException {
      super(out, BUFFER);
      def.setLevel(level);
    }
  }
}
