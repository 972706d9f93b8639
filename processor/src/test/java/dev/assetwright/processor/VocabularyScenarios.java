package dev.assetwright.processor;

import java.util.List;

/** Mistakes in the parts of the vocabulary that go beyond a method and what it reads. */
final class VocabularyScenarios {
  private static final String GRIDS = """
      @Daily(start = "2026-01-01", zone = "Europe/London") interface ByDay {}
      """;

  private VocabularyScenarios() {}

  static List<Scenario> all() {
    return List.of(Scenario.of("optional-upstream", GRIDS + """
                class Sales {
                  record Line(int a) {}
                  @Asset(partitions = ByDay.class) Table<Line> lines(Day day) { return Table.of(List.of()); }
                  @Asset List<String> names() { return List.of(); }
                  @Asset Optional<String> motto() { return Optional.empty(); }
                  @Asset int wrong(Optional<List<Integer>> names) { return 1; }
                  @Asset int all(Optional<Table<Line>> lines) { return 1; }
                  @Asset int raw(Optional names) { return 1; }
                  @Asset int nothing(Optional<String> nam) { return 1; }
                  @Check Outcome isThere(Optional<List<String>> names) { return Outcome.pass(true, ""); }
                  @Asset(partitions = ByDay.class) int fine(Optional<List<String>> names, Optional<Table<Line>> lines) { return 1; }
                }
                """));
  }
}
