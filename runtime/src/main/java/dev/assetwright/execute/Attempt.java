package dev.assetwright.execute;

import dev.assetwright.log.AttemptLog;
import dev.assetwright.log.CurrentLog;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.model.Materialization;
import dev.assetwright.rules.Durations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a step, on a worker's thread: call the method, stage what it returned, let the checks see that, publish.
 *
 * <p>{@link #cancel} may come from another thread at any time: it interrupts the method and makes all handles refuse, unless
 * publishing has begun, which is then finished.
 */
final class Attempt {
  private final AttemptRequest request;
  private final Making making;
  private final Recorder recorder;
  private final Retention retention;
  private final AdditionBuffer additions;
  private final ProgressTeller teller;
  private final AttemptLog log;
  private final Clock clock;
  private final String token;
  private final CancelSwitch cancelSwitch = new CancelSwitch();
  private List<Event.CheckEvaluated> checks = List.of();
  private Event.@Nullable Publishing announced;

  Attempt(
      AttemptRequest request,
      Making.Place place,
      Recorder recorder,
      Retention retention,
      PartitionRegistry partitions,
      ProgressTeller teller,
      AttemptLog log,
      Clock clock,
      String token) {
    this.request = request;
    this.recorder = recorder;
    this.retention = retention;
    this.additions = new AdditionBuffer(partitions, log);
    this.teller = teller;
    this.log = log;
    this.clock = clock;
    this.token = token;
    this.making = place.open(new Telling(), cancelSwitch::isCanceled);
  }

  /** Runs to its end; throws nothing but errors that no program survives. */
  AttemptResult run() {
    Instant started = clock.instant();
    log.begin(() -> "attempt %d starts: %s".formatted(request.attempt(), request.reason()));
    cancelSwitch.arm(Thread.currentThread());
    CurrentLog.set(log);
    try {
      AttemptResult result = finish(making.make(), started);
      if (!(result instanceof AttemptResult.Outdated)) {
        log.end(() -> "%s after %s"
            .formatted(
                result instanceof AttemptResult.Skipped skipped
                    ? "skipped: " + skipped.reason()
                    : result instanceof AttemptResult.Failed ? "failed" : "published",
                Durations.format(Duration.between(started, clock.instant()))));
      }
      return result;
    } catch (Throwable thrown) {
      return failed(Failures.of(thrown, request.producer().retry()));
    } finally {
      cancelSwitch.disarm();
      making.close();
      making.end();
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
    making.close();
    return true;
  }

  boolean isCanceled() {
    return cancelSwitch.isCanceled();
  }

  private AttemptResult failed(Failure failure) {
    log.error(failure.trace().isEmpty() ? failure.message() : String.join("\n", failure.trace()));
    return new AttemptResult.Failed(failure, announced, checks);
  }

  private AttemptResult finish(Made made, Instant started) throws InterruptedException {
    if (made instanceof Made.Staged staged) {
      checks = staged.checks();
      return publish(staged, started);
    }
    if (made instanceof Made.Skipped skipped) {
      return new AttemptResult.Skipped(skipped.reason(), additions.take(clock.instant()));
    }
    if (made instanceof Made.Outdated outdated) {
      log.info("starts anew: " + outdated.reason());
      return new AttemptResult.Outdated(outdated.reason());
    }
    Made.Failed failed = (Made.Failed) made;
    checks = failed.checks();
    return failed(failed.failure());
  }

  private AttemptResult publish(Made.Staged staged, Instant started) throws InterruptedException {
    if (!cancelSwitch.beginPublishing()) {
      throw new InterruptedException("canceled before publishing");
    }
    List<Materialization> made = materializations(staged, started);
    List<Event.PartitionsChanged> partitions = additions.take(clock.instant());
    if (staged.inWarehouse()) {
      Event.Publishing publishing =
          new Event.Publishing(clock.instant(), request.run(), token, made, partitions);
      recorder.recordAndWait(publishing);
      announced = publishing;
    }
    making.publish();
    announced = null;
    retention.published(request.code().graph(), made);
    return new AttemptResult.Published(
        made, staged.inWarehouse() ? token : null, partitions, checks);
  }

  private List<Materialization> materializations(Made.Staged staged, Instant started) {
    Instant now = clock.instant();
    List<Materialization> made = new ArrayList<>();
    staged
        .outputs()
        .forEach((key, output) -> made.add(new Materialization(
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
            output.metadata())));
    return made;
  }

  private final class Telling implements Making.Teller {
    @Override
    public void progress(long done, long total) {
      teller.progress(done, total);
    }

    @Override
    public void addPartitions(String grid, Collection<String> keys) {
      additions.add(grid, keys);
    }
  }
}
