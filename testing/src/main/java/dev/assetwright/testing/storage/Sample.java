package dev.assetwright.testing.storage;

import dev.assetwright.Table;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.AssetKind;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.Refusal;
import dev.assetwright.model.RetryPolicy;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.Slice;
import dev.assetwright.spi.StorageSession;
import dev.assetwright.spi.TypeOf;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Two assets of one method, published together, in as many versions as are wanted. */
final class Sample {
  /** A row. */
  public record Line(int version, long number, String text) {}

  private static final int ROWS = 40;

  private final StorageKind kind;
  private final List<AssetDefinition> assets;

  Sample(StorageKind kind) {
    this.kind = kind;
    List<AssetKey> keys = List.of(AssetKey.parse("sample/first"), AssetKey.parse("sample/second"));
    ProducerDefinition producer = new ProducerDefinition(
        AssetKind.JAVA,
        keys,
        new ProducerDefinition.MethodReference("Sample", 0, "Sample", "sample", "()V"),
        null,
        List.of(),
        false,
        null,
        null,
        RetryPolicy.NONE,
        null);
    this.assets = keys.stream()
        .map(key ->
            new AssetDefinition(key, "", List.of(), List.of(), kind, null, null, null, producer))
        .toList();
  }

  List<AssetDefinition> assets() {
    return assets;
  }

  /** Why a version is refused. */
  static Refusal refusal(int version) {
    return new Refusal(
        "run", version, Instant.EPOCH, AssetKey.parse("sample/first"), "is_good", "it is not");
  }

  Type type() {
    return kind == StorageKind.TABLE
        ? new TypeOf<Table<Line>>() {}.type()
        : new TypeOf<List<Line>>() {}.type();
  }

  /** The rows of a version; later ones are larger and smaller in turn, so that a half-written one shows. */
  List<Line> rows(AssetDefinition asset, int version) {
    List<Line> rows = new ArrayList<>();
    for (int i = 0; i < ROWS * (1 + version % 3); i++) {
      rows.add(new Line(version, i, asset.key() + " " + i));
    }
    return rows;
  }

  /** Stages both assets; returns their data versions. */
  List<String> stage(StorageSession session, int version) {
    List<String> versions = new ArrayList<>();
    for (AssetDefinition asset : assets) {
      List<Line> rows = rows(asset, version);
      Object output = kind == StorageKind.TABLE ? Table.of(rows) : rows;
      versions.add(session.stage(asset, type(), null, output).dataVersion());
    }
    return versions;
  }

  /** Reads an asset in a version. */
  List<Line> read(StorageSession session, AssetDefinition asset, String dataVersion) {
    return lines(session.read(
        asset, type(), Slice.whole(), List.of(new InputVersion(asset.key(), null, dataVersion))));
  }

  List<Line> readStaged(StorageSession session, AssetDefinition asset) {
    return lines(session.readStaged(asset, type(), null));
  }

  @SuppressWarnings("unchecked")
  private static List<Line> lines(Object read) {
    return read instanceof Table<?> table ? ((Table<Line>) table).toList() : (List<Line>) read;
  }
}
