package dev.assetwright.load;

import dev.assetwright.RetryWhen;
import dev.assetwright.Table;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.spi.SourceAsset;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An asset as a source declares it, before anything about it is judged. */
final class SourceDraft implements SourceAsset {
  /** An edge as written; without a type nothing is read. */
  record Read(String upstream, @Nullable Type type, String partitions) {}

  /** How it comes to be. */
  enum Making {
    NOTHING,
    BODY,
    SQL,
    OBSERVATION
  }

  final String key;
  final List<Read> reads = new ArrayList<>();
  final List<String> owners = new ArrayList<>();
  final List<String> tags = new ArrayList<>();
  final List<Object> arguments = new ArrayList<>();
  Making making = Making.NOTHING;
  String description = "";
  String schedule = "";
  String freshness = "";
  String timeout = "";
  String codeVersion = "";
  String sql = "";
  int retries;
  String retryDelay = "PT1S";
  List<Class<? extends Throwable>> retryOn = List.of();

  @Nullable
  RetryWhen retryWhen;

  Type type = Void.class;

  @Nullable
  Grid grid;

  @Nullable
  Body body;

  SourceDraft(String key) {
    this.key = key;
  }

  @Override
  public SourceAsset reads(String upstream, Type taken) {
    return reads(upstream, taken, "");
  }

  @Override
  public SourceAsset reads(String upstream, Type taken, String partitions) {
    reads.add(new Read(upstream, taken, partitions));
    return this;
  }

  @Override
  public SourceAsset after(String upstream) {
    reads.add(new Read(upstream, null, ""));
    return this;
  }

  @Override
  public SourceAsset grid(Grid partitions) {
    grid = partitions;
    return this;
  }

  @Override
  public SourceAsset description(String text) {
    description = text;
    return this;
  }

  @Override
  public SourceAsset owners(String... names) {
    owners.addAll(List.of(names));
    return this;
  }

  @Override
  public SourceAsset tags(String... words) {
    tags.addAll(List.of(words));
    return this;
  }

  @Override
  public SourceAsset schedule(String cron) {
    schedule = cron;
    return this;
  }

  @Override
  public SourceAsset freshness(String duration) {
    freshness = duration;
    return this;
  }

  @Override
  public SourceAsset retries(int count, String delay) {
    retries = count;
    retryDelay = delay;
    return this;
  }

  @Override
  public SourceAsset retryOn(List<Class<? extends Throwable>> types) {
    retryOn = List.copyOf(types);
    return this;
  }

  @Override
  public SourceAsset retryWhen(RetryWhen rule) {
    retryWhen = rule;
    return this;
  }

  @Override
  public SourceAsset timeout(String duration) {
    timeout = duration;
    return this;
  }

  @Override
  public SourceAsset codeVersion(String version) {
    codeVersion = version;
    return this;
  }

  @Override
  public SourceAsset arguments(Object... values) {
    arguments.addAll(List.of(values));
    return this;
  }

  @Override
  public void makes(Type made, Body code) {
    making = Making.BODY;
    type = made;
    body = code;
  }

  @Override
  public void selects(Class<? extends Record> row, String statement) {
    making = Making.SQL;
    type = new TableOf(row);
    sql = statement;
  }

  @Override
  public void observes(Observation observation) {
    making = Making.OBSERVATION;
    body = observation::observe;
  }

  /** {@code Table<row>}. */
  private record TableOf(Class<?> row) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return new Type[] {row};
    }

    @Override
    public Type getRawType() {
      return Table.class;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return null;
    }

    @Override
    public String getTypeName() {
      return "dev.assetwright.Table<" + row.getTypeName() + ">";
    }
  }
}
