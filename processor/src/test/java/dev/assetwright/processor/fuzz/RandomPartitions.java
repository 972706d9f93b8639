package dev.assetwright.processor.fuzz;

import dev.assetwright.CronWindows;
import dev.assetwright.Daily;
import dev.assetwright.DynamicPartitions;
import dev.assetwright.Hourly;
import dev.assetwright.Monthly;
import dev.assetwright.ProductOf;
import dev.assetwright.StaticPartitions;
import dev.assetwright.Weekly;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Chooses how assets are cut, and writes which partitions of another asset are read. */
final class RandomPartitions {
  /** Sound grids of every kind. */
  static final String GRIDS = """
      @Hourly(start = "2026-01-01T00", zone = "Europe/London") interface ByHour {}
      @Daily(start = "2026-01-01", zone = "Europe/London") interface ByDay {}
      @Daily(start = "2025-01-01", zone = "Europe/London") interface Early {}
      @Weekly(start = "2026-01-05", zone = "Europe/London") interface ByWeek {}
      @Monthly(start = "2026-01", zone = "Europe/London") interface ByMonth {}
      @CronWindows(cron = "0 6 * * MON-FRI", start = "2026-01-01", zone = "Europe/London") interface ByShift {}
      @StaticPartitions({"eu", "us"}) interface ByRegion {}
      @StaticPartitions({"eu", "us", "asia"}) interface ByMarket {}
      @DynamicPartitions interface ByCustomer {}
      @ProductOf({ByDay.class, ByRegion.class}) interface ByDayAndRegion {}
      @ProductOf({ByHour.class, ByRegion.class, ByCustomer.class}) interface ByAll {}
      """;

  private static final Map<String, String> PARTITIONS = new TreeMap<>(Map.of(
      "ByHour", "Hour",
      "ByDay", "Day",
      "ByWeek", "Week",
      "ByMonth", "Month",
      "ByShift", "Window",
      "ByRegion", "Label",
      "ByCustomer", "Label",
      "ByDayAndRegion", "Combination",
      "ByAll", "Combination"));
  private static final List<String> ODD_GRIDS = List.of("Early", "ByMarket", "G0", "G1", "NoGrid");
  private static final List<Class<?>> KINDS = List.of(
      Hourly.class,
      Daily.class,
      Weekly.class,
      Monthly.class,
      CronWindows.class,
      StaticPartitions.class,
      DynamicPartitions.class,
      ProductOf.class);
  private static final List<String> MAPPINGS = List.of(
      "same",
      "previous",
      "last",
      "all",
      "-1",
      "1",
      "-6..0",
      "-1..1",
      "0..-6",
      "-6 .. 0",
      "99999999999",
      "-2147483648..2147483647",
      "-9223372036854775808",
      "only eu",
      "only eu, us",
      "only asia",
      "only eu,,us",
      "only 2026-02-01",
      "only ",
      "map eu=us",
      "map eu=eu+us, us=us",
      "map eu=eu, eu=us",
      "map eu",
      "map =",
      "map",
      "day: -6..0; region: all",
      "day: last",
      "region: all",
      "region: only eu; region: all",
      "customer: all",
      "month: same",
      "hour: -6..0; region: same; customer: last",
      "region from market: same",
      "market from region: map eu=eu+us, us=us",
      "region from : all",
      "day from day: previous",
      ": all",
      ";",
      "; ;",
      "day:",
      "yesterday",
      "größe: all",
      " ",
      "..",
      "-6..",
      "all[all]",
      "[",
      "]");

  private final Random random;
  private final RandomAnnotations annotations;

  RandomPartitions(Random random, RandomAnnotations annotations) {
    this.random = random;
    this.annotations = annotations;
  }

  /** Returns grids that may be none. */
  String oddGrids() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2; i++) {
      text.append(annotations.of(one(KINDS)))
          .append(annotations.isOdd() ? " " + annotations.of(one(KINDS)) : "")
          .append(" interface G")
          .append(i)
          .append(" {}\n");
    }
    return text.toString();
  }

  /** Returns the name of a grid's marker type, most often that of days. */
  String grid() {
    if (annotations.isOdd()) {
      return one(ODD_GRIDS);
    }
    return random.nextBoolean() ? "ByDay" : one(List.copyOf(PARTITIONS.keySet()));
  }

  /** Returns the type of a grid's partitions. */
  static String partition(String grid) {
    return PARTITIONS.getOrDefault(grid, "Day");
  }

  /** Returns what can stand in {@code @From(partitions = …)} and in brackets. */
  String mapping() {
    return one(MAPPINGS);
  }

  /** Returns a parameter that reads an asset, by the grids of both; an empty name of a grid is none. */
  String parameter(String name, String type, String upstream, String reader) {
    if (annotations.isOdd()) {
      return "@From(partitions = \"%s\") %s %s"
          .formatted(mapping(), random.nextBoolean() ? type : several(type, "Partition"), name);
    }
    boolean isSame = upstream.equals(reader);
    if (upstream.isEmpty() || isSame && random.nextInt(4) > 0) {
      return type + " " + name;
    }
    return switch (random.nextInt(3)) {
      case 0 -> "@From(partitions = \"last\") %s %s".formatted(type, name);
      case 1 ->
        "@From(partitions = \"%s\") %s %s"
            .formatted(ofAll(upstream), several(type, "Partition"), name);
      default ->
        isSame
            ? "@From(partitions = \"%s\") %s %s".formatted(before(upstream), type, name)
            : several(type, partition(upstream)) + " " + name;
    };
  }

  /** Returns a reference in {@code after}, by the grids of both. */
  String after(String name, String upstream, String reader) {
    if (annotations.isOdd()) {
      return "%s[%s]".formatted(name, mapping());
    }
    return upstream.isEmpty() || upstream.equals(reader) && random.nextBoolean()
        ? name
        : "%s[%s]".formatted(name, ofAll(upstream));
  }

  private static String ofAll(String grid) {
    return switch (grid) {
      case "ByDayAndRegion" -> "day: all; region: all";
      case "ByAll" -> "hour: all; region: all; customer: all";
      default -> "all";
    };
  }

  private static String before(String grid) {
    return switch (grid) {
      case "ByDayAndRegion" -> "day: -1";
      case "ByAll" -> "hour: previous; region: only eu";
      case "ByRegion" -> "map eu=us, us=us";
      case "ByCustomer" -> "same";
      default -> "-1";
    };
  }

  private static String several(String type, String partition) {
    return type.startsWith("Table")
        ? type
        : "Map<%s, %s>".formatted(partition, type.equals("int") ? "Integer" : type);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
