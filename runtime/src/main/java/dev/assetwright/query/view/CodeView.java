package dev.assetwright.query.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The code that an asset's data was made with beside the code as it is now, method by method: {@code assetwright why
 * --methods}.
 *
 * @param partition whose data is compared; null without a grid or when nothing is published
 * @param was the version that the data was made with; null when nothing is published
 * @param now the version of the code now
 * @param text what changed, in a sentence; empty when nothing did
 * @param methods everything either version was made from: changed ones first, then new ones, gone ones and equal ones
 * @param notSeen what the version cannot see, such as reflection, a sentence each
 * @param environmentWas what the code was compiled by and ran with when the data was made; null when that is not known
 * @param environmentNow the same now; null for a statement
 * @param environmentChanges what of that differs, a sentence each; none of it makes stale
 */
public record CodeView(
    String asset,
    @Nullable String partition,
    @Nullable String was,
    String now,
    String text,
    List<Method> methods,
    List<String> notSeen,
    @Nullable Environment environmentWas,
    @Nullable Environment environmentNow,
    List<String> environmentChanges) {

  /**
   * What code was compiled by and ran with.
   *
   * @param java the version of the Java that runs
   * @param compilers what is known of how the classes were compiled
   * @param libraries the jars of others that the code uses
   */
  public record Environment(String java, List<String> compilers, List<Library> libraries) {}

  /**
   * A jar of others.
   *
   * @param name {@code group:artifact} as far as the jar says so
   * @param crc of its content, 8 hex digits
   */
  public record Library(String name, String version, String crc) {}

  /**
   * A method, or another part of the code: a constructor, a static field, a class used as a value, a file.
   *
   * @param change changed, new, gone or same
   * @param was the hash of its own content then; null for a new one
   * @param now the hash of its own content now; null for a gone one
   * @param path a shortest way of calls to it from the asset's method, both included; empty for gone and equal ones
   */
  public record Method(
      String name,
      String change,
      @Nullable String was,
      @Nullable String now,
      List<String> path) {}
}
