package dev.assetwright.log;

import java.util.function.Supplier;

/** The log of one attempt while it runs. Safe for several threads; never fails the attempt. */
public abstract class AttemptLog implements AutoCloseable {
  /** Takes note of the beginning, which is the first line if there is to be a log at all. */
  public abstract void begin(Supplier<String> text);

  /** Writes the last line, if there was any other. */
  public abstract void end(Supplier<String> text);

  /**
   * Writes a line; further lines of the text continue it.
   *
   * @param level INFO, WARN, ERROR, or OUT for what was printed
   */
  protected abstract void write(String level, String text);

  @Override
  public abstract void close();

  /** Writes an ordinary line. */
  public final void info(String text) {
    write("INFO", text);
  }

  /** Writes a line that stands out. */
  public final void warn(String text) {
    write("WARN", text);
  }

  /** Writes what went wrong; further lines of the text continue the first. */
  public final void error(String text) {
    write("ERROR", text);
  }

  /** Writes what the user's code printed. */
  public final void output(String text) {
    write("OUT", text);
  }

  /** Writes what was written in another process. */
  public final void pass(String level, String text) {
    write(level, text);
  }
}
