package dev.assetwright.processor.diagnostic;

/** What is being worked on, so that a failure of ours can name it. */
public final class Progress {
  private String subject = "";

  /** Notes what comes next: an asset's key, or a class. */
  public void at(String next) {
    subject = next;
  }

  /** What was noted last; empty at the start. */
  public String subject() {
    return subject;
  }
}
