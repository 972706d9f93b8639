package dev.assetwright.processor.model;

import javax.tools.Diagnostic;

/** A place inside the body of an element. Only the compiler that parsed it can point there. */
public interface BodyPlace {
  /** Prints a text with the caret there. */
  void print(Diagnostic.Kind kind, String text);
}
