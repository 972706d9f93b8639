package dev.assetwright.processor.model;

import java.util.List;
import java.util.Set;

/**
 * What a team asks of the assets of its module, beyond what works.
 *
 * @param required the names of the requirements, {@code OWNER}
 * @param layers which groups may read which, as written
 * @param propagated the tags that pass on to readers
 */
public record TeamRules(Set<String> required, List<Text> layers, List<Text> propagated) {
  /** Nothing is asked. */
  public static final TeamRules NONE = new TeamRules(Set.of(), List.of(), List.of());

  public TeamRules {
    required = Set.copyOf(required);
    layers = List.copyOf(layers);
    propagated = List.copyOf(propagated);
  }
}
