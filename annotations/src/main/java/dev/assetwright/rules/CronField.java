package dev.assetwright.rules;

import java.util.List;
import java.util.Locale;

/** One of the five places of a cron expression: what may stand there, and how it is read. */
enum CronField {
  MINUTE("minute", "minutes", 0, 59, List.of()),
  HOUR("hour", "hours", 0, 23, List.of()),
  DAY_OF_MONTH("day of month", "days", 1, 31, List.of()),
  MONTH(
      "month",
      "months",
      1,
      12,
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
  DAY_OF_WEEK(
      "day of week", "days", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

  private static final int SUNDAY_AS_SEVEN = 7;

  private final String label;
  private final String plural;
  private final int least;
  private final int greatest;
  private final List<String> names;

  CronField(String label, String plural, int least, int greatest, List<String> names) {
    this.label = label;
    this.plural = plural;
    this.least = least;
    this.greatest = greatest;
    this.names = names;
  }

  /** Returns the set of values as bits; Sunday is bit 0. */
  long parse(String text, String expression) {
    long bits = 0;
    for (String part : text.split(",", -1)) {
      bits |= parsePart(part, expression);
    }
    if (this == DAY_OF_WEEK && (bits & 1L << SUNDAY_AS_SEVEN) != 0) {
      bits = (bits | 1) & ~(1L << SUNDAY_AS_SEVEN);
    }
    return bits;
  }

  private long parsePart(String part, String expression) {
    int slash = part.indexOf('/');
    String range = slash < 0 ? part : part.substring(0, slash);
    int step = slash < 0 ? 1 : parseStep(part, part.substring(slash + 1), expression);
    int from = least;
    // Up to 7, "*/7" would mean Sunday twice.
    int to = this == DAY_OF_WEEK ? greatest - 1 : greatest;
    if (!range.equals("*")) {
      int dash = range.indexOf('-');
      from = parseValue(dash < 0 ? range : range.substring(0, dash), part, expression);
      if (dash >= 0) {
        to = parseValue(range.substring(dash + 1), part, expression);
        if (this == DAY_OF_WEEK && to == 0 && from > 0) {
          to = SUNDAY_AS_SEVEN;
        }
      } else if (slash < 0) {
        to = from;
      } else {
        throw refuse(
            part,
            expression,
            "a step needs a range before it, such as '%s-%d/%d'".formatted(range, to, step));
      }
    }
    if (from > to) {
      throw refuse(part, expression, "a range goes from the lesser to the greater value");
    }
    long bits = 0;
    for (int value = from; value <= to; value += step) {
      bits |= 1L << value;
    }
    return bits;
  }

  private int parseStep(String part, String text, String expression) {
    if (text.matches("[0-9]{1,3}")) {
      int step = Integer.parseInt(text);
      if (step >= 1 && step <= greatest - least) {
        return step;
      }
    }
    throw refuse(part, expression, "a step is a number from 1 to " + (greatest - least));
  }

  private int parseValue(String text, String part, String expression) {
    int name = names.indexOf(text.toUpperCase(Locale.ROOT));
    if (name >= 0) {
      return least + name;
    }
    if (text.matches("[0-9]{1,3}")) {
      int value = Integer.parseInt(text);
      if (value >= least && value <= greatest) {
        return value;
      }
    }
    throw refuse(part, expression, allowed());
  }

  private String allowed() {
    String range = "%s are %d to %d".formatted(plural, least, greatest);
    if (names.isEmpty()) {
      return range;
    }
    String last = names.get(names.size() - 1);
    String note = this == DAY_OF_WEEK ? ", where 0 and 7 are Sunday" : "";
    return "%s%s, or %s to %s".formatted(range, note, names.get(0), last);
  }

  private IllegalArgumentException refuse(String part, String expression, String why) {
    return new IllegalArgumentException(
        "'%s' cannot stand in the %s field of '%s': %s.".formatted(part, label, expression, why));
  }
}
