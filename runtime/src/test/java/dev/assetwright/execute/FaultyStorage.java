package dev.assetwright.execute;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A storage in whose work a test interferes, before and after each call of an attempt. */
final class FaultyStorage implements AssetStorage {
  /** What happens at a moment: nothing, an exception, or the end of the process. */
  interface Fault {
    void at(String moment);
  }

  private final AssetStorage storage;
  private final Fault fault;

  FaultyStorage(AssetStorage storage, Fault fault) {
    this.storage = storage;
    this.fault = fault;
  }

  @Override
  public boolean keeps(StorageKind kind) {
    return storage.keeps(kind);
  }

  @Override
  public StorageSession open(String token) {
    String kind = storage.keeps(StorageKind.TABLE) ? "table" : "file";
    return new FaultySession(storage.open(token), kind);
  }

  @Override
  public boolean isPublished(String token) {
    fault.at("looking for a token");
    return storage.isPublished(token);
  }

  @Override
  public Set<Cell> findLost(
      Map<Cell, CellState.Published> published, Map<Cell, AssetDefinition> definitions) {
    return storage.findLost(published, definitions);
  }

  @Override
  public void rename(AssetKey from, AssetKey to, Collection<String> partitions) {
    storage.rename(from, to, partitions);
  }

  @Override
  public RowPage preview(
      AssetDefinition asset,
      Type type,
      @Nullable String partition,
      String dataVersion,
      int offset,
      int limit) {
    return storage.preview(asset, type, partition, dataVersion, offset, limit);
  }

  @Override
  public void retain(AssetDefinition asset, @Nullable String partition, List<String> dataVersions) {
    fault.at("retaining");
    storage.retain(asset, partition, dataVersions);
  }

  @Override
  public void close() {
    storage.close();
  }

  private final class FaultySession implements StorageSession {
    private final StorageSession session;
    private final String kind;

    FaultySession(StorageSession session, String kind) {
      this.session = session;
      this.kind = kind;
    }

    @Override
    public Object read(
        AssetDefinition upstream, Type type, Slice slice, List<InputVersion> versions) {
      fault.at("before reading a " + kind);
      return session.read(upstream, type, slice, versions);
    }

    @Override
    public Staged stage(
        AssetDefinition asset, Type type, @Nullable String partition, @Nullable Object value) {
      fault.at("before staging a " + kind);
      Staged staged = session.stage(asset, type, partition, value);
      fault.at("after staging a " + kind);
      return staged;
    }

    @Override
    public Staged stageSql(
        AssetDefinition asset,
        Type type,
        @Nullable String partition,
        String sql,
        Map<String, SqlInput> tables) {
      return session.stageSql(asset, type, partition, sql, tables);
    }

    @Override
    public Object readStaged(AssetDefinition asset, Type type, @Nullable String partition) {
      return session.readStaged(asset, type, partition);
    }

    @Override
    public void publish() {
      fault.at("before publishing a " + kind);
      session.publish();
      fault.at("after publishing a " + kind);
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
