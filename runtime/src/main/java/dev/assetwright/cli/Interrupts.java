package dev.assetwright.cli;

/** Ctrl-C, and being asked to end by the operating system. */
interface Interrupts {
  /**
   * Runs {@code handler} at the first one from now on, instead of ending; a second one kills the process.
   *
   * @return what gives the signals back
   */
  Registration onFirst(Runnable handler);

  /** Signals that are handled. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
