package dev.assetwright.processor.model;

import dev.assetwright.rules.Resolution;
import org.jspecify.annotations.Nullable;

/**
 * A place where a method refers to an asset, and what that turned out to mean.
 *
 * @param reader the method
 * @param kind how it refers
 * @param text as written, or made of the parameter's name
 * @param parameter the parameter that reads it; null for the other kinds
 * @param resolution what the text means among all keys
 * @param upstream the asset meant; null when there is not exactly one
 */
public record Reference(
    MethodDeclaration reader,
    Kind kind,
    Text text,
    @Nullable ParameterDeclaration parameter,
    Resolution resolution,
    @Nullable AssetNode upstream) {

  /** How a method refers to an asset. */
  public enum Kind {
    /** By a parameter, which receives it. */
    PARAMETER,
    /** In {@code after}. */
    AFTER,
    /** As {@code {upstream}} in SQL. */
    PLACEHOLDER
  }

  /** Where a message about the edge, rather than the name, belongs. */
  public SourcePlace edgePlace() {
    return parameter == null ? text.place() : parameter.place();
  }
}
