package dev.assetwright.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Where a command writes to and reads from.
 *
 * @param out results
 * @param err what is said about them
 * @param in what a person answers
 * @param interactive whether a person sits there: both streams are a terminal that can redraw a line
 * @param colors whether to use colours
 * @param columns how many there are, for tables and errors to keep to
 * @param zone that times are shown in
 */
record Terminal(
    PrintStream out,
    PrintStream err,
    BufferedReader in,
    boolean interactive,
    boolean colors,
    IntSupplier columns,
    Clock clock,
    ZoneId zone) {
  /** The terminal, or whatever the streams of this process are. */
  static Terminal ofProcess(Map<String, String> environment) {
    boolean interactive = isTerminal() && !"dumb".equals(environment.get("TERM"));
    boolean colors = interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        interactive,
        colors,
        interactive ? new TerminalWidth(environment) : () -> TerminalWidth.USUAL,
        Clock.systemUTC(),
        ZoneId.systemDefault());
  }

  /** Since JDK 22 there is a console without a terminal, too; its method that tells is not in JDK 17. */
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  int width() {
    return columns.getAsInt();
  }

  String paint(Style style, String text) {
    return colors ? style.paint(text) : text;
  }

  /** Asks a person; anything but yes is no. */
  boolean confirms(String question) {
    err.print(question + " [y/N] ");
    err.flush();
    try {
      String answer = in.readLine();
      return answer != null
          && (answer.strip().toLowerCase(Locale.ROOT).equals("y")
              || answer.strip().toLowerCase(Locale.ROOT).equals("yes"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
