package dev.assetwright.load;

import dev.assetwright.config.ConfigurationException;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.GraphSelection;
import dev.assetwright.model.AttemptLimit;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.Selection;
import dev.assetwright.rules.SelectionSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what is set of {@code assetwright.limits}: a selection each, and how many attempts at what it selects may be under way. */
final class AttemptLimits {
  private static final int MOST = 1_000_000;

  private AttemptLimits() {}

  /**
   * Reads all of them.
   *
   * @throws ConfigurationException with every one that means nothing
   */
  static List<AttemptLimit> of(List<String> written, AssetGraph graph) {
    List<String> problems = new ArrayList<>();
    List<AttemptLimit> limits = new ArrayList<>();
    Set<String> selections = new HashSet<>();
    for (String text : written) {
      try {
        AttemptLimit limit = limit(text, graph);
        // Both would count under one name, so that each attempt counted twice.
        if (!selections.add(limit.selection())) {
          throw new IllegalArgumentException(
              "'%s' has one before; leave one of them out.".formatted(limit.selection()));
        }
        limits.add(limit);
      } catch (IllegalArgumentException e) {
        problems.add(
            "'%s' in 'assetwright.limits' is no limit: %s".formatted(text, e.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return limits;
  }

  private static AttemptLimit limit(String text, AssetGraph graph) {
    // A tag may hold an equals sign, too.
    int equals = text.lastIndexOf('=');
    String selection = equals < 0 ? "" : text.substring(0, equals).strip();
    int most = equals < 0 ? 0 : number(text.substring(equals + 1).strip());
    if (selection.isEmpty() || most < 1 || most > MOST) {
      throw new IllegalArgumentException(
          "it takes a selection and a number from 1, such as 'tag:api = 3'.");
    }
    SelectionSource source = new GraphSelection(graph, key -> {
      throw new IllegalArgumentException(
          "a status comes and goes; select by keys, groups, tags, owners or kinds.");
    });
    Set<AssetKey> selected = Selection.parse(selection).evaluate(source);
    if (selected.isEmpty()) {
      throw new IllegalArgumentException("it selects nothing.");
    }
    return new AttemptLimit(selection, selected, most);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
