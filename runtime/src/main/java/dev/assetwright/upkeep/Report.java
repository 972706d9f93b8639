package dev.assetwright.upkeep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that was found, in the order of looking.
 *
 * @param sizes what takes how much; null when there is no home to measure
 */
public record Report(List<Finding> findings, @Nullable HomeSizes sizes) {
  public Report {
    findings = List.copyOf(findings);
  }

  /** Whether nothing needs somebody. */
  public boolean isHealthy() {
    return findings.stream().noneMatch(finding -> finding.level() == Finding.Level.PROBLEM);
  }
}
