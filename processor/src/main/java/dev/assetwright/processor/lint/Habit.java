package dev.assetwright.processor.lint;

/** What makes data depend on more than inputs, code and configuration. */
public enum Habit {
  /** What time it is. */
  CLOCK,
  /** Chance. */
  RANDOM,
  /** Variables and properties of the process. */
  ENVIRONMENT,
  /** Zone, charset or language of the machine. */
  PLATFORM_DEFAULT,
  /** The order in which a hash table happens to hold things. */
  UNORDERED
}
