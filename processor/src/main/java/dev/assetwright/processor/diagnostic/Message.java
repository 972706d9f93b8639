package dev.assetwright.processor.diagnostic;

import dev.assetwright.processor.model.SourcePlace;
import java.util.List;

/**
 * One thing to tell the user.
 *
 * @param code which rule
 * @param place where the caret lands
 * @param headline what is wrong, a sentence that stands alone
 * @param hints how we got there and what would fix it, a line each
 */
public record Message(Code code, SourcePlace place, String headline, List<String> hints) {
  public Message {
    hints = List.copyOf(hints);
  }

  /** Returns the text without the hint on how to silence it. */
  String text() {
    StringBuilder text =
        new StringBuilder("[Assetwright/").append(code.word()).append("] ").append(headline);
    for (String hint : hints) {
      text.append("\n  ").append(hint);
    }
    return text.toString();
  }
}
