package dev.assetwright.testing;

import dev.assetwright.Rows;
import dev.assetwright.Table;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.CheckState;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.Materialization;
import dev.assetwright.rules.Suggestions;
import dev.assetwright.spi.Slice;
import dev.assetwright.spi.StorageSession;
import dev.assetwright.staleness.CellStatus;
import dev.assetwright.staleness.Staleness;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An asset at a partition, or one without partitions: its data, its checks, and how it stands, each at the moment of asking. */
public final class TestCell {
  private final TestEngine engine;
  private final Cell cell;

  TestCell(TestEngine engine, Cell cell) {
    this.engine = engine;
    this.cell = cell;
  }

  /**
   * A root cause for the cell not being up to date.
   *
   * @param kind missing, code, config, dependencies, mapping, data or check
   * @param cell where it differs, {@code raw/orders 2026-06-01}
   * @param text the finding in words, without that cell's name
   */
  public record Cause(String kind, String cell, String text) {}

  /**
   * The latest result of a check.
   *
   * @param blocking whether a failure keeps the data from being published
   * @param warning whether a failure is no more than a warning
   */
  public record Check(
      String name, boolean passed, boolean blocking, boolean warning, String message) {}

  /**
   * Returns what is published.
   *
   * @throws AssertionError if nothing is published, or the asset holds something else
   */
  public <T> T value(Class<T> type) {
    return read(value -> {
      if (!Types.boxed(type).isInstance(value)) {
        throw new AssertionError("'%s' holds %s, not %s."
            .formatted(cell.asset(), Types.display(declaredType()), Types.display(type)));
      }
      @SuppressWarnings("unchecked")
      T typed = (T) value;
      return typed;
    });
  }

  /** Returns what is published, of a generic type, which must be the declared one. */
  public <T> T value(TypeOf<T> type) {
    if (!type.type().equals(declaredType())) {
      throw new AssertionError("'%s' holds %s, not %s."
          .formatted(cell.asset(), Types.display(declaredType()), Types.display(type.type())));
    }
    return read(value -> {
      @SuppressWarnings("unchecked")
      T typed = (T) value;
      return typed;
    });
  }

  /** Returns the published rows of a table, of stored rows, or of a list; those of a table in no stated order. */
  public <R> List<R> rows(Class<R> row) {
    return read(value -> rows(value).stream()
        .map(each -> {
          if (!row.isInstance(each)) {
            throw new AssertionError("'%s' holds %s, no rows of %s."
                .formatted(cell.asset(), Types.display(declaredType()), Types.display(row)));
          }
          return row.cast(each);
        })
        .toList());
  }

  private Collection<?> rows(Object value) {
    if (value instanceof Table<?> table) {
      return table.toList();
    }
    if (value instanceof Rows<?> rows) {
      return rows.toList();
    }
    if (value instanceof Collection<?> list) {
      return list;
    }
    throw new AssertionError(
        "'%s' holds %s, which has no rows.".formatted(cell.asset(), Types.display(declaredType())));
  }

  private <T> T read(Function<Object, T> use) {
    CellState.Published published = engine.state(cell).published();
    if (published == null) {
      throw new AssertionError("'%s' is not published. %s".formatted(cell, why()));
    }
    AssetDefinition asset = engine.code().graph().get(cell.asset());
    try (StorageSession session =
        engine.project().storages().of(asset.storage()).open("read by a test")) {
      return use.apply(session.read(
          asset,
          declaredType(),
          asset.grid() == null
              ? Slice.whole()
              : Slice.one(asset.grid(), String.valueOf(cell.partition())),
          List.of(new InputVersion(cell.asset(), cell.partition(), published.dataVersion()))));
    }
  }

  private Type declaredType() {
    return engine.code().outputType(engine.code().declared(cell.asset()));
  }

  /** Whether something is published. */
  public boolean isPublished() {
    return engine.state(cell).published() != null;
  }

  /** What the method said about what is published; empty when nothing is. */
  public Map<String, Object> metadata() {
    List<Materialization> made = engine.store().materializations(cell.asset(), cell.partition(), 1);
    return made.isEmpty() ? Map.of() : made.get(0).metadata();
  }

  private int ordinal(Staleness staleness) {
    return staleness.extents().find(cell.asset(), cell.partition());
  }

  /** How it stands against its code and inputs, after a look at the externals upstream. */
  public CellStatus status() {
    Staleness staleness = staleness();
    return staleness.status(cell.asset(), ordinal(staleness));
  }

  /** Why it is not up to date: root causes, its own first; empty when it is. */
  public List<Cause> causes() {
    Staleness staleness = staleness();
    return staleness.causes(cell.asset(), ordinal(staleness)).stream()
        .map(cause -> new Cause(
            cause.kind().word(),
            new Cell(cause.asset(), cause.partition()).toString(),
            cause.detail()))
        .toList();
  }

  private Staleness staleness() {
    return engine.staleness(cell.asset());
  }

  /** Why it stands as it does, in the sentence that {@code assetwright why} prints. */
  public String why() {
    staleness();
    return engine.application().asset(cell.asset().toString(), cell.partition()).why();
  }

  /** The latest results of its checks, sorted by name. */
  public List<Check> checks() {
    Map<String, CheckState> results =
        new TreeMap<>(engine.project().engine().history().checks(cell));
    return results.entrySet().stream()
        .map(result -> new Check(
            result.getKey(),
            result.getValue().passed(),
            result.getValue().blocking(),
            result.getValue().warning(),
            result.getValue().message()))
        .toList();
  }

  /**
   * The latest result of one check.
   *
   * @throws AssertionError if it did not run
   */
  public Check check(String name) {
    List<Check> results = checks();
    return results.stream()
        .filter(result -> result.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(
            "No check '%s' has run on '%s'.%s".formatted(name, cell, suggestion(name, results))));
  }

  private static String suggestion(String name, List<Check> results) {
    @Nullable
    String closest =
        Suggestions.closest(name, results.stream().map(Check::name).toList(), 1).stream()
            .findFirst()
            .orElse(null);
    return closest == null ? "" : " Did you mean '%s'?".formatted(closest);
  }

  /** Returns {@code mart/daily_sales 2026-06-01}. */
  @Override
  public String toString() {
    return cell.toString();
  }
}
