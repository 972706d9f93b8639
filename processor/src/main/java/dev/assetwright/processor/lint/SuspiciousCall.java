package dev.assetwright.processor.lint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call whose answer is not made from its arguments.
 *
 * @param type the qualified name of the class
 * @param method the method's name; {@code new} for a constructor
 * @param arguments how many it takes; -1 for any number
 * @param habit what it does
 */
record SuspiciousCall(String type, String method, int arguments, Habit habit) {
  private static final int ANY = -1;

  private static final List<SuspiciousCall> ALL = Stream.of(
          Stream.of(
                  "Instant",
                  "LocalDate",
                  "LocalDateTime",
                  "LocalTime",
                  "MonthDay",
                  "OffsetDateTime",
                  "OffsetTime",
                  "Year",
                  "YearMonth",
                  "ZonedDateTime")
              .map(type -> new SuspiciousCall("java.time." + type, "now", 0, Habit.CLOCK)),
          Stream.of(
              new SuspiciousCall("java.lang.System", "currentTimeMillis", 0, Habit.CLOCK),
              new SuspiciousCall("java.time.Clock", "systemUTC", 0, Habit.CLOCK),
              new SuspiciousCall("java.time.Clock", "systemDefaultZone", 0, Habit.CLOCK),
              new SuspiciousCall("java.time.Clock", "system", 1, Habit.CLOCK),
              new SuspiciousCall("java.util.Date", "new", 0, Habit.CLOCK),
              new SuspiciousCall("java.util.GregorianCalendar", "new", 0, Habit.CLOCK),
              new SuspiciousCall("java.util.Calendar", "getInstance", ANY, Habit.CLOCK),
              new SuspiciousCall("java.lang.Math", "random", 0, Habit.RANDOM),
              new SuspiciousCall("java.util.Random", "new", 0, Habit.RANDOM),
              new SuspiciousCall("java.util.SplittableRandom", "new", 0, Habit.RANDOM),
              new SuspiciousCall("java.security.SecureRandom", "new", ANY, Habit.RANDOM),
              new SuspiciousCall("java.util.UUID", "randomUUID", 0, Habit.RANDOM),
              new SuspiciousCall(
                  "java.util.concurrent.ThreadLocalRandom", "current", 0, Habit.RANDOM),
              new SuspiciousCall("java.util.Collections", "shuffle", 1, Habit.RANDOM),
              new SuspiciousCall("java.lang.System", "getenv", ANY, Habit.ENVIRONMENT),
              new SuspiciousCall("java.lang.System", "getProperty", ANY, Habit.ENVIRONMENT),
              new SuspiciousCall("java.lang.System", "getProperties", 0, Habit.ENVIRONMENT),
              new SuspiciousCall("java.lang.Boolean", "getBoolean", 1, Habit.ENVIRONMENT),
              new SuspiciousCall("java.lang.Integer", "getInteger", ANY, Habit.ENVIRONMENT),
              new SuspiciousCall("java.lang.Long", "getLong", ANY, Habit.ENVIRONMENT),
              new SuspiciousCall("java.time.ZoneId", "systemDefault", 0, Habit.PLATFORM_DEFAULT),
              new SuspiciousCall("java.util.TimeZone", "getDefault", 0, Habit.PLATFORM_DEFAULT),
              new SuspiciousCall("java.util.Locale", "getDefault", ANY, Habit.PLATFORM_DEFAULT),
              new SuspiciousCall(
                  "java.nio.charset.Charset", "defaultCharset", 0, Habit.PLATFORM_DEFAULT),
              new SuspiciousCall("java.io.FileReader", "new", 1, Habit.PLATFORM_DEFAULT),
              new SuspiciousCall("java.io.FileWriter", "new", 1, Habit.PLATFORM_DEFAULT),
              new SuspiciousCall("java.io.InputStreamReader", "new", 1, Habit.PLATFORM_DEFAULT),
              new SuspiciousCall("java.io.OutputStreamWriter", "new", 1, Habit.PLATFORM_DEFAULT)))
      .flatMap(calls -> calls)
      .toList();

  private static final Map<String, List<SuspiciousCall>> BY_TYPE =
      ALL.stream().collect(Collectors.groupingBy(SuspiciousCall::type));

  /** The classes whose names matter, those that are looked for by other means included. */
  static final Set<String> TYPES = Stream.concat(
          ALL.stream().map(SuspiciousCall::type),
          Stream.of(
              "dev.assetwright.Observed",
              "java.lang.String",
              "java.util.ArrayList",
              "java.util.HashMap",
              "java.util.HashSet",
              "java.util.IdentityHashMap",
              "java.util.List",
              "java.util.Map",
              "java.util.Set",
              "java.util.concurrent.ConcurrentHashMap",
              "java.util.stream.Collectors"))
      .collect(Collectors.toUnmodifiableSet());

  /** Finds the entry for a call. */
  static Optional<SuspiciousCall> find(String type, String method, int arguments) {
    return find(type, method).filter(call -> call.arguments == ANY || call.arguments == arguments);
  }

  /** Finds the entry for a method reference, {@code Instant::now}. */
  static Optional<SuspiciousCall> find(String type, String method) {
    for (SuspiciousCall call : BY_TYPE.getOrDefault(type, List.of())) {
      if (call.method.equals(method)) {
        return Optional.of(call);
      }
    }
    return Optional.empty();
  }
}
