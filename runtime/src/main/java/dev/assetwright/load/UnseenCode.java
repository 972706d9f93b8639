package dev.assetwright.load;

import dev.assetwright.model.ProducerDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says once, and short, that code versions do not see everything. */
final class UnseenCode {
  private static final int MOST_NAMED = 5;

  private UnseenCode() {}

  static Optional<String> notice(List<ProducerDefinition> producers) {
    if (producers.isEmpty()) {
      return Optional.empty();
    }
    int others = producers.size() - MOST_NAMED;
    String named = producers.stream()
        .limit(MOST_NAMED)
        .map(producer -> "'%s'".formatted(producer.first()))
        .collect(Collectors.joining(", "));
    return Optional.of(
        "Code that %s can reach is not seen by %s: %s%s. 'assetwright why %s' says what."
            .formatted(
                producers.size() == 1 ? "one asset" : producers.size() + " assets",
                producers.size() == 1 ? "its code version" : "their code versions",
                named,
                others > 0 ? " and %d others".formatted(others) : "",
                producers.get(0).first()));
  }
}
