package dev.assetwright.reference;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.Slice;
import dev.assetwright.spi.StorageSession;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Texts in memory, each its own data version. An input is read as its cells with their versions, and only as far as they are
 * there.
 */
final class TextStorage implements AssetStorage {
  private final Map<Cell, String> texts = new ConcurrentHashMap<>();

  /** All that ever was published: a step reads what was decided, though another run may publish meanwhile. */
  private final Set<String> kept = ConcurrentHashMap.newKeySet();

  /** Loses the data of a cell behind the engine's back. */
  void drop(Cell cell) {
    texts.remove(cell);
  }

  @Override
  public boolean keeps(StorageKind kind) {
    return kind == StorageKind.VALUE;
  }

  @Override
  public StorageSession open(String token) {
    return new Session();
  }

  @Override
  public boolean isPublished(String token) {
    return false;
  }

  @Override
  public Set<Cell> findLost(
      Map<Cell, CellState.Published> published, Map<Cell, AssetDefinition> definitions) {
    Set<Cell> lost = new HashSet<>(published.keySet());
    lost.removeAll(texts.keySet());
    return lost;
  }

  @Override
  public void rename(AssetKey from, AssetKey to, Collection<String> partitions) {
    for (String partition : partitions) {
      String whole = partition.isEmpty() ? null : partition;
      String text = texts.remove(new Cell(from, whole));
      if (text != null) {
        texts.put(new Cell(to, whole), text);
      }
    }
  }

  @Override
  public RowPage preview(
      AssetDefinition asset,
      Type type,
      @Nullable String partition,
      String dataVersion,
      int offset,
      int limit) {
    return new RowPage(List.of(), List.of(), -1);
  }

  @Override
  public void retain(AssetDefinition asset, @Nullable String partition, List<String> dataVersions) {
    // A newer text takes the place of an older one.
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private final class Session implements StorageSession {
    private final Map<Cell, String> staged = new TreeMap<>();

    @Override
    public Object read(
        AssetDefinition upstream, Type type, Slice slice, List<InputVersion> versions) {
      return versions.stream().map(this::read).toList();
    }

    private String read(InputVersion version) {
      if (!kept.contains(version.dataVersion())) {
        throw new IllegalStateException(
            "'%s' is not there as %s".formatted(version.cell(), version.dataVersion()));
      }
      return version.partition() + "=" + version.dataVersion();
    }

    @Override
    public Staged stage(
        AssetDefinition asset, Type type, @Nullable String partition, @Nullable Object value) {
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
      throw new IllegalStateException("There are no tables here.");
    }

    @Override
    public Object readStaged(AssetDefinition asset, Type type, @Nullable String partition) {
      return staged.get(new Cell(asset.key(), partition));
    }

    @Override
    public void publish() {
      kept.addAll(staged.values());
      texts.putAll(staged);
    }

    @Override
    public void close() {
      staged.clear();
    }
  }
}
