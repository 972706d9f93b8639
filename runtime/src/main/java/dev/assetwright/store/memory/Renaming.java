package dev.assetwright.store.memory;

import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Event;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.Materialization;
import dev.assetwright.rules.AssetKey;
import java.util.List;

/** What was recorded of an asset, as if it always had its new name. What users asked for stays as they wrote it. */
record Renaming(AssetKey from, AssetKey to) {

  Event of(Event event) {
    if (event instanceof Event.RunQueued e) {
      List<Cell> steps = e.steps().stream().map(this::of).toList();
      return new Event.RunQueued(e.at(), e.run(), e.request(), e.process(), steps);
    } else if (event instanceof Event.AttemptStarted e) {
      return new Event.AttemptStarted(e.at(), e.run(), of(e.cell()), e.attempt());
    } else if (event instanceof Event.AttemptFailed e) {
      return new Event.AttemptFailed(
          e.at(), e.run(), of(e.cell()), e.attempt(), e.failure(), e.retryAt());
    } else if (event instanceof Event.Publishing e) {
      List<Materialization> made = e.materializations().stream().map(this::of).toList();
      return new Event.Publishing(e.at(), e.run(), e.token(), made, e.partitions());
    } else if (event instanceof Event.Materialized e) {
      return new Event.Materialized(of(e.materialization()), e.token());
    } else if (event instanceof Event.StepEnded e) {
      return new Event.StepEnded(
          e.at(), e.run(), of(e.cell()), e.attempt(), e.status(), e.reason(), e.failure());
    } else if (event instanceof Event.Skipped e) {
      CellState state = new CellState(null, null, e.skip()).withRenamedInput(from, to);
      return new Event.Skipped(of(e.cell()), state.skipped());
    } else if (event instanceof Event.CheckEvaluated e) {
      return new Event.CheckEvaluated(
          e.at(),
          e.run(),
          of(e.cell()),
          e.check(),
          e.passed(),
          e.blocking(),
          e.warning(),
          e.message());
    } else if (event instanceof Event.ExternalObserved e) {
      return new Event.ExternalObserved(
          e.at(), of(e.cell()), e.version(), e.changedAt(), e.absentReason());
    } else if (event instanceof Event.CodeAccepted e) {
      List<Cell> cells = e.cells().stream().map(this::of).toList();
      return new Event.CodeAccepted(e.at(), cells, e.was(), e.codeVersion(), e.because());
    } else if (event instanceof Event.Reverted e) {
      return new Event.Reverted(e.at(), of(e.materialization()));
    } else if (event instanceof Event.Forgotten e) {
      return new Event.Forgotten(e.at(), of(e.cell()));
    }
    return event;
  }

  Cell of(Cell cell) {
    return cell.asset().equals(from) ? new Cell(to, cell.partition()) : cell;
  }

  private Materialization of(Materialization made) {
    return new Materialization(
        of(made.cell()),
        made.run(),
        made.attempt(),
        made.at(),
        made.durationMillis(),
        made.codeVersion(),
        made.configFingerprint(),
        made.dataVersion(),
        made.rows(),
        made.bytes(),
        made.inputs().stream().map(this::of).sorted().toList(),
        made.metadata());
  }

  private InputVersion of(InputVersion input) {
    Cell cell = of(input.cell());
    return new InputVersion(cell.asset(), cell.partition(), input.dataVersion());
  }
}
