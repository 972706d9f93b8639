package dev.assetwright.benchmark;

import java.io.PrintStream;
import java.util.Locale;

/** Prints a table, a line as soon as it is known. */
final class Report {
  private static final String LINE = "%-58s %10s %10s %10s  %s%n";
  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void head(String title) {
    out.printf("%n");
    out.printf(LINE, title, "median", "p95", "min", "unit");
  }

  void line(String what, Samples samples, String unit) {
    out.printf(
        LINE,
        what,
        number(samples.median()),
        number(samples.p95()),
        number(samples.least()),
        unit + ", n=" + samples.count());
  }

  void single(String what, double value, String unit) {
    out.printf(LINE, what, number(value), "", "", unit);
  }

  void note(String text) {
    out.println(text);
  }

  /** A number with as many digits as matter. */
  static String number(double value) {
    String format = value >= 1_000 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
