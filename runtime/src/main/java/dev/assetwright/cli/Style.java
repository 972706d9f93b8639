package dev.assetwright.cli;

/** How a piece of text stands out on a terminal that shows colours. */
enum Style {
  PLAIN(""),
  BOLD("1"),
  DIM("2"),
  GOOD("32"),
  WARNING("33"),
  BAD("31");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** Wraps the text in the codes of ECMA-48 section 8.3.117. */
  String paint(String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }

  /** The style of an asset's, a step's or a run's status. */
  static Style of(String status) {
    return switch (status) {
      case "up to date", "SUCCEEDED", "passed", "in time" -> GOOD;
      case "stale",
          "missing",
          "late soon",
          "warned",
          "BLOCKED",
          "INTERRUPTED",
          "CANCELED",
          "PAUSED" -> WARNING;
      case "failed", "FAILED", "overdue" -> BAD;
      case "REUSED", "SKIPPED" -> DIM;
      default -> PLAIN;
    };
  }
}
