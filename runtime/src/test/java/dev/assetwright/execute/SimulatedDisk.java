package dev.assetwright.execute;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.InputChangedException;
import dev.assetwright.spi.Slice;
import dev.assetwright.spi.StorageSession;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What outlives the processes of a simulation: texts by data version, as values in files are, and texts that are replaced in place
 * together with a token, as tables are.
 */
final class SimulatedDisk {
  private final Map<Cell, Map<String, String>> files = new HashMap<>();
  private final Map<Cell, String> tables = new HashMap<>();
  private final Set<String> tokens = new HashSet<>();

  /** Whether a version can be read. */
  boolean holds(Cell cell, StorageKind kind, String version) {
    return kind == StorageKind.TABLE
        ? version.equals(tables.get(cell))
        : files.getOrDefault(cell, Map.of()).containsKey(version);
  }

  /** A process's way to it; {@code moment} is told of each step, and may throw to end the process there. */
  AssetStorage storage(StorageKind kept, Runnable moment) {
    return new Storage(kept, moment);
  }

  private final class Storage implements AssetStorage {
    private final StorageKind kept;
    private final Runnable moment;

    Storage(StorageKind kept, Runnable moment) {
      this.kept = kept;
      this.moment = moment;
    }

    @Override
    public boolean keeps(StorageKind kind) {
      return kind == kept;
    }

    @Override
    public StorageSession open(String token) {
      moment.run();
      return new Session(this, token);
    }

    @Override
    public boolean isPublished(String token) {
      moment.run();
      return kept == StorageKind.TABLE && tokens.contains(token);
    }

    @Override
    public Set<Cell> findLost(
        Map<Cell, CellState.Published> published, Map<Cell, AssetDefinition> definitions) {
      return Set.of();
    }

    @Override
    public void rename(AssetKey from, AssetKey to, Collection<String> partitions) {
      throw new UnsupportedOperationException();
    }

    @Override
    public RowPage preview(
        AssetDefinition asset,
        Type type,
        @Nullable String partition,
        String dataVersion,
        int offset,
        int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void retain(
        AssetDefinition asset, @Nullable String partition, List<String> dataVersions) {
      moment.run();
      files
          .getOrDefault(new Cell(asset.key(), partition), new HashMap<>())
          .keySet()
          .retainAll(dataVersions);
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private final class Session implements StorageSession {
    private final Storage storage;
    private final String token;
    private final Map<Cell, String> staged = new TreeMap<>();
    private boolean closed;

    Session(Storage storage, String token) {
      this.storage = storage;
      this.token = token;
    }

    private void moment() {
      storage.moment.run();
      if (closed) {
        throw new IllegalStateException("The attempt is over.");
      }
    }

    @Override
    public Object read(
        AssetDefinition upstream, Type type, Slice slice, List<InputVersion> versions) {
      moment();
      return versions.stream().map(this::read).toList();
    }

    private InputVersion read(InputVersion version) {
      if (holds(version.cell(), storage.kept, version.dataVersion())) {
        return version;
      }
      String text = "'%s' is not there as %s".formatted(version.cell(), version.dataVersion());
      throw storage.kept == StorageKind.TABLE
          ? new InputChangedException(version)
          : new IllegalStateException(text);
    }

    @Override
    public Staged stage(
        AssetDefinition asset, Type type, @Nullable String partition, @Nullable Object value) {
      moment();
      staged.put(new Cell(asset.key(), partition), String.valueOf(value));
      return new Staged(String.valueOf(value), -1, -1);
    }

    @Override
    public Staged stageSql(
        AssetDefinition asset,
        Type type,
        @Nullable String partition,
        String sql,
        Map<String, SqlInput> tables) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object readStaged(AssetDefinition asset, Type type, @Nullable String partition) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void publish() {
      moment();
      if (storage.kept == StorageKind.TABLE) {
        // One transaction, the token within.
        if (!staged.isEmpty()) {
          tables.putAll(staged);
          tokens.add(token);
        }
      } else {
        staged.forEach((cell, text) -> {
          moment();
          files.computeIfAbsent(cell, first -> new HashMap<>()).put(text, text);
        });
      }
      storage.moment.run();
    }

    @Override
    public void close() {
      closed = true;
      staged.clear();
    }
  }
}
