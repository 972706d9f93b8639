package dev.assetwright.load;

import dev.assetwright.AssetContext;
import dev.assetwright.Partition;
import dev.assetwright.Rows;
import dev.assetwright.Table;
import dev.assetwright.model.StorageKind;
import dev.assetwright.spi.Arguments;
import dev.assetwright.spi.AssetSource;
import dev.assetwright.spi.AssetUnit;
import dev.assetwright.spi.DefinitionSink;
import dev.assetwright.spi.SourceAsset;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a source declared and was found sound, in the form of generated code. All its assets stand at the one method of the source, whose
 * code version is theirs.
 */
final class SourceUnit implements AssetUnit {
  private static final String METHOD = "assets";
  private static final String DESCRIPTOR = "(Ldev/assetwright/spi/AssetSink;)V";

  private final AssetSource source;
  private final List<Declared> assets;

  /**
   * An asset whose edges are known.
   *
   * @param reads its edges as written, with whole keys
   * @param upstream the keys that they mean
   * @param sql its statement with whole keys; empty without one
   */
  record Declared(
      SourceDraft draft, List<SourceDraft.Read> reads, List<String> upstream, String sql) {}

  SourceUnit(AssetSource source, List<Declared> assets) {
    this.source = source;
    this.assets = List.copyOf(assets);
  }

  /** By what methods refer to it; generated units are known by their class. */
  String id() {
    return "source:" + source.getClass().getName() + ":" + source.name();
  }

  String name() {
    return source.name();
  }

  /** Whether a method belongs to some source. */
  static boolean isSource(String unit) {
    return unit.startsWith("source:");
  }

  Type output(int index) {
    return assets.get(index).draft().type;
  }

  Type input(int index, int input) {
    return Objects.requireNonNull(assets.get(index).draft().reads.get(input).type());
  }

  List<Object> arguments(int index) {
    return assets.get(index).draft().arguments;
  }

  @Override
  public Class<?> declaringClass() {
    return source.getClass();
  }

  @Override
  public boolean needsInstance() {
    return false;
  }

  @Override
  public void describe(DefinitionSink sink) {
    for (int i = 0; i < assets.size(); i++) {
      describe(i, assets.get(i), sink);
    }
  }

  private static void describe(int index, Declared asset, DefinitionSink sink) {
    SourceDraft draft = asset.draft();
    DefinitionSink.Producer producer = switch (draft.making) {
      case SQL -> sink.sql(index, METHOD, DESCRIPTOR, asset.sql());
      case OBSERVATION -> sink.external(index, METHOD, DESCRIPTOR);
      default -> sink.asset(index, METHOD, DESCRIPTOR);
    };
    if (draft.grid != null) {
      producer.grid(draft.grid);
      if (draft.making != SourceDraft.Making.SQL) {
        producer.takesPartition();
      }
    }
    for (int i = 0; i < asset.reads().size(); i++) {
      read(producer, i, asset.reads().get(i), asset.upstream().get(i), draft.making);
    }
    if (!draft.codeVersion.isEmpty()) {
      producer.codeVersion(draft.codeVersion);
    }
    if (draft.retries > 0) {
      producer.retries(draft.retries, draft.retryDelay);
    }
    if (!draft.retryOn.isEmpty()) {
      producer.retryOn(draft.retryOn.stream().map(Class::getName).toArray(String[]::new));
    }
    if (draft.retryWhen != null) {
      producer.retryWhen(draft.retryWhen);
    }
    if (!draft.timeout.isEmpty()) {
      producer.timeout(draft.timeout);
    }
    DefinitionSink.Output output = producer.output(draft.key, storage(draft));
    output.description(draft.description);
    output.owners(draft.owners.toArray(String[]::new));
    output.tags(draft.tags.toArray(String[]::new));
    if (!draft.schedule.isEmpty()) {
      boolean timed = draft.grid != null && draft.grid.timeZone() != null;
      output.schedule(draft.schedule, timed ? draft.grid.timeZone().getId() : "UTC");
    }
    if (!draft.freshness.isEmpty()) {
      output.freshness(draft.freshness);
    }
  }

  private static void read(
      DefinitionSink.Producer producer,
      int index,
      SourceDraft.Read read,
      String upstream,
      SourceDraft.Making making) {
    if (making == SourceDraft.Making.SQL && read.type() != null) {
      producer.table(-1, upstream);
    } else if (read.type() == null) {
      producer.order(upstream);
    } else {
      switch (storage(read.type())) {
        case TABLE -> producer.table(index, upstream);
        case ROWS -> producer.rows(index, upstream);
        default -> producer.value(index, upstream);
      }
    }
    if (!read.partitions().isEmpty()) {
      producer.partitions(read.partitions());
    }
  }

  private static StorageKind storage(SourceDraft draft) {
    return draft.making == SourceDraft.Making.OBSERVATION ? StorageKind.NONE : storage(draft.type);
  }

  /** How data of a type is kept. */
  static StorageKind storage(Type type) {
    Class<?> raw = TypeFit.raw(type);
    if (raw == Table.class) {
      return StorageKind.TABLE;
    }
    if (raw == Rows.class) {
      return StorageKind.ROWS;
    }
    return raw == Void.class || raw == void.class ? StorageKind.NONE : StorageKind.VALUE;
  }

  @Override
  public @Nullable Object invoke(int index, @Nullable Object self, Arguments arguments)
      throws Throwable {
    Declared asset = assets.get(index);
    return Objects.requireNonNull(asset.draft().body).make(new Given(asset, arguments));
  }

  /** What the code of an asset has at hand. */
  private record Given(Declared asset, Arguments arguments) implements SourceAsset.Inputs {
    @Override
    @SuppressWarnings("unchecked") // The type was said in 'reads', and the value is read as that.
    public <T> T get(String upstream) {
      for (int i = 0; i < asset.upstream().size(); i++) {
        SourceDraft.Read read = asset.draft().reads.get(i);
        if (read.type() != null && ("/" + asset.upstream().get(i)).endsWith("/" + upstream)) {
          return (T) arguments.input(i);
        }
      }
      throw new IllegalArgumentException(
          "'%s' does not read '%s'; say so with reads(…).".formatted(asset.draft().key, upstream));
    }

    @Override
    public Partition partition() {
      return arguments.partition();
    }

    @Override
    public AssetContext context() {
      return arguments.context();
    }
  }
}
