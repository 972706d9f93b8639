package dev.assetwright.rules;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A type that a single written setting can have, beside enums.
 *
 * @param typeName the qualified name of the class, or the primitive type
 * @param expected what people call it, {@code a whole number}
 * @param reader what reads the written form; it throws {@link IllegalArgumentException} or {@link
 *     java.time.DateTimeException} for what is none
 */
public record SettingType(String typeName, String expected, Function<String, Object> reader) {
  private static final Map<String, SettingType> TYPES = Stream.of(
          of(String.class, "a text", text -> text),
          of(boolean.class, "'true' or 'false'", SettingType::bool),
          of(char.class, "a single character", SettingType::character),
          of(byte.class, "a whole number from -128 to 127", Byte::valueOf),
          of(short.class, "a whole number from -32768 to 32767", Short::valueOf),
          of(int.class, "a whole number, such as 12", Integer::valueOf),
          of(long.class, "a whole number, such as 12", Long::valueOf),
          of(float.class, "a number, such as 0.5", Float::valueOf),
          of(double.class, "a number, such as 0.5", Double::valueOf),
          of(BigDecimal.class, "a decimal number, such as 0.25", BigDecimal::new),
          of(URI.class, "an address, such as 'https://shop.example/api'", URI::create),
          of(Duration.class, "a duration, such as 'PT32H' or 'P2D'", Durations::parse),
          of(LocalDate.class, "a date, such as '2026-06-01'", LocalDate::parse),
          of(ZoneId.class, "a time zone, such as 'Europe/London'", ZoneId::of),
          of(Path.class, "the path of a file or folder", SettingType::path))
      .collect(Collectors.toUnmodifiableMap(SettingType::typeName, type -> type));

  private static final Map<String, String> PRIMITIVES = Map.of(
      "java.lang.Boolean", "boolean",
      "java.lang.Character", "char",
      "java.lang.Byte", "byte",
      "java.lang.Short", "short",
      "java.lang.Integer", "int",
      "java.lang.Long", "long",
      "java.lang.Float", "float",
      "java.lang.Double", "double");

  private static final Set<String> NUMBERS =
      Set.of("byte", "short", "int", "long", "float", "double", BigDecimal.class.getName());

  private static SettingType of(Class<?> type, String expected, Function<String, Object> reader) {
    return new SettingType(type.getName(), expected, reader);
  }

  /** Finds the type of that name; a box is read like its primitive. */
  public static Optional<SettingType> find(String typeName) {
    return Optional.ofNullable(TYPES.get(PRIMITIVES.getOrDefault(typeName, typeName)));
  }

  /** Whether its values are numbers. */
  public boolean isNumber() {
    return NUMBERS.contains(typeName);
  }

  private static Object bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Object character(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException(text);
    }
    return text.charAt(0);
  }

  private static Object path(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("An empty path.");
    }
    return Path.of(text);
  }
}
