package dev.assetwright.rules;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** Judges a cron expression minute by minute, straight from the words of its contract. */
final class CronModel {
  private static final int[] LEAST = {0, 0, 1, 1, 0};

  private final String[] fields;
  private final boolean[][] matches = new boolean[5][60];

  CronModel(String expression) {
    this.fields = expression.split(" ");
    for (int field = 0; field < 5; field++) {
      for (int value = 0; value < 60; value++) {
        matches[field][value] = test(fields[field], LEAST[field], value);
      }
    }
  }

  static String randomExpression(Random random) {
    String minute = pick(random, "0", "30", "59", "*/15", "15,45", "*", "5-25/10");
    String hour = pick(random, "0", "1", "2", "3", "23", "*", "*/2", "1-3", "0,2", "0-4/2");
    String dayOfMonth = pick(random, "*", "*", "*", "10", "1-7", "*/3", "31", "26,27,28");
    String month = pick(random, "*", "*", "*", "3,4", "9-11", "*/2");
    String dayOfWeek = pick(random, "*", "*", "0", "6,7", "5", "1-5", "*/2");
    return String.join(" ", minute, hour, dayOfMonth, month, dayOfWeek);
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  SortedSet<Instant> times(Instant start, Instant end, ZoneId zone) {
    SortedSet<Instant> times = new TreeSet<>();
    LocalDateTime from = LocalDateTime.ofInstant(start, ZoneOffset.UTC).minusDays(2);
    LocalDateTime to = LocalDateTime.ofInstant(end, ZoneOffset.UTC).plusDays(2);
    for (LocalDateTime local = from; local.isBefore(to); local = local.plusMinutes(1)) {
      if (matches(local)) {
        times.addAll(instants(local, zone));
      }
    }
    return times.subSet(start, end);
  }

  private List<Instant> instants(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      ZoneOffsetTransition gap = zone.getRules().getTransition(local);
      return List.of(gap.getInstant());
    }
    boolean wild = fields[1].contains("*") || fields[1].contains("/");
    boolean subHourly = fields[0].length() > 2;
    boolean both = wild || subHourly || fields[0].equals("*");
    return offsets.stream().map(local::toInstant).sorted().limit(both ? 2 : 1).toList();
  }

  private boolean matches(LocalDateTime local) {
    int weekday = local.getDayOfWeek().getValue();
    boolean dayOfMonth = matches[2][local.getDayOfMonth()];
    boolean sundayAsSeven = weekday == 7 && !fields[4].startsWith("*") && matches[4][7];
    boolean dayOfWeek = matches[4][weekday % 7] || sundayAsSeven;
    boolean either = !fields[2].startsWith("*") && !fields[4].startsWith("*");
    return matches[0][local.getMinute()]
        && matches[1][local.getHour()]
        && matches[3][local.getMonthValue()]
        && (either ? dayOfMonth || dayOfWeek : dayOfMonth && dayOfWeek);
  }

  private static boolean test(String field, int least, int value) {
    return Arrays.stream(field.split(",")).anyMatch(part -> part(part, least).test(value));
  }

  private static IntPredicate part(String part, int least) {
    String[] range = part.split("/")[0].replace("*", least + "-99").split("-");
    int from = Integer.parseInt(range[0]);
    int to = Integer.parseInt(range[range.length - 1]);
    int step = part.contains("/") ? Integer.parseInt(part.split("/")[1]) : 1;
    return value -> value >= from && value <= to && (value - from) % step == 0;
  }
}
