package dev.assetwright;

import java.nio.file.Path;
import java.time.Clock;

/**
 * What asset classes and start-up tasks may know about the process they live in; taken by their constructors.
 *
 * <p>The same object for the whole life of a process. Nothing in it is part of an asset's fingerprint: an asset whose
 * data depends on the clock would be up to date and wrong.
 */
public interface Environment {
  /** The folder in which this installation keeps its data; absolute, there when a task runs. */
  Path home();

  /** The clock that decides which partitions exist. */
  Clock clock();

  /** Whether this is {@code serve}: no sample data, no conveniences that could be taken for the real thing. */
  boolean isProduction();
}
