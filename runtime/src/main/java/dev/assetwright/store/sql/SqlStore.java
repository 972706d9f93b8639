package dev.assetwright.store.sql;

import dev.assetwright.model.Cell;
import dev.assetwright.model.CodeEnvironment;
import dev.assetwright.model.Event;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.Schedule;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoredState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The store in tables: an append-only log of events, and projections that change in the same transaction. What is particular
 * to one kind of database is left to {@link SqlDatabase} and its schema.
 *
 * <p>A write waits for what may pass, such as a lock, as long as the database has patience, and then fails with everything as
 * it was; after any failure the next write is tried afresh.
 */
public abstract class SqlStore implements Store {
  private final SqlDatabase database;
  private final GroupCommitWriter writer;
  private final Names.Cache names = new Names.Cache();
  private final RunReader runs;
  private final ClaimTable claims;
  private final CodeTable codes;

  /** @param database has its newest schema; closed with the store */
  protected SqlStore(SqlDatabase database) {
    this.database = database;
    this.writer = new GroupCommitWriter(database);
    this.runs = new RunReader(database, names);
    this.claims = new ClaimTable(writer);
    this.codes = new CodeTable(writer, database);
  }

  @Override
  public CompletableFuture<List<RecordedEvent>> append(List<? extends Event> events) {
    return append(events, recorded -> {});
  }

  @Override
  public CompletableFuture<List<RecordedEvent>> append(
      List<? extends Event> events, Consumer<List<RecordedEvent>> told) {
    List<Event> copy = List.copyOf(events);
    return writer.submit(copy.size(), session -> session.events().append(copy), told);
  }

  @Override
  public CompletableFuture<QueuedRun> queue(Event.RunQueued run, Collection<List<Cell>> joint) {
    return queue(run, joint, queued -> {});
  }

  @Override
  public CompletableFuture<QueuedRun> queue(
      Event.RunQueued run, Collection<List<Cell>> joint, Consumer<QueuedRun> told) {
    return writer.submitFirst(
        run.steps().size(),
        session -> {
          RecordedEvent queued = session.events().append(List.of(run)).get(0);
          return new QueuedRun(
              queued, ClaimTable.claim(session, run.steps(), joint, run.process(), run.run()));
        },
        told);
  }

  @Override
  public List<RecordedEvent> appendAndWait(List<? extends Event> events) {
    List<Event> copy = List.copyOf(events);
    return writer.submitAndWait(session -> session.events().append(copy));
  }

  @Override
  public List<RecordedEvent> after(long sequence, int limit) {
    return database.read(
        connection -> new EventReader(connection, names(connection)).after(sequence, limit));
  }

  @Override
  public long lastSequence() {
    return database.read(StateReader::lastSequence);
  }

  @Override
  public StoredState load() {
    return database.read(connection -> new StateReader(connection, names(connection)).load());
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
  public List<StepRecord> steps(String run, StepStatus status, int offset, int limit) {
    return runs.steps(run, status, offset, limit);
  }

  @Override
  public void forEachStep(String run, Consumer<StepRecord> consumer) {
    runs.forEachStep(run, consumer);
  }

  @Override
  public Optional<StepRecord> step(String run, Cell cell) {
    return runs.step(run, cell);
  }

  @Override
  public List<CheckRecord> checks(String run, Collection<Cell> cells) {
    return runs.checks(run, cells);
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
  public Map<Cell, Claim> claim(
      Collection<Cell> cells, Collection<List<Cell>> joint, String process, String run) {
    return claims.claim(cells, joint, process, run);
  }

  @Override
  public CompletableFuture<PlaceAnswer> claimPlaces(String process, PlaceClaim claim, Instant now) {
    return claims.claimPlaces(process, claim, now);
  }

  @Override
  public boolean hasPlaces(String process) {
    return database.read(connection -> PlaceTable.isAnyOf(connection, process));
  }

  @Override
  public void release(String name) {
    claims.release(name);
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
  public List<BackfillRecord> backfills(int limit) {
    return backfill(reader -> reader.newest(limit));
  }

  @Override
  public List<BackfillRecord> findBackfills(String prefix) {
    return backfill(reader -> reader.named(prefix, 10));
  }

  @Override
  public Map<StepStatus, Integer> countCells(String backfill) {
    return backfill(reader -> reader.counts(backfill));
  }

  @Override
  public List<String> openBackfills() {
    return backfill(BackfillReader::open);
  }

  @Override
  public List<RunRecord> runsOf(String backfill, int limit) {
    return backfill(reader -> reader.runs(backfill, limit)).stream()
        .flatMap(run -> runs.findRuns(run).stream().filter(found -> found.id().equals(run)))
        .toList();
  }

  @Override
  public void forEachStep(String backfill, boolean sinceRetry, StepListener told) {
    backfill(reader -> {
      reader.forEachStep(backfill, sinceRetry, told);
      return true;
    });
  }

  @Override
  public boolean claimBackfill(String backfill, String process) {
    return claims.claimBackfill(backfill, process);
  }

  @Override
  public void releaseBackfills(String process) {
    claims.releaseBackfills(process);
  }

  private interface BackfillAnswer<T> {
    T from(BackfillReader reader) throws SQLException;
  }

  private <T> T backfill(BackfillAnswer<T> answer) {
    return database.read(
        connection -> answer.from(new BackfillReader(connection, names(connection))));
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

  @Override
  public Pruned prune(Instant before, long after) {
    return new Pruning(writer, database, before).prune(after);
  }

  @Override
  public long prunedTo() {
    return database.read(StateReader::prunedTo);
  }

  /** Writes what is queued, then closes the connections. Everything asked for later fails. */
  @Override
  public void close() {
    writer.close();
    database.close();
  }

  private Names names(Connection connection) {
    return new Names(connection, names);
  }
}
