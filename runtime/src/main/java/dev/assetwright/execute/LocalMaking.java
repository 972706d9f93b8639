package dev.assetwright.execute;

import dev.assetwright.Result;
import dev.assetwright.log.AttemptLog;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.AssetKind;
import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.Refusal;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.InputChangedException;
import dev.assetwright.spi.StorageSession;
import dev.assetwright.staleness.ProvenanceHash;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Makes things in this process, on the thread that asks. */
final class LocalMaking implements Making {
  private final AttemptRequest request;
  private final Sessions sessions;
  private final Teller teller;
  private final BooleanSupplier canceled;
  private final AttemptLog log;
  private final Clock clock;
  private final Map<AssetKey, Made.Output> outputs = new LinkedHashMap<>();
  private final List<Event.CheckEvaluated> checks = new ArrayList<>();

  LocalMaking(
      AttemptRequest request,
      Storages storages,
      String token,
      Teller teller,
      BooleanSupplier canceled,
      AttemptLog log,
      Clock clock) {
    this.request = request;
    this.sessions = new Sessions(storages, token);
    this.teller = teller;
    this.canceled = canceled;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public Made make() {
    try {
      Result<?> result = call();
      if (result.isSkip()) {
        return new Made.Skipped(String.valueOf(result.skipReason()));
      }
      stage(result);
      Event.CheckEvaluated refusing =
          new CheckRunner(request, sessions, teller, outputs.keySet(), log, clock).run(checks);
      if (refusing == null) {
        return new Made.Staged(outputs, sessions.hasStagedTables(), checks);
      }
      quarantine(refusing);
      return new Made.Failed(
          Failures.of(Failure.Kind.CHECK, refusing.check(), refusing.message(), false), checks);
    } catch (InputChangedException changed) {
      return new Made.Outdated(changed.getMessage());
    } catch (Throwable thrown) {
      // Out of memory and its kind end the attempt, not the engine: what was staged is dropped by
      // whoever closes this.
      return new Made.Failed(Failures.of(thrown, request.producer().retry()), checks);
    }
  }

  /** It has failed, whether this works or not. */
  private void quarantine(Event.CheckEvaluated refusing) {
    try {
      boolean kept = sessions.quarantine(new Refusal(
          request.run(),
          request.attempt(),
          refusing.at(),
          refusing.cell().asset(),
          refusing.check(),
          refusing.message()));
      log.info(
          kept
              ? "what was refused is kept in quarantine"
              : "what was refused is dropped: its storage has no quarantine");
    } catch (RuntimeException e) {
      log.warn("what was refused could not be put into quarantine: " + e.getMessage());
    }
  }

  @Override
  public void publish() {
    sessions.publish();
  }

  @Override
  public void close() {
    sessions.close();
  }

  private Result<?> call() throws Throwable {
    if (request.producer().kind() == AssetKind.SQL) {
      return Result.of(null);
    }
    AttemptArguments arguments = new AttemptArguments(
        request,
        request.producer().method(),
        request.producer().inputs(),
        sessions,
        new LoggedContext(request, log, teller, canceled));
    Object returned = request.code().invoke(request.producer().method(), arguments);
    return returned instanceof Result<?> result ? result : Result.of(returned);
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
      StorageSession.Staged staged = stage(asset, value);
      if (staged.rows() >= 0) {
        log.info("staged '%s': %,d rows".formatted(key, staged.rows()));
      }
      leftOut(facts);
      outputs.put(
          key,
          new Made.Output(
              staged.dataVersion(), staged.rows(), staged.bytes(), Metadata.normalized(facts)));
    }
  }

  private StorageSession.Staged stage(AssetDefinition asset, @Nullable Object value)
      throws Throwable {
    if (asset.storage() == StorageKind.NONE) {
      return new StorageSession.Staged(
          ProvenanceHash.of(request.version(), request.inputs()), -1, 0);
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
}
