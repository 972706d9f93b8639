package dev.assetwright.rules;

import java.util.List;
import java.util.Locale;

/** Says the common shapes of cron expressions in plain words. */
final class CronWords {
  private static final List<String> WEEKDAYS = List.of(
      "Sundays",
      "Mondays",
      "Tuesdays",
      "Wednesdays",
      "Thursdays",
      "Fridays",
      "Saturdays",
      "Sundays");
  private static final List<String> WEEKDAY_NAMES =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  private CronWords() {}

  static String describe(String expression) {
    String[] fields = expression.split(" ");
    String minute = fields[0];
    String hour = fields[1];
    String days = describeDays(fields[2], fields[3], fields[4].toUpperCase(Locale.ROOT));
    if (days.isEmpty()) {
      return expression;
    }
    if (isNumber(minute) && isNumber(hour)) {
      return "%s at %02d:%02d".formatted(days, Integer.parseInt(hour), Integer.parseInt(minute));
    }
    if (!days.equals("daily")) {
      return expression;
    }
    if (hour.equals("*")) {
      return describeHourly(minute, expression);
    }
    int hours = evenStep(hour, 24);
    if (minute.equals("0") && hours > 0) {
      return hours == 1 ? "every hour" : "every %d hours".formatted(hours);
    }
    return expression;
  }

  private static String describeHourly(String minute, String expression) {
    if (isNumber(minute)) {
      return minute.matches("0+")
          ? "every hour"
          : "every hour at minute %d".formatted(Integer.parseInt(minute));
    }
    int minutes = minute.equals("*") ? 1 : evenStep(minute, 60);
    return switch (minutes) {
      case 0 -> expression;
      case 1 -> "every minute";
      default -> "every %d minutes".formatted(minutes);
    };
  }

  private static String describeDays(String dayOfMonth, String month, String dayOfWeek) {
    if (!month.equals("*")) {
      return "";
    }
    if (dayOfMonth.equals("*")) {
      return describeWeekdays(dayOfWeek);
    }
    boolean monthly = isNumber(dayOfMonth) && dayOfWeek.equals("*");
    return monthly ? "monthly on day %d".formatted(Integer.parseInt(dayOfMonth)) : "";
  }

  private static String describeWeekdays(String dayOfWeek) {
    if (isNumber(dayOfWeek)) {
      return WEEKDAYS.get(Integer.parseInt(dayOfWeek));
    }
    if (WEEKDAY_NAMES.contains(dayOfWeek)) {
      return WEEKDAYS.get(WEEKDAY_NAMES.indexOf(dayOfWeek));
    }
    return switch (dayOfWeek) {
      case "*" -> "daily";
      case "1-5", "MON-FRI" -> "Mondays to Fridays";
      default -> "";
    };
  }

  /** Returns n of {@code *}{@code /n} when steps of n fill {@code cycle} evenly, else 0. */
  private static int evenStep(String field, int cycle) {
    if (!field.startsWith("*/")) {
      return 0;
    }
    int step = Integer.parseInt(field.substring(2));
    return cycle % step == 0 ? step : 0;
  }

  private static boolean isNumber(String field) {
    return field.matches("[0-9]+");
  }
}
