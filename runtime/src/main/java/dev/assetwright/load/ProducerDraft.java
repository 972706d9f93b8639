package dev.assetwright.load;

import dev.assetwright.RetryWhen;
import dev.assetwright.model.AssetKind;
import dev.assetwright.model.ForkSettings;
import dev.assetwright.model.InputDefinition.Use;
import dev.assetwright.model.PoolPlaces;
import dev.assetwright.model.ProducerDefinition.MethodReference;
import dev.assetwright.model.RetryPolicy;
import dev.assetwright.model.Schedule;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.Durations;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.spi.DefinitionSink;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A method that makes or observes assets, as generated code declares it. */
final class ProducerDraft extends MethodDraft<DefinitionSink.Producer>
    implements DefinitionSink.Producer {
  final AssetKind kind;
  final ClassLoader loader;
  final @Nullable String sql;
  final List<OutputDraft> outputs = new ArrayList<>();

  @Nullable
  Grid grid;

  @Nullable
  String codeVersion;

  List<String> files = List.of();
  RetryPolicy retry = RetryPolicy.NONE;

  @Nullable
  Duration timeout;

  @Nullable
  Duration stepTimeout;

  @Nullable
  PoolPlaces pool;

  @Nullable
  ForkSettings fork;

  @Nullable
  String resource;

  boolean canSubset;

  ProducerDraft(AssetKind kind, MethodReference method, ClassLoader loader, @Nullable String sql) {
    super(method);
    this.kind = kind;
    this.loader = loader;
    this.sql = sql;
  }

  /** Puts what a statement reads now in the place of what it read when it was compiled. */
  void readTables(List<AssetKey> tables) {
    inputs.removeIf(input -> input.use() == Use.TABLE && input.index() < 0);
    tables.forEach(table -> table(-1, table.toString()));
  }

  @Override
  DefinitionSink.Producer self() {
    return this;
  }

  @Override
  public DefinitionSink.Producer grid(Grid partitions) {
    grid = partitions;
    return this;
  }

  @Override
  public DefinitionSink.Producer codeVersion(String version) {
    codeVersion = version;
    return this;
  }

  @Override
  public DefinitionSink.Producer files(String... names) {
    files = List.of(names);
    return this;
  }

  @Override
  public DefinitionSink.Producer retries(int retries, String delay) {
    retry = new RetryPolicy(retries, Durations.parse(delay), retry.on(), retry.when());
    return this;
  }

  @Override
  public DefinitionSink.Producer retryOn(String... types) {
    retry = new RetryPolicy(retry.retries(), retry.delay(), List.of(types), retry.when());
    return this;
  }

  @Override
  public DefinitionSink.Producer retryWhen(RetryWhen rule) {
    retry = new RetryPolicy(retry.retries(), retry.delay(), retry.on(), rule);
    return this;
  }

  @Override
  public DefinitionSink.Producer timeout(String limit) {
    timeout = Durations.parse(limit);
    return this;
  }

  @Override
  public DefinitionSink.Producer stepTimeout(String limit) {
    stepTimeout = Durations.parse(limit);
    return this;
  }

  @Override
  public DefinitionSink.Producer forked(String memory) {
    fork = new ForkSettings(memory);
    return this;
  }

  @Override
  public DefinitionSink.Producer pool(String name, int slots) {
    pool = new PoolPlaces(name, slots);
    return this;
  }

  @Override
  public DefinitionSink.Producer resource(String path) {
    resource = path;
    return this;
  }

  @Override
  public DefinitionSink.Producer canSubset() {
    canSubset = true;
    return this;
  }

  @Override
  public DefinitionSink.Output output(String key, StorageKind storage) {
    return add(key, storage, null);
  }

  @Override
  public DefinitionSink.Output output(String key, StorageKind storage, String component) {
    return add(key, storage, component);
  }

  private OutputDraft add(String key, StorageKind storage, @Nullable String component) {
    OutputDraft output = new OutputDraft(AssetKey.parse(key), storage, component);
    outputs.add(output);
    return output;
  }

  /** One of its assets. */
  final class OutputDraft implements DefinitionSink.Output {
    final AssetKey key;
    final StorageKind storage;
    final @Nullable String component;
    String description = "";
    List<String> owners = List.of();
    List<String> tags = List.of();
    List<String> kinds = List.of();
    List<AssetKey> formerly = List.of();

    @Nullable
    Schedule schedule;

    @Nullable
    Duration freshness;

    OutputDraft(AssetKey key, StorageKind storage, @Nullable String component) {
      this.key = key;
      this.storage = storage;
      this.component = component;
    }

    @Override
    public DefinitionSink.Output description(String text) {
      description = text;
      return this;
    }

    @Override
    public DefinitionSink.Output owners(String... names) {
      owners = List.of(names);
      return this;
    }

    @Override
    public DefinitionSink.Output tags(String... words) {
      tags = List.of(words);
      return this;
    }

    @Override
    public DefinitionSink.Output kinds(String... words) {
      kinds = List.of(words);
      return this;
    }

    @Override
    public DefinitionSink.Output formerly(String... keys) {
      formerly = Stream.of(keys).map(AssetKey::parse).toList();
      return this;
    }

    @Override
    public DefinitionSink.Output schedule(String cron, String zone) {
      schedule = new Schedule(cron, ZoneId.of(zone));
      return this;
    }

    @Override
    public DefinitionSink.Output freshness(String duration) {
      freshness = Durations.parse(duration);
      return this;
    }

    @Override
    public DefinitionSink.Output output(String further, StorageKind kept, String part) {
      return add(further, kept, part);
    }
  }
}
