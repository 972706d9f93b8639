package dev.assetwright.processor.model;

import dev.assetwright.rules.Resolution;
import org.jspecify.annotations.Nullable;

/**
 * A place where a method refers to an asset, and what that turned out to mean.
 *
 * @param reader the method
 * @param kind how it refers
 * @param text as written, or made of the parameter's name
 * @param partitions which partitions are meant, as written; its place is that of the reference where nothing is
 * @param parameter the parameter that reads it; null for the other kinds
 * @param resolution what the text means among all keys
 * @param upstream the asset meant; null when there is not exactly one
 */
public record Reference(
    MethodDeclaration reader,
    Kind kind,
    Text text,
    Text partitions,
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

  /** Whether an asset reads its own previous partition. */
  public boolean isPrevious() {
    return parameter != null && parameter.previous();
  }

  /** Where a message about the edge, rather than the name, belongs. */
  public SourcePlace edgePlace() {
    return parameter == null ? text.place() : parameter.place();
  }

  /** Where a message about the partitions belongs: where they are written, else at the edge. */
  public SourcePlace partitionsPlace() {
    return partitions.isEmpty() ? edgePlace() : partitions.place();
  }
}
