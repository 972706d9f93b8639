package dev.assetwright.query;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.query.view.StatusView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The process at a glance. */
public final class StatusQuery {
  private final Moment moment;
  private final RunQuery runs;

  public StatusQuery(Moment moment, RunQuery runs) {
    this.moment = moment;
    this.runs = runs;
  }

  /**
   * What only the process knows about itself.
   *
   * @param mode dev or serve
   * @param version of Assetwright
   * @param loadedAt when the definitions were loaded
   * @param problem why the newest code could not be loaded; null when it could
   * @param notices what people should know
   */
  public record Process(
      String mode,
      String version,
      Instant loadedAt,
      StatusView.@Nullable Problem problem,
      List<String> notices) {
    public Process {
      notices = List.copyOf(notices);
    }
  }

  /** Answers for this process. */
  public StatusView status(Process process) {
    return new StatusView(
        String.join(", ", moment.graph().definitions().modules()),
        process.mode(),
        process.version(),
        moment.graph().fingerprint(),
        process.loadedAt(),
        process.problem(),
        moment.now(),
        moment.graph().assets().size(),
        new LineageQuery(moment).counts(),
        runs.open(),
        process.notices(),
        nextTick());
  }

  private @Nullable Instant nextTick() {
    return moment.graph().assets().stream()
        .map(AssetDefinition::schedule)
        .filter(Objects::nonNull)
        .distinct()
        .map(schedule -> Schedules.next(schedule, moment.now()))
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(null);
  }
}
