package dev.assetwright.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is declared, what lies outside, and what the clock says: the part of a scene that a user edits. */
final class World {
  static final LocalDate START = LocalDate.parse("2026-01-01");

  /** In an order in which upstream comes first. */
  final List<Method> methods = new ArrayList<>();

  Instant now = Instant.parse("2026-01-04T12:00:00Z");

  /** A method: what it makes and reads, and how it behaves. */
  static final class Method {
    final List<String> keys;
    final boolean external;
    boolean daily;
    int code = 1;
    int config = 1;
    boolean codeMatters = true;

    /** How many different values it can have; few make equal data from different inputs. */
    int values = 1_000_000;

    /** What it reads; true waits for all partitions. */
    final Map<String, Boolean> inputs = new LinkedHashMap<>();

    /** Those of them that it can do without. */
    final TreeSet<String> optional = new TreeSet<>();

    /** What is there of an external, by partition; the empty text without a grid. */
    final Map<String, String> tokens = new TreeMap<>();

    final TreeSet<String> failing = new TreeSet<>();
    final TreeSet<String> failingChecks = new TreeSet<>();
    final TreeSet<String> skipping = new TreeSet<>();

    Method(List<String> keys, boolean external, boolean daily) {
      this.keys = keys;
      this.external = external;
      this.daily = daily;
    }

    String first() {
      return keys.get(0);
    }

    /** What it returns for one of its assets when it reads these cells with these versions. */
    String value(String key, @Nullable String partition, List<String> read) {
      String from = read + " " + (codeMatters ? code : 0) + " " + config;
      return "%s@%s#%d".formatted(key, partition, Math.floorMod(from.hashCode(), values));
    }

    @Override
    public String toString() {
      return "%s%s%s%s reads %s"
              .formatted(
                  external ? "external " : "",
                  daily ? "daily " : "",
                  keys,
                  values == 1 ? " constant" : "",
                  inputs)
          + (optional.isEmpty() ? "" : " optional " + optional);
    }
  }

  Method method(String key) {
    return methods.stream()
        .filter(method -> method.keys.contains(key))
        .findFirst()
        .orElseThrow();
  }

  /** The days that have ended. */
  List<String> days() {
    return START
        .datesUntil(LocalDate.ofInstant(now, ZoneOffset.UTC))
        .map(LocalDate::toString)
        .toList();
  }

  /** The partitions that exist; one that is null without a grid. */
  List<@Nullable String> partitions(Method method) {
    List<@Nullable String> partitions = new ArrayList<>();
    if (method.daily) {
      partitions.addAll(days());
    } else {
      partitions.add(null);
    }
    return partitions;
  }

  /** Which partitions of the upstream one partition of the reader needs, of those that exist. */
  List<@Nullable String> read(Method reader, @Nullable String partition, Method upstream) {
    if (isFanIn(reader, upstream)) {
      return partitions(upstream);
    }
    List<@Nullable String> one = new ArrayList<>();
    one.add(upstream.daily ? partition : null);
    return one;
  }

  boolean isFanIn(Method reader, Method upstream) {
    return upstream.daily && !reader.daily;
  }

  /** Externals have nothing to read, and of a fan-in each partition may be absent anyway. */
  boolean isOptional(Method reader, String key) {
    return reader.optional.contains(key) && !method(key).external && !isFanIn(reader, method(key));
  }

  @Nullable
  String token(Method external, @Nullable String partition) {
    return external.tokens.get(Objects.toString(partition, ""));
  }
}
