package dev.assetwright.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many columns the terminal of this process has: what {@code COLUMNS} says, or what the terminal does.
 *
 * <p>Asked once, and not before something is laid out, since asking starts a process.
 */
final class TerminalWidth implements IntSupplier {
  /** Where nobody tells. */
  static final int USUAL = 80;

  /** Less is no terminal that a person reads from, such as the 0 of a new pseudo-terminal. */
  private static final int LEAST = 40;

  private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("\\d+ (\\d{1,4})\\s*");
  private static final File TERMINAL = new File("/dev/tty");

  private final Map<String, String> environment;
  private int known;

  TerminalWidth(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public synchronized int getAsInt() {
    if (known == 0) {
      String columns = environment.getOrDefault("COLUMNS", "");
      known = columnsOf(columns.isBlank() ? size() : "0 " + columns.strip());
    }
    return known;
  }

  /** Reads what {@code stty size} answers: rows and columns. */
  static int columnsOf(String size) {
    Matcher matcher = ROWS_AND_COLUMNS.matcher(size);
    int columns = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    return columns >= LEAST ? columns : USUAL;
  }

  private static String size() {
    if (!TERMINAL.exists()) {
      return "";
    }
    try {
      Process process = new ProcessBuilder("stty", "size")
          .redirectInput(TERMINAL)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      try (InputStream answer = process.getInputStream()) {
        return new String(answer.readAllBytes(), StandardCharsets.US_ASCII);
      }
    } catch (IOException e) {
      return "";
    }
  }
}
