package dev.assetwright.automation;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.history.EventFlow;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Event;
import dev.assetwright.model.Schedule;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.Cron;
import dev.assetwright.spi.ClaimStore;
import dev.assetwright.spi.RunStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates schedules. Assets of equal schedule share a tick and its run; a tick is known by schedule and instant, so it happens
 * once among processes, and once though the clock is set back. After a stop the ticks that were missed come down to one, which
 * says so.
 *
 * <p>Stepped by {@link #tick}; one thread at a time.
 */
public final class Scheduler {
  private static final Comparator<Schedule> ORDER = Comparator.comparing(Schedule::cron)
      .thenComparing(schedule -> schedule.zone().getId());

  private final String process;
  private final RunStore runs;
  private final ClaimStore claims;
  private final EventFlow events;
  private final Requester requester;
  private final Clock clock;
  private final Map<Schedule, Instant> lastDue = new TreeMap<>(ORDER);

  /** Turns a tick into a run. */
  public interface Requester {
    /**
     * Asks for the newest partition of these assets, and what they need, to be brought up to date.
     *
     * @param assets of one schedule, sorted
     */
    Answer request(List<AssetKey> assets);
  }

  /**
   * What came of a request.
   *
   * @param run the run; null when none was needed or none could be
   * @param reason why there is none, or what the run leaves alone; empty when it does all
   */
  public record Answer(@Nullable String run, String reason) {}

  public Scheduler(
      String process,
      RunStore runs,
      ClaimStore claims,
      EventFlow events,
      Requester requester,
      Clock clock) {
    this.process = process;
    this.runs = runs;
    this.claims = claims;
    this.events = events;
    this.requester = requester;
    this.clock = clock;
  }

  /** The schedules of a graph with their assets, in a stated order. */
  public static Map<Schedule, List<AssetKey>> schedules(AssetGraph graph) {
    Map<Schedule, List<AssetKey>> schedules = new TreeMap<>(ORDER);
    for (AssetDefinition asset : graph.assets()) {
      if (asset.schedule() != null) {
        schedules.computeIfAbsent(asset.schedule(), same -> new ArrayList<>()).add(asset.key());
      }
    }
    return schedules;
  }

  /**
   * Evaluates what is due now.
   *
   * @return when to come again at the latest; empty without schedules
   */
  public Optional<Instant> tick(AssetGraph graph) {
    Instant next = null;
    for (Map.Entry<Schedule, List<AssetKey>> entry : schedules(graph).entrySet()) {
      Optional<Instant> due = tick(entry.getKey(), entry.getValue());
      if (due.isPresent() && (next == null || due.get().isBefore(next))) {
        next = due.get();
      }
    }
    return Optional.ofNullable(next);
  }

  private Optional<Instant> tick(Schedule schedule, List<AssetKey> assets) {
    Instant now = clock.instant();
    Cron cron = Cron.parse(schedule.cron());
    Instant last = lastDue.computeIfAbsent(schedule, same -> baseline(same, assets, now));
    if (last.isAfter(now)) {
      // The clock was set back. What it goes through again is on record where it was due before.
      last = now;
      lastDue.put(schedule, now);
    }
    Instant due = null;
    int missed = 0;
    Optional<Instant> next = cron.next(last, schedule.zone());
    while (next.isPresent() && !next.get().isAfter(now)) {
      due = next.get();
      missed++;
      next = cron.next(due, schedule.zone());
    }
    if (due != null) {
      // Only then: a tick that could not be evaluated, such as while a file is locked, comes again.
      evaluate(schedule, due, missed - 1, assets);
      lastDue.put(schedule, due);
    }
    return next;
  }

  /** Where to count from: the last tick on record; a schedule seen for the first time has missed nothing. */
  private Instant baseline(Schedule schedule, List<AssetKey> assets, Instant now) {
    Optional<RunStore.TickRecord> last = runs.lastTick(schedule);
    if (last.isPresent()) {
      return last.get().due();
    }
    if (claims.claimTick(schedule, now, process)) {
      events.appendAndWait(List.of(new Event.Ticked(
          now, schedule, now, assets, null, "the schedule was seen for the first time")));
    }
    return now;
  }

  private void evaluate(Schedule schedule, Instant due, int missed, List<AssetKey> assets) {
    if (!claims.claimTick(schedule, due, process)) {
      return;
    }
    Answer answer = requester.request(assets);
    String reason = answer.reason();
    if (missed > 0) {
      String caughtUp =
          "caught up on %d missed %s".formatted(missed, missed == 1 ? "tick" : "ticks");
      reason = reason.isEmpty() ? caughtUp : reason + "; " + caughtUp;
    }
    events.appendAndWait(
        List.of(new Event.Ticked(clock.instant(), schedule, due, assets, answer.run(), reason)));
  }
}
