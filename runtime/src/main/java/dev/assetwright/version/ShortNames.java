package dev.assetwright.version;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names of parts as short as they can be told apart: without package and parameters unless two would be equal. */
public final class ShortNames {
  private final Map<String, String> shortByName;

  private ShortNames(Map<String, String> shortByName) {
    this.shortByName = shortByName;
  }

  /** Covers the parts and the ways to them. */
  static ShortNames ofParts(List<CodeChange.Part> parts) {
    Set<String> names = new TreeSet<>();
    for (CodeChange.Part part : parts) {
      names.add(part.method());
      names.addAll(part.path());
    }
    return of(names);
  }

  /** Covers the names of parts, each of them once. */
  public static ShortNames of(Collection<String> names) {
    Map<String, Long> uses =
        names.stream().collect(Collectors.groupingBy(ShortNames::shorten, Collectors.counting()));
    Map<String, String> shortByName = new HashMap<>();
    for (String name : names) {
      String shortened = shorten(name);
      shortByName.put(name, uses.getOrDefault(shortened, 0L) == 1 ? shortened : name);
    }
    return new ShortNames(shortByName);
  }

  /** Returns the short form of a name; the name itself if it is not covered. */
  public String of(String name) {
    return shortByName.getOrDefault(name, name);
  }

  private static String shorten(String name) {
    if (name.startsWith(DisplayNames.RESOURCE)) {
      return name;
    }
    if (name.startsWith(DisplayNames.CLASS_FILE)) {
      return DisplayNames.CLASS_FILE + simple(name.substring(DisplayNames.CLASS_FILE.length()));
    }
    if (name.startsWith(DisplayNames.SHAPE)) {
      return DisplayNames.SHAPE + simple(name.substring(DisplayNames.SHAPE.length()));
    }
    if (name.startsWith(DisplayNames.STATIC_FIELD)) {
      int field = name.lastIndexOf('.');
      return "field " + simple(name.substring(0, field)) + name.substring(field);
    }
    int parameters = name.indexOf('(');
    String qualified = parameters < 0 ? name : name.substring(0, parameters);
    int dot = qualified.lastIndexOf('.');
    if (dot < 0) {
      return qualified;
    }
    String type = simple(qualified.substring(0, dot));
    String method = qualified.substring(dot + 1);
    return switch (method) {
      case ApplicationClass.CONSTRUCTOR -> "the constructor of " + type;
      case ApplicationClass.STATIC_INITIALIZER -> "the static initializer of " + type;
      default -> type + "." + method;
    };
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
