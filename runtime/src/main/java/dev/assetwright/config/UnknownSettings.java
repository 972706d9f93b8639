package dev.assetwright.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is set although nothing takes it.
 *
 * <p>In the file and in options that is an error. A variable of the environment is one when it is close to a known one or
 * begins like the settings of a known record; others are left out with a notice, because container platforms set variables
 * of their own after the name of a service ({@code ASSETWRIGHT_SERVICE_HOST}).
 *
 * @param problems errors, a sentence or two each
 * @param notices what people should know, a sentence each
 */
record UnknownSettings(List<String> problems, List<String> notices) {
  private static final int MOST_SHOWN = 10;

  /**
   * Finds it.
   *
   * @param nameByKey what is known, by canonical key, as it is declared
   */
  static UnknownSettings find(
      SortedMap<String, String> nameByKey, List<GivenValue> written, Collection<String> variables) {
    UnknownSettings unknown = new UnknownSettings(new ArrayList<>(), new ArrayList<>());
    Set<String> keys = nameByKey.keySet();
    for (GivenValue value : written) {
      String key = SettingKey.canonical(value.key());
      boolean isEmptySection =
          value.isNothing() && keys.stream().anyMatch(known -> known.startsWith(key + "."));
      if (!keys.contains(key) && !isEmptySection) {
        unknown.problems.add("'%s' (%s) is no known setting. %s"
            .formatted(value.key(), value.origin(), hint(key, nameByKey)));
      }
    }
    unknown.addVariables(keys, variables);
    return unknown;
  }

  private static String hint(String key, SortedMap<String, String> nameByKey) {
    List<String> below = nameByKey.entrySet().stream()
        .filter(known -> known.getKey().startsWith(key + "."))
        .map(Map.Entry::getValue)
        .toList();
    if (!below.isEmpty()) {
      return "It is a section, of %s.".formatted(list(below));
    }
    Optional<String> meant = SettingKey.suggest(key, nameByKey.keySet());
    if (meant.isPresent()) {
      return "Did you mean '%s'?".formatted(nameByKey.get(meant.get()));
    }
    return "There is %s.".formatted(list(nameByKey.values()));
  }

  private static String list(Collection<String> names) {
    String shown =
        names.stream().limit(MOST_SHOWN).map(n -> "'" + n + "'").collect(Collectors.joining(", "));
    int left = names.size() - MOST_SHOWN;
    return left > 0 ? "%s and %d %s".formatted(shown, left, left == 1 ? "other" : "others") : shown;
  }

  private void addVariables(Set<String> keys, Collection<String> variables) {
    Set<String> known =
        keys.stream().map(SettingKey::variable).collect(Collectors.toCollection(TreeSet::new));
    Set<String> sections = keys.stream()
        .map(key -> key.substring(0, key.lastIndexOf('.')))
        .filter(section -> !section.equals(EngineSettings.PREFIX))
        .map(section -> SettingKey.variable(section) + "_")
        .collect(Collectors.toCollection(TreeSet::new));
    for (String variable : new TreeSet<>(variables)) {
      if (known.contains(variable)) {
        continue;
      }
      Optional<String> meant = SettingKey.suggestVariable(variable, known);
      if (meant.isPresent()) {
        problems.add("The environment variable '%s' is no known setting. Did you mean '%s'?"
            .formatted(variable, meant.get()));
      } else if (sections.stream().anyMatch(variable::startsWith)) {
        problems.add("The environment variable '%s' is no known setting. There is '%s'."
            .formatted(variable, String.join("', '", known)));
      } else {
        notices.add("The environment variable '%s' is no known setting and was left out."
            .formatted(variable));
      }
    }
  }
}
