package dev.assetwright.execute;

import dev.assetwright.history.EventFlow;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.RunRequest;
import dev.assetwright.plan.Plan;
import dev.assetwright.spi.StoreUnavailableException;
import java.time.Clock;
import java.util.Map;

/** Records a run, claims its cells and hands it to those who decide. Safe for several threads. */
final class Submission {
  private final String process;
  private final EventFlow events;
  private final Inbox inbox;
  private final Decisions decisions;
  private final Clock clock;

  Submission(String process, EventFlow events, Inbox inbox, Decisions decisions, Clock clock) {
    this.process = process;
    this.events = events;
    this.inbox = inbox;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * Throws {@link StoreUnavailableException} when the run could not be recorded; then nothing runs.
   *
   * @param earlier what was tried in the run that this one goes on with; empty for a run of its own
   */
  RunState submit(
      String id,
      AssetCode code,
      RunRequest request,
      Plan plan,
      Map<Cell, EarlierAttempts> earlier) {
    RunState run = new RunState(id, code, request, plan);
    run.continues(earlier);
    decisions.expect(id);
    try {
      // What others hold is asked for again when its step comes.
      run.heldByOthers.addAll(events.queue(
          new Event.RunQueued(clock.instant(), id, request, process, run.cells()),
          RunState.joint(run.steps)));
    } catch (RuntimeException e) {
      decisions.forget(id);
      throw e;
    }
    try {
      // What others made of the cells until they gave them back is known after this.
      events.follow();
      inbox.post(() -> decisions.begin(run));
    } catch (RuntimeException | Error e) {
      // Whatever it is: the run is on record, so somebody has to end it.
      inbox.post(() -> decisions.refuse(run, e));
    }
    return run;
  }
}
