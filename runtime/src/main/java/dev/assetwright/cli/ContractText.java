package dev.assetwright.cli;

import dev.assetwright.contract.ContractViews.Head;
import java.util.ArrayList;
import java.util.List;

/** Says how contracts stand and who reads them. */
final class ContractText {
  private ContractText() {}

  /** {@code accepted}, {@code changed since 1.0}. */
  static String standing(Head head) {
    return head.standing().equals("accepted") || head.locked() == null
        ? head.standing()
        : "%s since %s".formatted(head.standing(), head.locked());
  }

  static Style style(Head head) {
    return switch (head.standing()) {
      case "broken", "went back" -> Style.BAD;
      default -> Style.PLAIN;
    };
  }

  /** {@code nobody reads it}, {@code 'a' and 'b' read it, 'c' may}. */
  static String readers(List<String> sure, List<String> perhaps) {
    List<String> parts = new ArrayList<>();
    if (!sure.isEmpty()) {
      parts.add("%s %s it".formatted(Words.quoted(sure), sure.size() == 1 ? "reads" : "read"));
    }
    if (!perhaps.isEmpty()) {
      parts.add(Words.quoted(perhaps) + (sure.isEmpty() ? " may read it" : " may"));
    }
    return parts.isEmpty() ? "nobody reads it" : String.join(", ", parts);
  }
}
