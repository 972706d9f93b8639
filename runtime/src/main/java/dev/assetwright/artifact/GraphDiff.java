package dev.assetwright.artifact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two graphs, for those who review a change.
 *
 * @param modules the modules, when they are not the same in both
 * @param changes one for each asset that is not the same in both, sorted by key
 */
public record GraphDiff(@Nullable Value modules, List<Change> changes) {
  public GraphDiff {
    changes = List.copyOf(changes);
  }

  /** Whether the graphs are the same. */
  public boolean isEmpty() {
    return modules == null && changes.isEmpty();
  }

  /** What became of an asset. */
  public enum Kind {
    /** It is new. */
    ADDED,
    /** It is gone. */
    REMOVED,
    /** It had another key before; what else differs is told with it. */
    RENAMED,
    /** It is declared otherwise, or has other code. */
    CHANGED;

    /** The word for people: {@code added}. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * An asset that is not the same in both.
   *
   * @param key the asset, as it is called now
   * @param formerly what it was called; null unless renamed
   * @param kind what became of it
   * @param values what is declared otherwise, in a fixed order; empty of an added or removed asset
   * @param edgesAdded what it reads now and did not; of an added asset, all that it reads
   * @param edgesRemoved what it read and does no more
   * @param behind all assets downstream, sorted: of a removed one those it had
   */
  public record Change(
      String key,
      @Nullable String formerly,
      Kind kind,
      List<Value> values,
      List<String> edgesAdded,
      List<String> edgesRemoved,
      List<String> behind) {
    public Change {
      values = List.copyOf(values);
      edgesAdded = List.copyOf(edgesAdded);
      edgesRemoved = List.copyOf(edgesRemoved);
      behind = List.copyOf(behind);
    }
  }

  /**
   * Something that has another value.
   *
   * @param what code, partitions, schedule, type and so on
   * @param before null when there was none
   * @param now null when there is none
   */
  public record Value(
      String what, @Nullable String before, @Nullable String now) {}
}
