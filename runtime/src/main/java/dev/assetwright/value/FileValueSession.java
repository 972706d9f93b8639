package dev.assetwright.value;

import dev.assetwright.Rows;
import dev.assetwright.json.CanonicalJson;
import dev.assetwright.json.JsonFormatException;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.Refusal;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.spi.OutputRejectedException;
import dev.assetwright.spi.Quarantine;
import dev.assetwright.spi.Slice;
import dev.assetwright.spi.StorageSession;
import dev.assetwright.spi.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One attempt's files: staged under a name of their own beside their cell's versions, renamed when published. */
final class FileValueSession implements StorageSession {
  private record Output(AssetDefinition asset, StagedFile file, String dataVersion, long rows) {}

  private final ValueFiles files;
  private final FileQuarantine quarantine;
  private final Map<Cell, Output> staged = new LinkedHashMap<>();
  private final Set<Cell> renamed = new HashSet<>();
  private volatile boolean closed;

  FileValueSession(ValueFiles files, FileQuarantine quarantine) {
    this.files = files;
    this.quarantine = quarantine;
  }

  @Override
  public Object read(
      AssetDefinition upstream, Type type, Slice slice, List<InputVersion> versions) {
    requireOpen();
    Grid grid = upstream.grid();
    if (!slice.single() && grid != null) {
      return fanIn(upstream, grid, type, versions);
    }
    if (versions.size() != 1) {
      throw new IllegalArgumentException(
          "One version of '%s' was expected, not %s.".formatted(upstream.key(), versions));
    }
    return readOne(upstream, type, versions.get(0));
  }

  private Object fanIn(
      AssetDefinition upstream, Grid grid, Type type, List<InputVersion> versions) {
    Type each = ValueTypes.argument(type, 1);
    Map<Object, Object> values = new LinkedHashMap<>();
    for (InputVersion version : versions) {
      String partition = version.partition();
      if (partition != null) {
        values.put(grid.partition(partition), readOne(upstream, each, version));
      }
    }
    return Collections.unmodifiableMap(values);
  }

  private Object readOne(AssetDefinition asset, Type type, InputVersion version) {
    requireOpen();
    String dataVersion = version.dataVersion();
    return typed(
        asset,
        type,
        new StoredFile(
            asset.key(), files.file(asset, version.partition(), dataVersion), dataVersion));
  }

  /** Rows can be read as rows or as a list, whichever of both they were written as. */
  private Object typed(AssetDefinition asset, Type type, StoredFile file) {
    if (asset.storage() != StorageKind.ROWS) {
      return file.value(type);
    }
    Type row = ValueTypes.row(type);
    if (row == null) {
      throw new IllegalArgumentException(
          "Rows of '%s' cannot be read as %s.".formatted(asset.key(), type.getTypeName()));
    }
    Rows<Object> handle = () -> {
      requireOpen();
      return openRows(file, row);
    };
    return ValueTypes.isRows(type) ? handle : handle.toList();
  }

  private Stream<Object> openRows(StoredFile file, Type row) {
    return file.rows(row).peek(each -> requireOpen());
  }

  @Override
  public Staged stage(
      AssetDefinition asset, Type type, @Nullable String partition, @Nullable Object value) {
    requireOpen();
    if (asset.storage() == StorageKind.NONE) {
      return new Staged("", -1, -1);
    }
    if (value == null) {
      throw new OutputRejectedException(
          "'%s' returned null; return Result.skip with a reason when there is nothing to store."
              .formatted(asset.key()));
    }
    StagedFile file = null;
    boolean complete = false;
    try {
      file = new StagedFile(files.cell(asset, partition));
      long rows = write(asset, type, value, file);
      Output output = new Output(asset, file, file.finish(), rows);
      Staged result = new Staged(output.dataVersion(), rows, file.sizeBytes());
      keep(new Cell(asset.key(), partition), output);
      complete = true;
      return result;
    } catch (IOException | StreamRefusal e) {
      throw unavailable(asset, e);
    } finally {
      if (!complete && file != null) {
        file.discard();
      }
    }
  }

  private synchronized void keep(Cell cell, Output output) {
    requireOpen();
    Output former = staged.put(cell, output);
    renamed.remove(cell);
    if (former != null) {
      former.file().discard();
    }
  }

  private long write(AssetDefinition asset, Type type, Object value, StagedFile file) {
    if (asset.storage() == StorageKind.ROWS) {
      return writeRows(asset, type, value, file);
    }
    try {
      CanonicalJson.write(file.out(), type, value);
    } catch (JsonFormatException e) {
      throw new OutputRejectedException(
          "'%s' returned a value that JSON cannot hold: %s.".formatted(asset.key(), sentence(e)),
          e);
    } catch (UncheckedIOException e) {
      throw new StreamRefusal(e);
    }
    return value instanceof Collection<?> rows ? rows.size() : -1;
  }

  private long writeRows(AssetDefinition asset, Type type, Object value, StagedFile file) {
    Type row = ValueTypes.row(type);
    if (row == null) {
      throw new IllegalArgumentException(
          "%s, the type of '%s', holds no rows.".formatted(type.getTypeName(), asset.key()));
    }
    CanonicalJson.RowWriter writer = CanonicalJson.rowWriter(file.out(), row);
    long count = 0;
    try (Stream<?> rows =
        value instanceof Rows<?> given ? given.open() : ((Collection<?>) value).stream()) {
      for (Iterator<?> each = rows.iterator(); each.hasNext(); ) {
        requireOpen();
        count++;
        writeRow(asset, writer, each.next(), count);
      }
    }
    return count;
  }

  private static void writeRow(
      AssetDefinition asset, CanonicalJson.RowWriter writer, @Nullable Object row, long number) {
    if (row == null) {
      throw new OutputRejectedException("Row %d of '%s' is null.".formatted(number, asset.key()));
    }
    try {
      writer.write(row);
    } catch (JsonFormatException e) {
      throw new OutputRejectedException(
          "Row %d of '%s' is one that JSON cannot hold: %s."
              .formatted(number, asset.key(), sentence(e)),
          e);
    } catch (UncheckedIOException e) {
      throw new StreamRefusal(e);
    }
  }

  @Override
  public Staged stageSql(
      AssetDefinition asset,
      Type type,
      @Nullable String partition,
      String sql,
      Map<String, SqlInput> tables) {
    throw new UnsupportedOperationException("Files run no SQL.");
  }

  @Override
  public synchronized Object readStaged(
      AssetDefinition asset, Type type, @Nullable String partition) {
    requireOpen();
    Output output = staged.get(new Cell(asset.key(), partition));
    if (output == null) {
      throw new IllegalStateException("Nothing of '%s' is staged.".formatted(asset.key()));
    }
    return typed(
        asset, type, new StoredFile(asset.key(), output.file().path(), output.dataVersion()));
  }

  @Override
  public synchronized void publish() {
    requireOpen();
    for (Map.Entry<Cell, Output> entry : staged.entrySet()) {
      Output output = entry.getValue();
      try {
        if (!renamed.contains(entry.getKey())) {
          DurableFiles.publish(
              output.file().path(),
              files.file(output.asset(), entry.getKey().partition(), output.dataVersion()));
          renamed.add(entry.getKey());
        }
        quarantine.clear(entry.getKey());
      } catch (IOException e) {
        throw unavailable(output.asset(), e);
      }
    }
  }

  @Override
  public synchronized boolean quarantine(Refusal refusal) {
    requireOpen();
    for (Map.Entry<Cell, Output> entry : staged.entrySet()) {
      Output output = entry.getValue();
      try {
        quarantine.keep(
            output.file().path(),
            ValueFiles.ending(output.asset().storage()),
            new Quarantine.Kept(entry.getKey(), refusal, output.dataVersion(), output.rows()));
      } catch (IOException e) {
        throw unavailable(output.asset(), e);
      }
    }
    discard();
    return true;
  }

  @Override
  public void close() {
    closed = true;
    discard();
  }

  private synchronized void discard() {
    staged.values().forEach(output -> output.file().discard());
    staged.clear();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          "The attempt is over; nothing more is read, stored or published for it.");
    }
  }

  private StoreUnavailableException unavailable(AssetDefinition asset, Exception e) {
    Throwable cause = e instanceof StreamRefusal refusal ? refusal.getCause() : e;
    return new StoreUnavailableException(
        "'%s' could not be stored in '%s' (%s). Nothing of it was published; check free space and permissions, then try again."
            .formatted(asset.key(), files.folder(), cause),
        cause);
  }

  private static String sentence(JsonFormatException e) {
    String text = String.valueOf(e.getMessage());
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  /** The disk's refusal, told apart from what a user's own stream throws. */
  private static final class StreamRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StreamRefusal(UncheckedIOException e) {
      super(e.getCause());
    }
  }
}
