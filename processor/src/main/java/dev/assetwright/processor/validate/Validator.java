package dev.assetwright.processor.validate;

/** One rule. */
public interface Validator {
  /** Adds a message for each breach. */
  void validate(Scene scene);
}
