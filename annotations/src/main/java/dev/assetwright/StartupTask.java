package dev.assetwright;

import java.util.Optional;

/**
 * Work that a module needs done before its assets are looked at, such as writing sample data or making a folder.
 *
 * <p>Bound by an installed Guice module, {@code Multibinder.newSetBinder(binder(), StartupTask.class)} or
 * {@code @ProvidesIntoSet}. Every process runs it once at its start, before it asks any external asset; one that keeps
 * running does so again when a day ends in UTC or in the zone of a grid. So a task does only what is missing, is quick
 * when nothing is, and bears another process doing the same at that moment.
 */
@FunctionalInterface
public interface StartupTask {
  /**
   * Does what is missing.
   *
   * @throws Exception if it cannot; a start then stops with the message, later runs report it and go on
   */
  void run(Environment environment) throws Exception;

  /** What people who look at the pages should know because of it, a sentence, such as that the data is made up. */
  default Optional<String> notice(Environment environment) {
    return Optional.empty();
  }
}
