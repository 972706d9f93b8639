package dev.assetwright.testing.storage;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.Refusal;
import dev.assetwright.spi.Slice;
import dev.assetwright.spi.StorageSession;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells each moment of an attempt: after each thing that it asks of its session. */
final class Moments implements StorageSession {
  private final StorageSession session;
  private final Consumer<String> told;

  Moments(StorageSession session, Consumer<String> told) {
    this.session = session;
    this.told = told;
    told.accept("after opening");
  }

  @Override
  public Object read(
      AssetDefinition upstream, Type type, Slice slice, List<InputVersion> versions) {
    return session.read(upstream, type, slice, versions);
  }

  @Override
  public Staged stage(
      AssetDefinition asset, Type type, @Nullable String partition, @Nullable Object value) {
    Staged staged = session.stage(asset, type, partition, value);
    told.accept("after staging " + asset.key());
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
    session.publish();
    told.accept("after publishing");
  }

  @Override
  public boolean quarantine(Refusal refusal) {
    boolean kept = session.quarantine(refusal);
    told.accept("after quarantining");
    return kept;
  }

  @Override
  public void close() {
    session.close();
    told.accept("after closing");
  }
}
