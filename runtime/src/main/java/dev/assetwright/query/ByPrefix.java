package dev.assetwright.query;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.app.ApplicationException.Category;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Finds what is known by an id by any unique beginning of it. */
final class ByPrefix {
  private ByPrefix() {}

  /**
   * Returns the one that is meant.
   *
   * @param find those whose ids begin so, some at least
   * @param noun what it is, {@code run}
   * @param list the command that lists them, {@code runs}
   * @throws ApplicationException when there is none or several
   */
  static <T> T require(
      String prefix,
      Function<String, List<T>> find,
      Function<T, String> id,
      String noun,
      String list) {
    List<T> found = prefix.isBlank() ? List.of() : find.apply(prefix);
    for (T one : found) {
      if (id.apply(one).equals(prefix)) {
        return one;
      }
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    String name = noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1);
    if (found.isEmpty()) {
      throw new ApplicationException(
          Category.NOT_FOUND,
          "Unknown" + name,
          "There is no %s '%s'.".formatted(noun, prefix),
          List.of("To see the latest %ss: assetwright %s".formatted(noun, list)));
    }
    throw new ApplicationException(
        Category.USAGE,
        "Ambiguous" + name,
        "'%s' could be any of the %ss %s. Write more of the id."
            .formatted(prefix, noun, Words.list(found.stream().map(id).toList())),
        List.of());
  }
}
