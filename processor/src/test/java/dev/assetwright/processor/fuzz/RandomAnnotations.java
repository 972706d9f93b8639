package dev.assetwright.processor.fuzz;

import dev.assetwright.Asset;
import dev.assetwright.Hourly;
import dev.assetwright.Monthly;
import dev.assetwright.ProductOf;
import dev.assetwright.StaticPartitions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes annotations of the whole vocabulary, as it is on the class path, with values that mostly make sense. */
final class RandomAnnotations {
  private static final List<Class<?>> ALL = vocabulary();

  private static final List<String> ODD_TEXTS = List.of(
      "",
      " ",
      "with \\\"quotes\\\"",
      "back\\\\slash",
      "line\\nbreak",
      "größe",
      "$T",
      "$L$W",
      "%s",
      "{orders}",
      "*/",
      "Orders",
      "a//b",
      "/x",
      "orders/",
      "a b",
      "x".repeat(300),
      "01.01.2026",
      "2026-13-01",
      "61 * * * *",
      "PT0S",
      "P1M",
      "Nowhere",
      ">",
      "delete from {orders}",
      "select '",
      "select {",
      "select id from {nothing}",
      "raw",
      "raw/orders",
      "asset0x0[",
      "asset0x0[]",
      "asset0x0[-1]",
      "asset0x0[all][all]",
      "[last]",
      "asset1x1[day: all; region: only eu]",
      "only eu",
      "day: -6..0",
      "2026-01-01T24",
      "0 0 31 2 *",
      "crm_api=0",
      "crm_api=99999999999",
      "crm_api",
      "1.0.0");
  private static final List<String> ODD_CONSTANTS = List.of(
      "Sales_Keys.ORDERS",
      "Sales_Keys.NOPE",
      "Consts.A",
      "Consts.A + \"b\"",
      "null",
      "(String) null");
  private static final List<String> ODD_CLASSES = List.of(
      "Early.class",
      "NoGrid.class",
      "int.class",
      "void.class",
      "String[].class",
      "Missing.class",
      "ShopModule.class",
      "String.class",
      "Map.Entry.class",
      "Unpartitioned.class",
      "ByDay.class",
      "ByRegion.class",
      "ByAll.class",
      "G0.class",
      "G1.class");

  /** What mostly breaks a rule together with what else is random. */
  private static final Set<String> SELDOM =
      Set.of("files", "layers", "memory", "pool", "poolSlots", "require", "stepTimeout");

  private final Random random;
  private final int calm;

  /** Makes a writer; the higher {@code calm} is, the more makes sense. */
  RandomAnnotations(Random random, int calm) {
    this.random = random;
    this.calm = calm;
  }

  private static List<Class<?>> vocabulary() {
    try {
      URI home = Asset.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path path = Path.of(home);
      if (Files.isDirectory(path)) {
        return annotations(path);
      }
      try (FileSystem jar = FileSystems.newFileSystem(path)) {
        return annotations(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Class<?>> annotations(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("dev/assetwright"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .sorted()
          .<Class<?>>map(RandomAnnotations::load)
          .filter(Class::isAnnotation)
          .filter(type -> type.isAnnotationPresent(Target.class))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName("dev.assetwright." + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns an annotation for a place, or nothing where there is none for it. */
  String any(ElementType place) {
    List<Class<?>> fitting = ALL.stream()
        .filter(type -> Arrays.asList(type.getAnnotation(Target.class).value()).contains(place))
        .toList();
    return fitting.isEmpty() ? "" : of(fitting.get(random.nextInt(fitting.size())));
  }

  /** Returns an annotation of that type with some of its members, and with those that are given. */
  String of(Class<?> type, String... given) {
    List<Method> members = new ArrayList<>(List.of(type.getDeclaredMethods()));
    members.sort(Comparator.comparing(Method::getName));
    String name = type.getCanonicalName().substring("dev.assetwright.".length());
    List<String> values = new ArrayList<>(List.of(given));
    for (Method member : members) {
      boolean isGiven = values.stream().anyMatch(value -> value.startsWith(member.getName() + " "));
      int n = SELDOM.contains(member.getName()) ? 5 * calm : 5;
      if (!isGiven && (member.getDefaultValue() == null || random.nextInt(n) == 0)) {
        values.add(member.getName() + " = " + value(type, member));
      }
    }
    return "@" + name + "(" + String.join(", ", values) + ")";
  }

  /** Grids have members of the same names for different texts. */
  private String value(Class<?> annotation, Method member) {
    if (!isOdd()) {
      if (annotation == ProductOf.class) {
        return one(List.of(
            "{ByDay.class, ByRegion.class}",
            "{ByHour.class, ByCustomer.class, ByRegion.class}",
            "{ByRegion.class, ByCustomer.class}",
            "{ByMonth.class, ByDayAndRegion.class}",
            "{ByDay.class, ByMonth.class}"));
      }
      if (annotation == StaticPartitions.class && member.getName().equals("value")) {
        return one(
            List.of("{\"eu\", \"us\"}", "\"eu\"", "{\"a.b\", \"1\", \"_\"}", "{\"eu\", \"eu\"}"));
      }
      if (annotation == Hourly.class && member.getName().equals("start")) {
        return "\"2026-01-01T0%d\"".formatted(random.nextInt(10));
      }
      if (annotation == Monthly.class && member.getName().equals("start")) {
        return "\"2026-0%d\"".formatted(random.nextInt(10));
      }
    }
    return value(member.getReturnType(), member.getName());
  }

  private String value(Class<?> type, String member) {
    if (type.isArray()) {
      int most = member.equals("formerly") || member.equals("after") ? 2 : 3;
      boolean isUsual = List.of(
              "owners", "tags", "install", "require", "propagate", "kinds", "formerly", "pools")
          .contains(member);
      return IntStream.range(0, isUsual || isOdd() ? random.nextInt(most) : 0)
          .mapToObj(i -> value(type.getComponentType(), member))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (type == String.class) {
      return text(member);
    }
    if (type == Class.class) {
      return isOdd()
          ? one(ODD_CLASSES)
          : member.equals("install") ? "ShopModule.class" : "ByDay.class";
    }
    if (type == boolean.class) {
      return String.valueOf(random.nextBoolean());
    }
    if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return type.getCanonicalName() + "."
          + ((Enum<?>) constants[random.nextInt(constants.length)]).name();
    }
    if (type.isAnnotation()) {
      return of(type);
    }
    String number = isOdd() ? "-1" : one(List.of("0", "1", "2", "3"));
    return type == int.class || type == long.class || type == double.class
        ? number
        : "(" + type + ") " + number;
  }

  private String text(String member) {
    if (isOdd()) {
      return random.nextInt(4) == 0 ? one(ODD_CONSTANTS) : "\"" + one(ODD_TEXTS) + "\"";
    }
    return "\""
        + one(
            switch (member) {
              case "group" -> List.of("raw", "clean", "mart/sub");
              case "name" -> List.of("n" + random.nextInt(1000), "new");
              case "value" -> List.of("orders", "crm", "sales");
              case "schedule", "cron" -> List.of("15 6 * * *", "0 0 1 * *", "*/5 * * * *");
              case "zone" -> List.of("Europe/London", "UTC");
              case "start" -> List.of("2026-01-01", "2025-06-01");
              case "freshness", "retryDelay", "timeout", "stepTimeout" -> List.of("PT32H", "P2D");
              case "memory" -> List.of("512m");
              case "sql" ->
                List.of(
                    "select 1 as id",
                    "with a as (select 1 as id) select id from a;",
                    "select 1 as id where :partition > ''");
              case "partitions" -> List.of("last", "all", "same", "-1", "only eu");
              case "pool" -> List.of("crm_api");
              case "pools" -> List.of("crm_api=4");
              case "formerly" -> List.of("old/a" + random.nextInt(1000));
              case "after" -> List.of("asset0x0", "asset0x0[last]", "asset1x1[all]");
              case "kinds" -> List.of("csv", "sql");
              case "version" -> List.of("1.0");
              case "layers" -> List.of("mart > clean > raw");
              default -> List.of("pii", "tier=1", "a@shop.example", "7");
            })
        + "\"";
  }

  /** Whether something odd has its turn. */
  boolean isOdd() {
    return random.nextInt(6 * calm) == 0;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
