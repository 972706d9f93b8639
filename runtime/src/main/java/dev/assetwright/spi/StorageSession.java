package dev.assetwright.spi;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.Refusal;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reads and writes of one attempt: read inputs, stage outputs, let checks look at them, publish all at once.
 *
 * <p>Used by one thread at a time. After {@link #close}, also when that comes from another thread to abandon the attempt,
 * every read, stage and publish is refused with an {@link IllegalStateException}, and handles given out refuse too.
 */
public interface StorageSession extends AutoCloseable {
  /**
   * Reads an input, or returns a handle on it.
   *
   * @param upstream the asset read, which this storage keeps
   * @param type the parameter's generic type: the value's own, {@code Rows<T>}, {@code Table<T>} or {@code Map<Day, V>}
   * @param slice which part of it
   * @param versions what is published of it and shall be read, sorted by partition; one, or several for a fan-in
   * @throws InputChangedException if another version is there instead of one of these
   */
  Object read(AssetDefinition upstream, Type type, Slice slice, List<InputVersion> versions);

  /**
   * Writes what a method returned, not yet visible to others. Staging a cell again replaces what was staged of it.
   *
   * @param type the declared generic type of the output, without {@code Result}
   * @param value what was returned; null only for an asset without data
   * @throws OutputRejectedException if the value is not what may be stored: null, a row of another partition, a number
   *     that the warehouse would change
   */
  Staged stage(
      AssetDefinition asset, Type type, @Nullable String partition, @Nullable Object value);

  /**
   * Runs a SELECT and stages its rows. Only the storage of tables can.
   *
   * @param type {@code Table<Row>}
   * @param tables for each placeholder, as written between the braces, the asset it stands for, and which slice of it; the statement's {@code :partition}
   *     is bound to {@code partition}
   * @throws InputChangedException if a table holds another version than one to be read
   */
  Staged stageSql(
      AssetDefinition asset,
      Type type,
      @Nullable String partition,
      String sql,
      Map<String, SqlInput> tables);

  /** What a check sees of a staged output, in the shape that {@link #read} would give. */
  Object readStaged(AssetDefinition asset, Type type, @Nullable String partition);

  /**
   * Makes everything staged visible at once; the former data of these cells is replaced (tables) or kept beside (files).
   * Durable when it returns. What is in quarantine of these cells goes. Doing it again does nothing.
   */
  void publish();

  /**
   * Puts everything staged into the storage's {@link Quarantine} instead of publishing it, so that people can look at what a
   * blocking check refused. What was there of these cells is replaced; what is published stays as it is. Durable when it
   * returns, and nothing is staged any more.
   *
   * @return whether it is kept; a storage that has no quarantine keeps nothing and leaves what is staged to {@link #close}, which
   *     drops it
   */
  default boolean quarantine(Refusal refusal) {
    return false;
  }

  /** Ends the session; what is staged and not published is dropped. Never throws. */
  @Override
  void close();

  /**
   * What was staged.
   *
   * @param dataVersion changes exactly when the data does, 32 hexadecimal digits; empty for an asset without data, whose
   *     version follows from its provenance
   * @param rows how many rows; -1 when the data has none
   * @param bytes how much was written; -1 when unknown
   */
  record Staged(String dataVersion, long rows, long bytes) {}

  /**
   * A table that a statement reads.
   *
   * @param asset the table
   * @param type its declared type, {@code Table<Row>}; gives the columns of a table that was never published
   * @param slice which part of it is read
   * @param versions what is published of it and shall be read; see {@link #read}
   */
  record SqlInput(AssetDefinition asset, Type type, Slice slice, List<InputVersion> versions) {
    public SqlInput {
      versions = List.copyOf(versions);
    }
  }
}
