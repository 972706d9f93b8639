package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.GridDeclaration;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.Promises;
import dev.assetwright.rules.Cron;
import dev.assetwright.rules.Durations;
import dev.assetwright.rules.grid.FreshnessRule;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.TimeGrid;
import java.time.Duration;
import java.time.ZoneId;

/** A promise of freshness is one that the schedule can keep. */
final class FreshnessValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    Promises promises = method.promises();
    if (promises.schedule().isEmpty()
        || promises.freshness().isEmpty()
        || !Zones.isZone(method.scheduleZone())) {
      return;
    }
    Cron schedule;
    Duration freshness;
    try {
      schedule = Cron.parse(promises.schedule().value());
      freshness = Durations.parse(promises.freshness().value());
    } catch (IllegalArgumentException e) {
      return; // Said where times are checked.
    }
    GridDeclaration declared = method.grid();
    Grid grid = declared == null ? null : declared.grid();
    if (declared != null && grid == null) {
      return;
    }
    TimeGrid time = grid == null ? null : grid.time();
    FreshnessRule.problem(schedule, ZoneId.of(method.scheduleZone()), freshness, time)
        .ifPresent(problem ->
            scene.messages().add(Code.TIGHT_FRESHNESS, promises.freshness().place(), problem));
  }
}
