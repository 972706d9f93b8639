package dev.assetwright.execute;

import dev.assetwright.history.EventFlow;
import dev.assetwright.log.AttemptLog;
import dev.assetwright.log.AttemptLogs;
import java.time.Clock;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Makes the attempt at a step at the moment at which a worker takes it: until then a step that waits costs next to nothing. */
final class AttemptFactory {
  private final Storages storages;
  private final EventFlow events;
  private final AttemptLogs logs;
  private final Coordinator.LogListener logListener;
  private final ProgressBoard board;
  private final Clock clock;
  private final Retention retention;
  private final @Nullable Forks forks;

  AttemptFactory(
      Storages storages,
      EventFlow events,
      AttemptLogs logs,
      Coordinator.LogListener logListener,
      ProgressBoard board,
      @Nullable Forks forks,
      Clock clock) {
    this.storages = storages;
    this.events = events;
    this.logs = logs;
    this.logListener = logListener;
    this.board = board;
    this.forks = forks;
    this.clock = clock;
    this.retention = new Retention(events.history(), storages);
  }

  Attempt create(Ready ready, Recorder recorder) {
    AttemptRequest request = ready.request();
    AttemptLog log = logs.create(
        request.run(),
        request.cell(),
        request.attempt(),
        total -> logListener.grew(request.run(), request.cell(), request.attempt(), total));
    String token = HexFormat.of().toHexDigits(ready.token);
    return new Attempt(
        request,
        place(request, token, log),
        recorder,
        retention,
        new PartitionRegistry(request.code().graph(), events, clock),
        new ProgressTeller(board, logListener, request, clock),
        log,
        clock,
        token);
  }

  /** Code that cannot be loaded elsewhere runs here, as that of a project under test. */
  private Making.Place place(AttemptRequest request, String token, AttemptLog log) {
    Forks elsewhere = request.producer().fork() == null ? null : forks;
    String origin = elsewhere == null ? null : request.code().origin().orElse(null);
    if (elsewhere == null || origin == null) {
      return (teller, canceled) ->
          new LocalMaking(request, storages, token, teller, canceled, log, clock);
    }
    return (teller, canceled) -> new ForkedMaking(request, origin, elsewhere, token, teller, log);
  }
}
