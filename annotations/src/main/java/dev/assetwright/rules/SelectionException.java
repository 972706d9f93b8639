package dev.assetwright.rules;

/** A selection that cannot be read, or a term in it that nothing answers to. The message is a sentence for the user. */
public final class SelectionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int position;

  SelectionException(int position, String message) {
    super(message);
    this.position = position;
  }

  /** Where in the text the trouble begins, counted in characters from 0; of several texts, in the one concerned. */
  public int position() {
    return position;
  }
}
