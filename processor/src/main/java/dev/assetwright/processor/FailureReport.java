package dev.assetwright.processor;

import dev.assetwright.processor.diagnostic.Code;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Collectors;

/** Words for a failure of our own. */
final class FailureReport {
  /** An overflow of the stack says the same a thousand times. */
  private static final int MOST_LINES = 60;

  private FailureReport() {}

  /** Returns the message with the trace. */
  static String text(String subject, Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    String what = subject.isEmpty() ? "" : " on '" + subject + "'";
    return "[Assetwright/%s] The processor failed%s. This is a bug in Assetwright.\n%s"
        .formatted(
            Code.INTERNAL.word(),
            what,
            trace.toString().lines().limit(MOST_LINES).collect(Collectors.joining("\n")));
  }
}
