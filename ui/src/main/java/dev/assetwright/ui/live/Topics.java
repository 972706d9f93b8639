package dev.assetwright.ui.live;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a reader wants to hear of.
 *
 * @param terms {@code topic} or {@code topic:subject}; empty means everything
 */
public record Topics(List<String> terms) {
  private static final List<String> NAMES = List.of("asset", "graph", "log", "run", "status");

  public Topics {
    terms = List.copyOf(terms);
  }

  /** Parses the written form: terms with commas between. */
  public static Topics parse(String text) {
    return new Topics(Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(term -> !term.isEmpty())
        .toList());
  }

  /** Returns the first term that names no topic, or nothing. */
  public Optional<String> unknown() {
    return terms.stream().filter(term -> !NAMES.contains(term.split(":", 2)[0])).findFirst();
  }

  /** Returns whether an event is wanted. */
  public boolean include(LiveEvent event) {
    return terms.isEmpty()
        || terms.contains(event.topic())
        || terms.contains(event.topic() + ":" + event.subject());
  }
}
