package dev.assetwright.query.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All about one asset: the asset page, {@code assetwright show}.
 *
 * @param kind java, sql or external
 * @param kinds what it is made with or kept as
 * @param formerly the keys it had before
 * @param pool the pool in which its attempts take places, and how many when not one; empty without
 * @param isolation {@code forked}, and its heap if that is limited, when its attempts have a JVM of their own; empty when not
 * @param status failed, stale, missing or up to date
 * @param activity running, queued or empty
 * @param partition the partition that {@code causes} is about: the one asked for, else the newest that is not up to date;
 *     null without a grid or when none is
 * @param partitionStatus the status of that partition; null without
 * @param causes why it is not up to date; empty when it is
 * @param why the same in one sentence, or why it is up to date
 * @param partitions null without a grid
 * @param freshness null without a promise
 * @param automation null without a schedule
 * @param siblings the other assets of the same multi-asset
 * @param materializations the newest, newest first
 * @param latestFailure null unless the latest attempt failed
 * @param columns of its rows; empty when it has none
 */
public record AssetView(
    String key,
    String name,
    String group,
    String kind,
    String storage,
    String description,
    List<String> owners,
    List<String> tags,
    List<String> kinds,
    List<String> formerly,
    String pool,
    String isolation,
    String status,
    String activity,
    @Nullable String partition,
    @Nullable String partitionStatus,
    List<CauseView> causes,
    String why,
    @Nullable PartitionsView partitions,
    @Nullable Freshness freshness,
    @Nullable Automation automation,
    List<Check> checks,
    List<Neighbour> upstream,
    List<Neighbour> downstream,
    int downstreamTotal,
    List<String> siblings,
    List<MaterializationEntry> materializations,
    List<Series> metadata,
    @Nullable FailureView latestFailure,
    List<Column> columns,
    Code code) {

  /**
   * Age against the promise.
   *
   * @param state in time, late soon or overdue
   * @param promiseMillis the greatest age allowed
   * @param ageMillis the age of the newest data; -1 when there is none
   * @param dueAt when it becomes, or became, overdue; null when there is no data
   * @param text in a sentence
   */
  public record Freshness(
      String state,
      long promiseMillis,
      long ageMillis,
      @Nullable Instant dueAt,
      String text) {}

  /**
   * What brings it up to date by itself.
   *
   * @param cron five fields
   * @param text in words, {@code daily at 06:15, Europe/London}
   * @param nextAt the next time; null when none comes
   * @param lastAt the last time it was looked at; null before
   * @param lastRun the run it asked for; null when none
   * @param lastReason why it asked for none, or what it caught up on; may be empty
   * @param running whether a process that evaluates schedules is up
   */
  public record Automation(
      String cron,
      String zone,
      String text,
      @Nullable Instant nextAt,
      @Nullable Instant lastAt,
      @Nullable String lastRun,
      String lastReason,
      boolean running) {}

  /**
   * A check with its latest result on the newest partition on which it did not pass; when it passed on all, on the newest one.
   *
   * @param result passed, failed, warned or never run
   */
  public record Check(
      String name,
      String description,
      boolean blocking,
      String severity,
      String result,
      String message,
      @Nullable String partition,
      @Nullable Instant at,
      @Nullable String run) {}

  /**
   * An asset next to this one.
   *
   * @param line what matters about it in a few words
   * @param optional whether the reader of the two can do without the other
   */
  public record Neighbour(String key, String kind, String status, String line, boolean optional) {}

  /** A materialization; {@code checks} of which {@code checksPassed} passed in the same run. */
  public record MaterializationEntry(
      @Nullable String partition,
      Instant at,
      String run,
      String startedBy,
      long durationMillis,
      long rows,
      long bytes,
      String codeVersion,
      String dataVersion,
      Map<String, Object> metadata,
      int checksPassed,
      int checks) {}

  /** A number over the materializations, oldest first, for a plot. */
  public record Series(String name, List<Point> points) {}

  /** One value of a series. */
  public record Point(@Nullable String partition, Instant at, double value, String run) {}

  /** A column of its rows. */
  public record Column(String name, String type) {}

  /**
   * The logic.
   *
   * @param method {@code SalesAssets.sales}
   * @param version of the code now
   * @param origin {@code from the compiled code}, {@code kept by hand} or {@code from the statement}
   * @param methods how many methods it reaches
   * @param sql the statement; null for Java
   * @param warnings what the version cannot see, such as reflection
   * @param acceptable how many partitions other code made, so that new code could be accepted for them
   * @param acceptances when new code was accepted as equal, newest first
   * @param environment what the code was compiled by and runs with: Java, class files, libraries; empty for statements
   * @param environmentChanges what of that differs since the newest data was made, a sentence each
   */
  public record Code(
      String method,
      String version,
      String origin,
      int methods,
      @Nullable String sql,
      List<String> warnings,
      int acceptable,
      List<Acceptance> acceptances,
      List<String> environment,
      List<String> environmentChanges) {}

  /**
   * New code counted as equal from then on.
   *
   * @param cells for how many partitions at once
   * @param partition for which, the newest of them; null without a grid
   * @param was the version that made the data
   * @param now the version that counts as equal
   * @param because the reason that was given
   */
  public record Acceptance(
      Instant at, int cells, @Nullable String partition, String was, String now, String because) {}
}
