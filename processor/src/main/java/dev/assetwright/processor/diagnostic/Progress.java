package dev.assetwright.processor.diagnostic;

import java.util.function.Supplier;

/** What is being worked on, so that a failure of ours can name it. */
public final class Progress {
  private Supplier<String> subject = () -> "";

  /** Notes what comes next: an asset's key, or a class. */
  public void at(String next) {
    at(() -> next);
  }

  /** Notes what comes next, whose name is only made when something fails. */
  public void at(Supplier<String> next) {
    subject = next;
  }

  /** What was noted last; empty at the start. */
  public String subject() {
    return subject.get();
  }
}
