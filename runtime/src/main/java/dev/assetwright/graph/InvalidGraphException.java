package dev.assetwright.graph;

import java.util.List;

/**
 * The definitions make no graph: a key declared twice, an input nobody declares, a circle. Compiled modules are validated
 * by javac one by one; this tells what only shows when they come together.
 */
public final class InvalidGraphException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<String> problems;

  /** Takes every problem, each a sentence; at least one. */
  public InvalidGraphException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, a sentence each. */
  public List<String> problems() {
    return problems;
  }
}
