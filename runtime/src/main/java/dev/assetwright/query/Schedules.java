package dev.assetwright.query;

import dev.assetwright.model.Schedule;
import dev.assetwright.query.view.AssetView;
import dev.assetwright.rules.Cron;
import dev.assetwright.spi.RunStore.TickRecord;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells schedules: when they come due, and what came of them last. */
final class Schedules {
  private Schedules() {}

  /** When a schedule is next due; null without one. */
  static @Nullable Instant next(@Nullable Schedule schedule, Instant now) {
    return schedule == null
        ? null
        : Cron.parse(schedule.cron()).next(now, schedule.zone()).orElse(null);
  }

  static AssetView.Automation view(
      Schedule schedule, Optional<TickRecord> last, Instant now, boolean running) {
    return new AssetView.Automation(
        schedule.cron(),
        schedule.zone().getId(),
        "%s, %s"
            .formatted(Cron.parse(schedule.cron()).describe(), schedule.zone().getId()),
        next(schedule, now),
        last.map(TickRecord::at).orElse(null),
        last.map(TickRecord::run).orElse(null),
        last.map(TickRecord::reason).orElse(""),
        running);
  }
}
