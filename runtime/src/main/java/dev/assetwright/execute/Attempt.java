package dev.assetwright.execute;

import dev.assetwright.Result;
import dev.assetwright.log.AttemptLog;
import dev.assetwright.log.CurrentLog;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.AssetKind;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.Durations;
import dev.assetwright.spi.InputChangedException;
import dev.assetwright.spi.StorageSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a step, on a worker's thread: call the method, stage what it returned, let the checks see that, publish.
 *
 * <p>{@link #cancel} may come from another thread at any time: it interrupts the method and makes all handles refuse, unless
 * publishing has begun, which is then finished.
 */
final class Attempt {
  private final AttemptRequest request;
  private final Sessions sessions;
  private final Recorder recorder;
  private final Retention retention;
  private final AdditionBuffer additions;
  private final ProgressTeller teller;
  private final AttemptLog log;
  private final Clock clock;
  private final String token;
  private final CancelSwitch cancelSwitch = new CancelSwitch();
  private final Map<AssetKey, StorageSession.Staged> staged = new LinkedHashMap<>();
  private final Map<AssetKey, Map<String, Object>> metadata = new LinkedHashMap<>();
  private final List<Event.CheckEvaluated> checks = new ArrayList<>();
  private Event.@Nullable Publishing announced;

  Attempt(
      AttemptRequest request,
      Storages storages,
      Recorder recorder,
      Retention retention,
      PartitionRegistry partitions,
      ProgressTeller teller,
      AttemptLog log,
      Clock clock,
      String token) {
    this.request = request;
    this.sessions = new Sessions(storages, token);
    this.recorder = recorder;
    this.retention = retention;
    this.additions = new AdditionBuffer(partitions, log);
    this.teller = teller;
    this.log = log;
    this.clock = clock;
    this.token = token;
  }

  /** Runs to its end; throws nothing but errors that no program survives. */
  AttemptResult run() {
    Instant started = clock.instant();
    log.begin(() -> "attempt %d starts: %s".formatted(request.attempt(), request.reason()));
    cancelSwitch.arm(Thread.currentThread());
    CurrentLog.set(log);
    try {
      AttemptResult result = make(started);
      log.end(() -> "%s after %s"
          .formatted(
              result instanceof AttemptResult.Skipped skipped
                  ? "skipped: " + skipped.reason()
                  : result instanceof AttemptResult.Failed ? "failed" : "published",
              Durations.format(Duration.between(started, clock.instant()))));
      return result;
    } catch (InputChangedException changed) {
      log.info("starts anew: " + changed.getMessage());
      return new AttemptResult.Outdated(changed.getMessage());
    } catch (VirtualMachineError error) {
      // Out of memory and its kind end the attempt, not the engine: what was staged is dropped
      // below.
      return failed(Failures.of(error, request.producer().retry()));
    } catch (Throwable thrown) {
      return failed(Failures.of(thrown, request.producer().retry()));
    } finally {
      cancelSwitch.disarm();
      sessions.close();
      CurrentLog.set(null);
      teller.close();
      log.close();
    }
  }

  /** Stops it as soon as it lets itself be stopped; false when publishing has begun and will be finished. */
  boolean cancel() {
    if (!cancelSwitch.cancel()) {
      return false;
    }
    sessions.close();
    return true;
  }

  boolean isCanceled() {
    return cancelSwitch.isCanceled();
  }

  private AttemptResult failed(Failure failure) {
    log.error(failure.trace().isEmpty() ? failure.message() : String.join("\n", failure.trace()));
    return new AttemptResult.Failed(failure, announced, checks);
  }

  private AttemptResult make(Instant started) throws Throwable {
    Result<?> result = call();
    if (result.isSkip()) {
      return new AttemptResult.Skipped(
          String.valueOf(result.skipReason()), additions.take(clock.instant()));
    }
    stage(result);
    Failure blocked = new CheckRunner(
            request, sessions, additions, teller, staged.keySet(), log, clock)
        .run(checks);
    if (blocked != null) {
      return failed(blocked);
    }
    if (!cancelSwitch.beginPublishing()) {
      throw new InterruptedException("canceled before publishing");
    }
    List<Materialization> made = materializations(started);
    List<Event.PartitionsChanged> partitions = additions.take(clock.instant());
    boolean inWarehouse = sessions.hasStagedTables();
    if (inWarehouse) {
      Event.Publishing publishing =
          new Event.Publishing(clock.instant(), request.run(), token, made, partitions);
      recorder.recordAndWait(publishing);
      announced = publishing;
    }
    sessions.publish();
    announced = null;
    retention.published(request.code().graph(), made);
    return new AttemptResult.Published(made, inWarehouse ? token : null, partitions, checks);
  }

  private Result<?> call() throws Throwable {
    if (request.producer().kind() == AssetKind.SQL) {
      return Result.of(null);
    }
    AttemptArguments arguments =
        arguments(request.producer().method(), request.producer().inputs());
    Object returned = request.code().invoke(request.producer().method(), arguments);
    return returned instanceof Result<?> result ? result : Result.of(returned);
  }

  private AttemptArguments arguments(
      ProducerDefinition.MethodReference method, List<InputDefinition> inputs) {
    return new AttemptArguments(
        request,
        method,
        inputs,
        sessions,
        new LoggedContext(request, log, additions, teller, cancelSwitch::isCanceled));
  }

  private void stage(Result<?> result) throws Throwable {
    for (AssetKey key : request.producer().assets()) {
      AssetDefinition asset = request.code().graph().get(key);
      Map<String, Object> facts = new LinkedHashMap<>(result.metadata());
      Object value = result.value();
      if (asset.component() != null && value != null) {
        value = request.code().component(asset, value);
      }
      if (value instanceof Result<?> inner) {
        if (inner.isSkip()) {
          throw new IllegalStateException(
              "'%s' is skipped alone: the assets of one method are published together or not at all."
                  .formatted(key));
        }
        facts.putAll(inner.metadata());
        value = inner.value();
      }
      StorageSession.Staged stagedOutput = stage(asset, value);
      staged.put(key, stagedOutput);
      if (stagedOutput.rows() >= 0) {
        log.info("staged '%s': %,d rows".formatted(key, stagedOutput.rows()));
      }
      leftOut(facts);
      metadata.put(key, facts);
    }
  }

  private StorageSession.Staged stage(AssetDefinition asset, @Nullable Object value)
      throws Throwable {
    if (asset.storage() == StorageKind.NONE) {
      return new StorageSession.Staged(Provenance.hash(request), -1, 0);
    }
    StorageSession session = sessions.of(asset.storage());
    if (request.producer().kind() == AssetKind.SQL) {
      return session.stageSql(
          asset,
          request.code().outputType(asset),
          request.partition(),
          String.valueOf(request.producer().sql()),
          SqlInputs.of(request));
    }
    if (value == null) {
      throw new NullOutputException(asset.key());
    }
    return session.stage(asset, request.code().outputType(asset), request.partition(), value);
  }

  /** A fan-in reads what is published; what it left out belongs to the facts about it. */
  private void leftOut(Map<String, Object> facts) {
    for (InputDefinition input : request.producer().inputs()) {
      if (!input.mapping().isSingle()) {
        long read = request.inputs().stream()
            .filter(v -> v.upstream().equals(input.upstream()))
            .count();
        facts.putIfAbsent("partitions_read_" + input.upstream().name(), read);
      }
    }
  }

  private List<Materialization> materializations(Instant started) {
    Instant now = clock.instant();
    List<Materialization> made = new ArrayList<>();
    staged.forEach((key, output) -> made.add(new Materialization(
        new Cell(key, request.partition()),
        request.run(),
        request.attempt(),
        now,
        Duration.between(started, now).toMillis(),
        request.version().code(),
        request.version().config(),
        output.dataVersion(),
        output.rows(),
        output.bytes(),
        request.inputs(),
        Metadata.normalized(metadata.get(key)))));
    return made;
  }
}
