package dev.assetwright.rules;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** How annotations name files of the class path, and how their text is read. */
public final class ResourcePaths {
  private ResourcePaths() {}

  /** Whether that could be the path of a resource, from the root of the class path: {@code sql/revenue.sql}. */
  public static boolean isPath(String path) {
    return !path.isBlank()
        && !path.contains("\\")
        && !path.contains(":")
        && Stream.of(path.split("/", -1))
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  /** Returns the text of a file in UTF-8, without the mark that some editors put in front. */
  public static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
