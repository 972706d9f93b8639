package dev.assetwright.ui;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.app.ApplicationException.Category;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the query of an address; what is left out or empty has its default. */
record Query(Context context) {

  @Nullable
  String text(String name) {
    String value = context.queryParam(name);
    return value == null || value.isBlank() ? null : value;
  }

  String text(String name, String otherwise) {
    String value = text(name);
    return value == null ? otherwise : value;
  }

  List<String> texts(String name) {
    return context.queryParams(name).stream().filter(value -> !value.isBlank()).toList();
  }

  boolean flag(String name) {
    String value = text(name, "false");
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid(name, value, "true or false");
    };
  }

  int number(String name, int otherwise, int least, int most) {
    String value = text(name);
    if (value == null) {
      return otherwise;
    }
    String expected = "a whole number from %d to %d".formatted(least, most);
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw invalid(name, value, expected);
    }
    throw invalid(name, value, expected);
  }

  @Nullable
  Instant instant(String name) {
    String value = text(name);
    try {
      return value == null ? null : Instant.parse(value);
    } catch (DateTimeException e) {
      throw invalid(name, value, "an instant such as 2026-11-01T06:15:00Z");
    }
  }

  private static ApplicationException invalid(
      String name, @Nullable String value, String expected) {
    return new ApplicationException(
        Category.USAGE,
        "InvalidParameter",
        "'%s' is not a value of '%s', which takes %s.".formatted(value, name, expected),
        List.of());
  }
}
