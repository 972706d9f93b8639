package dev.assetwright.processor.model;

import java.util.List;

/** What an annotation makes of a method. */
public enum MethodKind {
  /** One asset. */
  ASSET("Asset"),
  /** An asset for each component of the record it returns. */
  MULTI_ASSET("MultiAsset"),
  /** One table, by a statement. */
  SQL_ASSET("SqlAsset"),
  /** An asset that others produce. */
  EXTERNAL("External"),
  /** A test of an asset. */
  CHECK("Check");

  /** All of them, in the order of declaration. */
  public static final List<MethodKind> ALL = List.of(values());

  private final String annotation;

  MethodKind(String annotation) {
    this.annotation = annotation;
  }

  /** The annotation as users write it, {@code @Asset}. */
  public String written() {
    return "@" + annotation;
  }

  /** The annotation's qualified name. */
  public String annotationName() {
    return "dev.assetwright." + annotation;
  }
}
