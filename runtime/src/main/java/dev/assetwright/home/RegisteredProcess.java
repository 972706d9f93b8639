package dev.assetwright.home;

import java.nio.channels.FileChannel;

/** This process, as others see it. While it is open they see it alive; the operating system ends that with the process. */
public final class RegisteredProcess implements AutoCloseable {
  private final ProcessRegistry registry;
  private final FileChannel lock;
  private volatile ProcessInfo info;

  RegisteredProcess(ProcessRegistry registry, FileChannel lock, ProcessInfo info) {
    this.registry = registry;
    this.lock = lock;
    this.info = info;
  }

  /** Its name in this home. */
  public String id() {
    return info.id();
  }

  /** What it tells others. */
  public ProcessInfo info() {
    return info;
  }

  /** Tells others where it serves the pages. */
  public void serving(int port) {
    info = new ProcessInfo(info.id(), info.pid(), info.command(), port, info.startedAt());
    registry.describe(info);
  }

  /** Ends it in order; what it held must have been given back. Further calls do nothing. */
  @Override
  public void close() {
    registry.remove(info.id(), lock);
  }
}
