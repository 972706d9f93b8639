package dev.assetwright.rules;

/** The parts of a parsed selection. */
sealed interface SelectionTerm {
  /** As many steps as there are. */
  int ALL = Integer.MAX_VALUE;

  /** Assets that both select. */
  record And(SelectionTerm left, SelectionTerm right) implements SelectionTerm {}

  /** Assets that one selects. */
  record Or(SelectionTerm left, SelectionTerm right) implements SelectionTerm {}

  /** Assets that it does not select. */
  record Not(SelectionTerm term) implements SelectionTerm {}

  /**
   * Assets, and what lies around them.
   *
   * @param upstream how many steps up, from 0 to {@link #ALL}
   * @param downstream how many steps down, from 0 to {@link #ALL}
   */
  record Around(SelectionTerm term, int upstream, int downstream) implements SelectionTerm {}

  /** One asset, by reference; with a {@code *} in it, all whose key looks so. */
  record Key(String text, int position) implements SelectionTerm {}

  /** Assets by something known of them, {@code group:mart}. */
  record Attribute(SelectionAttribute attribute, String value, int position)
      implements SelectionTerm {}
}
