package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.diagnostic.Messages;
import dev.assetwright.processor.model.Unresolved;
import java.util.List;

/** Says which names mean nothing when no round is left in which they could be generated. */
public final class UnresolvedTypes {
  private UnresolvedTypes() {}

  /** Adds a message for each name. */
  public static void report(List<Unresolved> unresolved, Messages messages) {
    for (Unresolved name : unresolved) {
      messages.add(
          Code.UNRESOLVED_TYPE,
          name.place(),
          name.name().isEmpty()
              ? "This could not be resolved."
              : "'%s' could not be resolved.".formatted(name.name()),
          "If it is generated, look above for why it was not.");
    }
  }
}
