package dev.assetwright.query.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The process at a glance: what the frame of every page shows.
 *
 * @param project the name of the modules
 * @param mode dev or serve
 * @param version of Assetwright
 * @param graph the fingerprint of the definitions
 * @param loadedAt when they were loaded
 * @param problem why the newest code could not be loaded; null when it could
 * @param now the server's clock
 * @param assets how many there are
 * @param counts how many assets are in each state
 * @param running the runs that are not final, oldest first
 * @param notices what people should know, such as that the data is sample data
 * @param nextTick when the next schedule is due; null without schedules
 */
public record StatusView(
    String project,
    String mode,
    String version,
    String graph,
    Instant loadedAt,
    @Nullable Problem problem,
    Instant now,
    int assets,
    Map<String, Integer> counts,
    List<RunView.Head> running,
    List<String> notices,
    @Nullable Instant nextTick) {
  /** A graph that does not load; {@code lines} hold what to do. */
  public record Problem(String title, List<String> lines, Instant at) {}
}
