package dev.assetwright.rules;

import java.util.List;
import java.util.SortedSet;

/**
 * An expression that names assets, as written in commands, pages and annotations.
 *
 * <p>Terms are references to assets ({@code clean/orders}, {@code orders}), keys with wildcards ({@code raw/*}, where
 * {@code *} stands for any text), {@code group:mart} (nested groups included), {@code tag:pii}, {@code tag:tier=1}, {@code
 * owner:sales}, {@code kind:sql} and {@code status:stale}. Values with blanks or marks go in quotes: {@code status:"up to
 * date"}. {@code +x} adds everything upstream, {@code 2+x} two steps of it, {@code x+} and {@code x+2} the same
 * downstream. {@code not} binds tighter than {@code and}, {@code and} tighter than {@code or}; there are parentheses.
 *
 * <p>Immutable; evaluated as often as wanted.
 */
public final class Selection {
  private final String text;
  private final SelectionTerm term;

  private Selection(String text, SelectionTerm term) {
    this.text = text;
    this.term = term;
  }

  /**
   * Parses one expression.
   *
   * @throws SelectionException if it cannot be read
   */
  public static Selection parse(String text) {
    return new Selection(text, SelectionParser.parse(text));
  }

  /**
   * Parses several expressions, such as the arguments of a command, and selects what any of them selects.
   *
   * @throws SelectionException if one cannot be read, or there are none
   */
  public static Selection parseAll(List<String> texts) {
    if (texts.isEmpty()) {
      return parse("");
    }
    List<Selection> selections = texts.stream().map(Selection::parse).toList();
    SelectionTerm any = selections.stream()
        .map(selection -> selection.term)
        .reduce(SelectionTerm.Or::new)
        .orElseThrow();
    return new Selection(String.join(" or ", texts), any);
  }

  /**
   * Returns the assets selected, in order of their keys. May be empty when terms exclude each other, and when no asset has
   * a status that is asked for.
   *
   * @throws SelectionException if a term names something that does not exist, with suggestions
   */
  public SortedSet<AssetKey> evaluate(SelectionSource source) {
    return new SelectionEvaluator(source).evaluate(term);
  }

  /** Returns the text that was parsed. */
  @Override
  public String toString() {
    return text;
  }
}
