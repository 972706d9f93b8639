package dev.assetwright.reference;

import dev.assetwright.rules.grid.CronGrid;
import dev.assetwright.rules.grid.DailyGrid;
import dev.assetwright.rules.grid.DynamicGrid;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.HourlyGrid;
import dev.assetwright.rules.grid.MonthlyGrid;
import dev.assetwright.rules.grid.ProductGrid;
import dev.assetwright.rules.grid.StaticGrid;
import dev.assetwright.rules.grid.WeeklyGrid;
import dev.assetwright.rules.mapping.PartitionMapping;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is declared, what lies outside, and what the clock says: the part of a scene that a user edits. */
final class World {
  private static final Grid REGIONS = StaticGrid.of("region", "us", "eu", "asia");
  private static final Grid MARKETS = StaticGrid.of("market", "de", "fr");
  private static final Grid CUSTOMERS = DynamicGrid.of("customer");

  /** In an order in which upstream comes first. */
  final List<Method> methods = new ArrayList<>();

  /** The grids that methods may have; null for none. */
  final List<@Nullable Grid> grids = new ArrayList<>();

  /** The names that assets had before, oldest first, by their present one. */
  private final Map<String, List<String>> formerly = new HashMap<>();

  /** What each is first called: what methods return does not depend on names. */
  private final Map<String, String> origins = new HashMap<>();

  /** The partitions of the dynamic grid. */
  final List<String> customers = new ArrayList<>();

  /** What is being made at this moment, by method and partition. */
  final Set<String> making = ConcurrentHashMap.newKeySet();

  Instant now;

  /** Begins shortly before something, such as clocks that change. */
  World(Place place) {
    now = place.now();
    String zone = place.zone();
    LocalDate today = LocalDate.ofInstant(now, ZoneId.of(zone));
    Grid days = DailyGrid.of(today.minusDays(4).toString(), zone);
    grids.add(null);
    grids.add(null);
    grids.add(days);
    grids.add(days);
    grids.add(HourlyGrid.of(today.minusDays(1) + "T20", zone));
    grids.add(WeeklyGrid.of(today.minusDays(20).toString(), zone));
    grids.add(MonthlyGrid.of(YearMonth.from(today.minusMonths(2)).toString(), zone));
    grids.add(CronGrid.of("30 */5 * * *", today.minusDays(1).toString(), zone));
    grids.add(REGIONS);
    grids.add(MARKETS);
    grids.add(CUSTOMERS);
    grids.add(ProductGrid.of(days, REGIONS));
    grids.add(ProductGrid.of(CUSTOMERS, days));
  }

  /** Where and when a world begins. */
  record Place(String zone, Instant now) {
    static final List<Place> ALL = List.of(
        place("UTC", "2026-01-31T09:30:00Z"),
        // Forward at 2 o'clock, and back.
        place("America/New_York", "2026-03-08T05:30:00Z"),
        place("America/New_York", "2026-11-01T04:30:00Z"),
        // At midnight, so that a day begins late, or has an hour twice.
        place("Africa/Cairo", "2026-04-23T20:30:00Z"),
        place("Africa/Cairo", "2026-10-29T19:30:00Z"),
        // By half an hour.
        place("Australia/Lord_Howe", "2026-04-04T13:30:00Z"),
        place("Australia/Lord_Howe", "2026-10-03T13:30:00Z"),
        place("America/Santiago", "2026-04-05T01:30:00Z"),
        place("America/Santiago", "2026-09-06T02:30:00Z"));

    private static Place place(String zone, String now) {
      return new Place(zone, Instant.parse(now));
    }
  }

  /** What a method reads of another one. */
  static final class Edge {
    /** Which partitions, as it is written. */
    final String partitions;

    boolean requireAll;
    boolean optional;

    Edge(String partitions) {
      this.partitions = partitions;
    }

    @Override
    public String toString() {
      return "[%s%s%s]"
          .formatted(partitions, requireAll ? " require" : "", optional ? " optional" : "");
    }
  }

  /** A method: what it makes and reads, and how it behaves. */
  static final class Method {
    /** As they are called now. */
    final List<String> keys;

    final boolean external;

    /** Those that one method makes of which each can be made alone; without such this alone. */
    List<Method> family = List.of(this);

    @Nullable
    Grid grid;

    int code = 1;
    int config = 1;
    boolean codeMatters = true;

    /** How many different values it can have; few make equal data from different inputs. */
    int values = 1_000_000;

    Map<String, Edge> inputs = new LinkedHashMap<>();

    /** What is there of an external, by partition; the empty text without a grid. */
    final Map<String, String> tokens = new TreeMap<>();

    TreeSet<String> failing = new TreeSet<>();
    TreeSet<String> failingChecks = new TreeSet<>();
    TreeSet<String> skipping = new TreeSet<>();

    Method(List<String> keys, boolean external, @Nullable Grid grid) {
      this.keys = new ArrayList<>(keys);
      this.external = external;
      this.grid = grid;
    }

    /** Another asset of the same method, which is in all but its name what this is. */
    private Method member(List<String> others) {
      Method member = new Method(others, external, grid);
      member.code = code;
      member.config = config;
      member.codeMatters = codeMatters;
      member.values = values;
      member.inputs = inputs;
      member.failing = failing;
      member.failingChecks = failingChecks;
      member.skipping = skipping;
      return member;
    }

    /** Splits it into one for each of its assets, so that each can be made alone. */
    List<Method> split() {
      List<Method> members = keys.stream().map(key -> member(List.of(key))).toList();
      members.forEach(member -> member.family = members);
      return members;
    }

    /** Some of a family as the one step that makes them. */
    static Method joint(List<Method> members) {
      return members.size() == 1
          ? members.get(0)
          : members.get(0).member(members.stream().map(Method::first).toList());
    }

    String first() {
      return keys.get(0);
    }

    /** What it returns for one of its assets, by its first name, when it reads these cells with these versions. */
    String value(String key, @Nullable String partition, List<String> read) {
      String from = read + " " + (codeMatters ? code : 0) + " " + config;
      return "%s@%s#%d".formatted(key, partition, Math.floorMod(from.hashCode(), values));
    }

    @Override
    public String toString() {
      return "%s%s%s by %s reads %s"
          .formatted(
              external ? "external " : "",
              family.size() == 1 ? keys : keys + " of " + family.get(0).first(),
              values == 1 ? " constant" : "",
              grid == null ? "nothing" : grid.describe(),
              inputs);
    }
  }

  /** How it is first called. */
  String origin(String key) {
    return origins.getOrDefault(key, key);
  }

  /** How it was called before, oldest first. */
  List<String> formerly(String key) {
    return formerly.getOrDefault(key, List.of());
  }

  /** Gives an asset another name, wherever it is named; the new one is free, or its own of earlier. */
  void rename(String from, String to) {
    Method method = method(from);
    method.keys.set(method.keys.indexOf(from), to);
    List<String> former = new ArrayList<>(formerly(from));
    former.add(from);
    former.remove(to);
    formerly.remove(from);
    formerly.put(to, former);
    origins.put(to, origin(from));
    for (Method reader : methods) {
      if (reader.inputs.containsKey(from)) {
        Map<String, Edge> inputs = new LinkedHashMap<>();
        reader.inputs.forEach((key, edge) -> inputs.put(key.equals(from) ? to : key, edge));
        reader.family.forEach(member -> member.inputs = inputs);
      }
    }
  }

  /** Whether some asset has or had the name. */
  boolean isTaken(String key) {
    return methods.stream().anyMatch(method -> method.keys.contains(key))
        || formerly.values().stream().anyMatch(former -> former.contains(key));
  }

  Method method(String key) {
    return methods.stream()
        .filter(method -> method.keys.contains(key))
        .findFirst()
        .orElseThrow();
  }

  /** What exists of a grid. */
  Extent extent(Grid grid) {
    return grid.at(now, asked -> asked.extent(customers));
  }

  /** The keys that exist of a grid, in their order. */
  List<String> keys(Grid grid) {
    Extent extent = extent(grid);
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < extent.count(); i++) {
      keys.add(extent.key(i));
    }
    return keys;
  }

  /** The partitions that exist; one that is null without a grid. */
  List<@Nullable String> partitions(Method method) {
    List<@Nullable String> partitions = new ArrayList<>();
    if (method.grid == null) {
      partitions.add(null);
    } else {
      partitions.addAll(keys(method.grid));
    }
    return partitions;
  }

  private PlainMapping mapping(Method reader, String key) {
    return new PlainMapping(this, reader.grid, method(key).grid, reader.inputs.get(key).partitions);
  }

  /** Which partitions of the upstream one partition of the reader needs, of those that exist; sorted. */
  List<@Nullable String> read(Method reader, @Nullable String partition, String key) {
    if (method(key).grid == null) {
      List<@Nullable String> whole = new ArrayList<>();
      whole.add(null);
      return whole;
    }
    return new ArrayList<>(new TreeSet<>(mapping(reader, key).read(partition)));
  }

  /** Whether a partition of the reader needs windows that have not ended, or labels that are not there. */
  boolean isImpossible(Method reader, @Nullable String partition, String key) {
    return method(key).grid != null && mapping(reader, key).isImpossible(partition);
  }

  /** Whether it reads every partition, whichever its own. */
  boolean isAll(Method reader, String key) {
    return method(key).grid != null && mapping(reader, key).isAll();
  }

  /** Whether it may read several. */
  boolean isFanIn(Method reader, String key) {
    return !PartitionMapping.between(
            reader.grid, method(key).grid, reader.inputs.get(key).partitions)
        .isSingle();
  }

  /** Externals have nothing to read, and of a fan-in each partition may be absent anyway; its own past may always be. */
  boolean isOptional(Method reader, String key) {
    return reader.keys.contains(key)
        || reader.inputs.get(key).optional && !method(key).external && !isFanIn(reader, key);
  }

  @Nullable
  String token(Method external, @Nullable String partition) {
    return external.tokens.get(Objects.toString(partition, ""));
  }
}
