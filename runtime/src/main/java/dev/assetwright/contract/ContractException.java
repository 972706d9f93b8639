package dev.assetwright.contract;

import java.util.List;

/** A contract that cannot be handled as asked; nothing was changed. */
public final class ContractException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient List<String> hints;

  /** Takes a stable code, a sentence, and what else helps, a line each. */
  public ContractException(String code, String message, List<String> hints) {
    super(message);
    this.code = code;
    this.hints = List.copyOf(hints);
  }

  /** The stable code, {@code UnknownContract}. */
  public String code() {
    return code;
  }

  /** What else helps, a line each. */
  public List<String> hints() {
    return hints;
  }
}
