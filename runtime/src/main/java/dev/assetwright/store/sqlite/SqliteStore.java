package dev.assetwright.store.sqlite;

import dev.assetwright.model.Cell;
import dev.assetwright.model.CodeEnvironment;
import dev.assetwright.model.Event;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.Schedule;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.spi.StoredState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The store on one SQLite file, in WAL mode with a sync at each commit. Several processes may have it open; each has one
 * of these. Not for network file systems, whose locks SQLite cannot trust.
 *
 * <p>A write waits while another program holds the file's lock, half a minute at most, and then fails with everything as
 * it was; after any failure the next write is tried afresh.
 */
public final class SqliteStore implements Store {
  private final Connections connections;
  private final GroupCommitWriter writer;
  private final Names.Cache names = new Names.Cache();
  private final RunReader runs;
  private final ClaimTable claims;
  private final CodeTable codes;

  private SqliteStore(Connections connections, SqliteOptions options, StoreErrors errors) {
    this.connections = connections;
    this.writer = new GroupCommitWriter(connections, options, errors);
    this.runs = new RunReader(connections, names, errors);
    this.claims = new ClaimTable(writer);
    this.codes = new CodeTable(writer, connections);
  }

  /**
   * Opens the file, creates it when it is absent, and brings an older one to the newest schema.
   *
   * @param clock says when a schema was applied
   * @throws UnsupportedStoreVersionException if a newer version wrote it; nothing was changed
   * @throws StoreUnavailableException if it cannot be opened; the message says why
   */
  public static SqliteStore open(Path file, Clock clock) {
    return open(file, clock, SqliteOptions.DEFAULT);
  }

  static SqliteStore open(Path file, Clock clock, SqliteOptions options) {
    StoreErrors errors = new StoreErrors(file);
    Connections connections = new Connections(file, options, errors);
    Migrations migrations = new Migrations(file);
    long begun = System.nanoTime();
    while (true) {
      try {
        connections.prepare(migrations, clock.instant());
        return new SqliteStore(connections, options, errors);
      } catch (SQLException e) {
        Duration waited = Duration.ofNanos(System.nanoTime() - begun);
        if (!StoreErrors.isBusy(e)) {
          throw errors.opening(e);
        } else if (waited.compareTo(options.patience()) >= 0) {
          throw errors.locked(waited, e);
        }
      }
    }
  }

  @Override
  public CompletableFuture<List<RecordedEvent>> append(List<? extends Event> events) {
    List<Event> copy = List.copyOf(events);
    return writer.submit(session -> session.events().append(copy));
  }

  @Override
  public List<RecordedEvent> appendAndWait(List<? extends Event> events) {
    List<Event> copy = List.copyOf(events);
    return writer.submitAndWait(session -> session.events().append(copy));
  }

  @Override
  public List<RecordedEvent> after(long sequence, int limit) {
    return connections.read(
        connection -> new EventReader(connection, names(connection)).after(sequence, limit));
  }

  @Override
  public long lastSequence() {
    return connections.read(StateReader::lastSequence);
  }

  @Override
  public StoredState load() {
    return connections.read(connection -> new StateReader(connection, names(connection)).load());
  }

  @Override
  public List<RunRecord> runs(@Nullable AssetKey asset, @Nullable Instant before, int limit) {
    return runs.runs(asset, before, limit);
  }

  @Override
  public List<RunRecord> findRuns(String prefix) {
    return runs.findRuns(prefix);
  }

  @Override
  public List<RunRecord> openRuns() {
    return runs.openRuns();
  }

  @Override
  public List<StepRecord> steps(String run, int offset, int limit) {
    return runs.steps(run, offset, limit);
  }

  @Override
  public Optional<StepRecord> step(String run, Cell cell) {
    return runs.step(run, cell);
  }

  @Override
  public List<CheckRecord> checks(String run) {
    return runs.checks(run);
  }

  @Override
  public List<Materialization> materializations(
      AssetKey asset, @Nullable String partition, int limit) {
    return runs.materializations(asset, partition, limit);
  }

  @Override
  public List<AcceptanceRecord> acceptances(AssetKey asset, int limit) {
    return runs.acceptances(asset, limit);
  }

  @Override
  public Optional<TickRecord> lastTick(Schedule schedule) {
    return runs.lastTick(schedule);
  }

  @Override
  public List<Event.Publishing> openPublishings() {
    return runs.openPublishings();
  }

  @Override
  public List<Cell> failuresLike(String fingerprint, int limit) {
    return runs.failuresLike(fingerprint, limit);
  }

  @Override
  public Map<Cell, Claim> claim(Collection<Cell> cells, String process, String run) {
    return claims.claim(cells, process, run);
  }

  @Override
  public void releaseAll(String process) {
    claims.releaseAll(process);
  }

  @Override
  public boolean claimTick(Schedule schedule, Instant due, String process) {
    return claims.claimTick(schedule, due, process);
  }

  @Override
  public void record(String codeVersion, List<MethodHash> parts) {
    codes.record(codeVersion, parts);
  }

  @Override
  public Optional<List<MethodHash>> find(String codeVersion) {
    return codes.find(codeVersion);
  }

  @Override
  public void recordEnvironment(String codeVersion, Instant at, CodeEnvironment environment) {
    codes.recordEnvironment(codeVersion, at, environment);
  }

  @Override
  public Optional<CodeEnvironment> findEnvironment(String codeVersion, Instant at) {
    return codes.findEnvironment(codeVersion, at);
  }

  /** Writes what is queued, then closes the file. Everything asked for later fails. */
  @Override
  public void close() {
    writer.close();
    connections.close();
  }

  private Names names(Connection connection) {
    return new Names(connection, names);
  }
}
