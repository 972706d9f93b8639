package dev.assetwright.processor.diagnostic;

import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.rules.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what the rules find. */
public final class Messages {
  private final List<Message> messages = new ArrayList<>();

  /**
   * Adds a message.
   *
   * @param headline a sentence
   * @param hints further lines
   */
  public void add(Code code, SourcePlace place, String headline, String... hints) {
    messages.add(new Message(code, place, headline, List.of(hints)));
  }

  /** Adds a message with any number of further lines. */
  public void add(Code code, SourcePlace place, String headline, List<String> hints) {
    messages.add(new Message(code, place, headline, hints));
  }

  /** Adds a breach of a rule that run time judges as well. */
  public void add(SourcePlace place, Problem problem) {
    add(Code.of(problem.code()), place, problem.headline(), problem.hints());
  }

  /** What was added, in that order. */
  public List<Message> all() {
    return List.copyOf(messages);
  }

  /** Whether something was added that is no warning. */
  public boolean hasErrors() {
    return messages.stream().anyMatch(message -> !message.code().isWarning());
  }
}
