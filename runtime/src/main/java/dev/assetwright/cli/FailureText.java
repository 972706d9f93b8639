package dev.assetwright.cli;

import dev.assetwright.query.view.FailureView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells a failed step: what failed and why, what is left behind, what to do next. */
final class FailureText {
  private static final int TRACE_LINES = 12;
  private static final String INDENT = "    ";

  private FailureText() {}

  /**
   * Returns the lines.
   *
   * @param durationMillis of the failed step
   */
  static List<String> lines(FailureView failure, long durationMillis, Invocation invocation) {
    Terminal terminal = invocation.terminal();
    List<String> lines = new ArrayList<>();
    String sentence = "%s failed%s (%s)."
        .formatted(
            Words.cell(failure.asset(), failure.partition()),
            failure.attempt() > 1 ? " after %d attempts".formatted(failure.attempt()) : "",
            Words.duration(durationMillis));
    lines.addAll(new ErrorText(terminal, "assetwright").lines("StepFailed", sentence, List.of()));
    trace(failure, invocation.options().debug).forEach(line -> lines.add(INDENT + line));
    Words.wrap(leftBehind(failure), terminal.width() - INDENT.length())
        .forEach(line -> lines.add(INDENT + line));
    if (failure.quarantined()) {
      lines.add(INDENT + "Refused:   "
          + QuarantineText.command(invocation, failure.asset(), failure.partition()));
    }
    lines.add(INDENT + "To look:   "
        + invocation.command(words(failure, "runs", "logs", failure.run(), failure.asset())));
    lines.add(INDENT + "To retry:  "
        + invocation.command(words(failure, "materialize", failure.asset() + "+")));
    return lines;
  }

  private static String[] words(FailureView failure, String... words) {
    if (failure.partition() == null) {
      return words;
    }
    String option = words[0].equals("runs") ? "--partition" : "--partitions";
    return Stream.concat(Stream.of(words), Stream.of(option, failure.partition()))
        .toArray(String[]::new);
  }

  private static Stream<String> trace(FailureView failure, boolean whole) {
    List<String> trace = failure.trace().isEmpty() ? List.of(message(failure)) : failure.trace();
    List<String> lines =
        trace.stream().flatMap(String::lines).collect(Collectors.toCollection(ArrayList::new));
    if (!whole && lines.size() > TRACE_LINES) {
      int left = lines.size() - TRACE_LINES;
      lines.subList(TRACE_LINES, lines.size()).clear();
      lines.add("… and %s: --debug".formatted(Words.count(left, "more line")));
    }
    return lines.stream();
  }

  private static String message(FailureView failure) {
    return failure.message().isEmpty() ? failure.type() : failure.message();
  }

  private static String leftBehind(FailureView failure) {
    String nothing = (failure.quarantined()
            ? "Nothing was published; the rows that were refused are in quarantine."
            : "Nothing was stored for it.")
        + (failure.like() > 1
            ? " Earlier runs included, it is one of %s like it."
                .formatted(Words.count(failure.like(), "failure"))
            : "");
    return switch (failure.blocks().size()) {
      case 0 -> nothing;
      case 1 -> "%s %s is blocked by it.".formatted(nothing, Words.quoted(failure.blocks()));
      default -> "%s %s are blocked by it.".formatted(nothing, Words.quoted(failure.blocks()));
    };
  }
}
