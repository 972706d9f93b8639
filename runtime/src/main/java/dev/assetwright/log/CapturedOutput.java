package dev.assetwright.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Sends what asset methods print to the log of their attempt instead of the terminal, where it would stand between the answers of a
 * command. What others print passes through.
 */
public final class CapturedOutput {
  /** The unfinished line of each thread; a print may come in many pieces. */
  private static final ThreadLocal<ByteArrayOutputStream> LINE =
      ThreadLocal.withInitial(ByteArrayOutputStream::new);

  private CapturedOutput() {}

  /** Puts itself before {@code System.out} and {@code System.err}; once in the life of a process. */
  public static void install() {
    System.setOut(capturing(System.out));
    System.setErr(capturing(System.err));
  }

  /** A stream that captures what threads with a {@link CurrentLog} print, and passes the rest to {@code terminal}. */
  static PrintStream capturing(PrintStream terminal) {
    return new PrintStream(new Routed(terminal), true, StandardCharsets.UTF_8);
  }

  /** Writes out what this thread printed without ending the line. */
  static void endLine() {
    AttemptLog log = CurrentLog.get();
    ByteArrayOutputStream line = LINE.get();
    if (log != null && line.size() > 0) {
      log.output(line.toString(StandardCharsets.UTF_8));
    }
    LINE.remove();
  }

  private static final class Routed extends OutputStream {
    private final PrintStream terminal;

    Routed(PrintStream terminal) {
      this.terminal = terminal;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      AttemptLog log = CurrentLog.get();
      if (log == null) {
        terminal.write(bytes, offset, length);
        return;
      }
      ByteArrayOutputStream line = LINE.get();
      for (int i = offset; i < offset + length; i++) {
        if (bytes[i] == '\n') {
          log.output(line.toString(StandardCharsets.UTF_8).stripTrailing());
          line.reset();
        } else {
          line.write(bytes[i]);
        }
      }
    }

    @Override
    public void flush() throws IOException {
      if (CurrentLog.get() == null) {
        terminal.flush();
      }
    }
  }
}
