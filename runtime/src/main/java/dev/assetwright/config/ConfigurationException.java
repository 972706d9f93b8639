package dev.assetwright.config;

import java.util.List;

/** The configuration makes no sense: the request is at fault (exit status 2), and nothing has been done. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<String> problems;

  /** Takes every problem, each in whole sentences; at least one. */
  public ConfigurationException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, in whole sentences; those of one record in the order of its components. */
  public List<String> problems() {
    return problems;
  }
}
