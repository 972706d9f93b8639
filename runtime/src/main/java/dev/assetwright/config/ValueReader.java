package dev.assetwright.config;

import dev.assetwright.rules.SettingType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Turns written values into those that records hold. */
final class ValueReader {
  /** A kind of plain value: what people call it and how it is read; the folder is what relative paths begin at. */
  private record Plain(String expected, BiFunction<String, Path, Object> read) {}

  private ValueReader() {}

  /** Whether components may have the type: a plain one, or an {@code Optional} or {@code List} of that. */
  static boolean isSupported(Type type) {
    return find(elementType(type)).isPresent();
  }

  /** What is expected, for people: {@code a whole number}. */
  static String expected(Type type) {
    String element = get(elementType(type)).expected();
    return isRaw(type, List.class) ? "a list, each entry " + element : element;
  }

  /** Whether the type only says where something lies. */
  static boolean isPlace(Type type) {
    Type element = elementType(type);
    return element == Path.class || element == URI.class;
  }

  static boolean isOptional(Type type) {
    return isRaw(type, Optional.class);
  }

  /**
   * Reads a value; an empty text is an empty {@code Optional} or {@code List}.
   *
   * @throws IllegalArgumentException or {@link DateTimeException} if it is not what is expected
   */
  static Object read(Type type, GivenValue value) {
    Plain plain = get(elementType(type));
    List<String> texts = value.texts();
    if (isRaw(type, List.class)) {
      List<Object> elements = new ArrayList<>();
      for (String text : value.isList() ? texts : commaSeparated(texts.get(0))) {
        elements.add(plain.read().apply(text, value.folder()));
      }
      return List.copyOf(elements);
    }
    if (value.isList()) {
      throw new IllegalArgumentException("A list stands where one value belongs.");
    }
    if (isOptional(type)) {
      return texts.get(0).isEmpty()
          ? Optional.empty()
          : Optional.of(plain.read().apply(texts.get(0), value.folder()));
    }
    return plain.read().apply(texts.get(0), value.folder());
  }

  private static List<String> commaSeparated(String text) {
    return text.isBlank()
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  private static boolean isRaw(Type type, Class<?> raw) {
    return type instanceof ParameterizedType parameterized && parameterized.getRawType() == raw;
  }

  private static Type elementType(Type type) {
    return isRaw(type, List.class) || isRaw(type, Optional.class)
        ? ((ParameterizedType) type).getActualTypeArguments()[0]
        : type;
  }

  private static Plain get(Type type) {
    return find(type)
        .orElseThrow(() -> new IllegalArgumentException("No value of " + type + " can be read."));
  }

  private static Optional<Plain> find(Type type) {
    if (!(type instanceof Class<?> plainType)) {
      return Optional.empty();
    }
    if (plainType.isEnum()) {
      return Optional.of(enumeration(plainType));
    }
    return SettingType.find(plainType.getName()).map(ValueReader::plain);
  }

  private static Plain enumeration(Class<?> type) {
    List<Enum<?>> constants = Arrays.stream(type.getEnumConstants())
        .<Enum<?>>map(constant -> (Enum<?>) constant)
        .toList();
    String words = constants.stream()
        .map(constant -> "'" + word(constant.name()) + "'")
        .collect(Collectors.joining(", "));
    return new Plain(
        "one of " + words,
        (text, folder) -> constants.stream()
            .filter(constant -> word(constant.name()).equals(word(text)))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No constant '" + text + "'.")));
  }

  private static String word(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Plain plain(SettingType type) {
    return new Plain(type.expected(), (text, folder) -> {
      Object value = type.reader().apply(text);
      return value instanceof Path path ? folder.resolve(path).normalize() : value;
    });
  }
}
