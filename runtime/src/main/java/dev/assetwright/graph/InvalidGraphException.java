package dev.assetwright.graph;

import dev.assetwright.rules.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The definitions make no graph: a key declared twice, an input nobody declares, a circle. Compiled modules are validated
 * by javac one by one; this tells what only shows when they come together.
 */
public final class InvalidGraphException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Problem> problems;

  /** Takes every problem; at least one. */
  public InvalidGraphException(List<Problem> problems) {
    super(problems.stream()
        .flatMap(problem -> problem.lines().stream())
        .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Every problem. */
  public List<Problem> problems() {
    return problems;
  }
}
