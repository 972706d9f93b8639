package dev.assetwright.spi;

import dev.assetwright.model.InputVersion;

/**
 * A storage that keeps one version holds another than the one to be read, since another run has published there meanwhile.
 * Nothing is wrong: whoever asked decides anew, by what is there now.
 */
public final class InputChangedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Names the input.
   *
   * @param wanted what was to be read
   */
  public InputChangedException(InputVersion wanted) {
    super("'%s' has changed since this step was decided.".formatted(wanted.cell()));
  }
}
