package dev.assetwright.processor.validate;

import java.util.List;

/** The rules in the order they are asked. */
public final class Validators {
  /** All of them. */
  public static final List<Validator> ALL = List.of();

  private Validators() {}
}
