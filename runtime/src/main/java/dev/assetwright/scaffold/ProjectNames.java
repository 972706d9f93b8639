package dev.assetwright.scaffold;

import dev.assetwright.app.ApplicationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a new project is called.
 *
 * @param name of the Maven artifact and the module of assets, {@code my-shop}
 * @param groupId of the Maven artifact
 * @param packageName of its classes
 */
public record ProjectNames(String name, String groupId, String packageName) {
  /** The group of projects that name none. */
  public static final String DEFAULT_GROUP = "com.example";

  private static final Predicate<String> NAME =
      Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*").asMatchPredicate();
  private static final Predicate<String> GROUP =
      Pattern.compile("[a-z][a-z0-9_-]*(\\.[a-z][a-z0-9_-]*)*").asMatchPredicate();
  private static final Predicate<String> PACKAGE =
      Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*").asMatchPredicate();

  /**
   * Checks names and finds those that were not given.
   *
   * @param groupId null for {@link #DEFAULT_GROUP}
   * @param packageName null for the group with the name behind it
   * @throws ApplicationException for a name that Maven or Java would not take
   */
  public static ProjectNames of(
      String name, @Nullable String groupId, @Nullable String packageName) {
    if (!NAME.test(name)) {
      throw refused(
          "'%s' cannot be the name of a project: lower-case letters, digits and hyphens, a letter first."
              .formatted(name),
          suggestion(name));
    }
    String group = groupId == null ? DEFAULT_GROUP : groupId;
    if (!GROUP.test(group)) {
      throw refused(
          "'%s' cannot be a group: lower-case words joined by dots, such as %s."
              .formatted(group, DEFAULT_GROUP),
          List.of());
    }
    String found =
        packageName == null ? group.replace('-', '_') + "." + name.replace("-", "") : packageName;
    if (!PACKAGE.test(found) || !SourceVersion.isName(found, SourceVersion.RELEASE_17)) {
      throw refused(
          "'%s' cannot be a package: lower-case words joined by dots, none of them a word of Java."
              .formatted(found),
          packageName == null
              ? List.of("To name another: --package %s.assets".formatted(DEFAULT_GROUP))
              : List.of());
    }
    return new ProjectNames(name, group, found);
  }

  private static List<String> suggestion(String name) {
    String possible =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[0-9-]+|-+$", "");
    return NAME.test(possible) ? List.of("Did you mean '%s'?".formatted(possible)) : List.of();
  }

  private static ApplicationException refused(String message, List<String> hints) {
    List<String> all = new ArrayList<>(hints);
    all.add("Nothing was written.");
    return new ApplicationException(
        ApplicationException.Category.USAGE, "BadProjectName", message, all);
  }

  /** The beginning of type names, {@code MyShop}. */
  String type() {
    return Arrays.stream(name.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** The folder of the package, {@code com/example/myshop}. */
  String path() {
    return packageName.replace('.', '/');
  }
}
