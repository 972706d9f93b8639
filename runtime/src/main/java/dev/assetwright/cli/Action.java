package dev.assetwright.cli;

/** What a command does once its arguments are understood. */
@FunctionalInterface
interface Action {
  /**
   * Does it.
   *
   * @throws InterruptedException if the process is asked to end meanwhile
   */
  ExitStatus run(Invocation invocation) throws InterruptedException;
}
