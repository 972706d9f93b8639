package dev.assetwright.query;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.CellState;
import dev.assetwright.query.view.AssetView;
import dev.assetwright.rules.Durations;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.ProductExtent;
import dev.assetwright.rules.grid.TimeGrid;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges the age of an asset's data against its promise. A matter of clocks alone: stale data can be in time.
 *
 * <p>The age counts as {@link dev.assetwright.rules.grid.FreshnessRule} counts it: from the end of the newest published partition,
 * or without a grid from the materialization.
 */
final class Freshness {
  static final String IN_TIME = "in time";
  static final String LATE_SOON = "late soon";
  static final String OVERDUE = "overdue";

  private static final Duration SOON = Duration.ofHours(1);

  private Freshness() {}

  /** The state in words; empty without a promise. */
  static String word(Moment moment, AssetDefinition asset) {
    Duration promise = asset.freshness();
    return promise == null
        ? ""
        : state(promise, since(moment, asset), nothingDue(moment, asset), moment.now());
  }

  /** The whole answer; null without a promise. */
  static AssetView.@Nullable Freshness of(Moment moment, AssetDefinition asset) {
    Duration promise = asset.freshness();
    if (promise == null) {
      return null;
    }
    Instant since = since(moment, asset);
    boolean nothingDue = nothingDue(moment, asset);
    return new AssetView.Freshness(
        state(promise, since, nothingDue, moment.now()),
        promise.toMillis(),
        since == null ? -1 : age(since, moment.now()).toMillis(),
        since == null ? null : since.plus(promise),
        text(promise, since, nothingDue, moment.now()));
  }

  /**
   * Judges an age.
   *
   * @param since when the data's age is 0; null when there is none
   * @param nothingDue whether no partition exists yet that could be there
   */
  static String state(Duration promise, @Nullable Instant since, boolean nothingDue, Instant now) {
    if (since == null) {
      return nothingDue ? IN_TIME : OVERDUE;
    }
    Duration left = promise.minus(age(since, now));
    if (left.isNegative()) {
      return OVERDUE;
    }
    return left.compareTo(soon(promise)) < 0 ? LATE_SOON : IN_TIME;
  }

  /** The last tenth of the promise or the last hour, whichever is longer; but never more than half of it. */
  private static Duration soon(Duration promise) {
    Duration tenth = promise.dividedBy(10);
    Duration half = promise.dividedBy(2);
    Duration longer = tenth.compareTo(SOON) > 0 ? tenth : SOON;
    return longer.compareTo(half) < 0 ? longer : half;
  }

  private static String text(
      Duration promise, @Nullable Instant since, boolean nothingDue, Instant now) {
    String promised = "at most %s is promised".formatted(Durations.format(promise));
    if (since == null) {
      return nothingDue
          ? "No partition exists yet; %s.".formatted(promised)
          : "Nothing is published yet; %s.".formatted(promised);
    }
    Duration age = age(since, now);
    String text = "the newest data is %s old, %s.".formatted(Durations.format(age), promised);
    Duration left = promise.minus(age);
    return left.isNegative()
        ? "Overdue by %s: ".formatted(Durations.format(left.negated())) + text
        : Words.capital(text);
  }

  private static Duration age(Instant since, Instant now) {
    return since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
  }

  private static boolean nothingDue(Moment moment, AssetDefinition asset) {
    return moment.staleness().count(asset.key()) == 0;
  }

  private static @Nullable Instant since(Moment moment, AssetDefinition asset) {
    int newest = Newest.published(moment, asset.key());
    if (newest < 0) {
      return null;
    }
    Extent extent = moment.staleness().extents().of(asset.key());
    TimeGrid time = extent == null ? null : extent.grid().time();
    if (time != null) {
      return time.endOf(
          extent instanceof ProductExtent product
              ? product.digit(newest, product.grid().dimensions().indexOf(time))
              : newest);
    }
    CellState.Published published = moment
        .history()
        .cell(asset.key(), moment.staleness().partition(asset.key(), newest))
        .published();
    return Objects.requireNonNull(published).at();
  }
}
