package dev.assetwright.query;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Failure;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.StepStatus;
import dev.assetwright.query.view.CauseView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.Durations;
import dev.assetwright.spi.RunStore;
import dev.assetwright.spi.RunStore.RunRecord;
import dev.assetwright.spi.RunStore.StepRecord;
import dev.assetwright.staleness.CellStatus;
import dev.assetwright.staleness.LastingFailures;
import dev.assetwright.staleness.Staleness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why a cell stands as it does; the sentence for what is up to date says from what it was made. */
final class Why {
  private static final int DEEPEST = 1_000;

  private final Moment moment;
  private final RunStore runs;

  /** Known once somebody asks. */
  private @Nullable Set<AssetKey> scheduled;

  Why(Moment moment, RunStore runs) {
    this.moment = moment;
    this.runs = runs;
  }

  /**
   * Returns the sentence.
   *
   * @param causes of that cell; empty when it is up to date
   */
  String cell(AssetDefinition asset, int ordinal, List<CauseView> causes) {
    AssetKey key = asset.key();
    Staleness staleness = moment.staleness();
    CellStatus status = staleness.status(key, ordinal);
    String partition = staleness.partition(key, ordinal);
    String absence = withoutFullStop(staleness.absence(key, ordinal));
    return switch (status) {
      case UP_TO_DATE -> asset.isExternal() ? present(asset, partition) : upToDate(key, partition);
      case ABSENT ->
        asset.isExternal()
            ? "Nothing is there%s: %s.".formatted(where("for", partition), absence)
            : staleness.isSkipped(key, ordinal)
                ? skipped(key, partition, absence)
                : "There is nothing to make %s from: %s."
                    .formatted(partition == null ? "it" : partition, absence);
      case GONE ->
        asset.isExternal()
            ? "The source%s is gone: %s.".formatted(where("of", partition), absence)
            : "What is published%s stays, but its source is gone: %s."
                .formatted(where("for", partition), absence);
      case MISSING, STALE -> needsWork(key, ordinal, causes);
      case FAILED -> failed(asset, partition);
    };
  }

  /** Its own method's word, or that of one upstream. */
  private String skipped(AssetKey key, @Nullable String partition, String absence) {
    CellState.Skipped own = moment.history().cell(key, partition).skipped();
    String what = partition == null ? "It" : partition;
    return own == null
        ? "%s is skipped, because %s.".formatted(what, absence)
        : "%s was skipped %s ago in run %s: %s. It is asked again when something that it reads changes."
            .formatted(what, age(own.at()), own.run(), withoutFullStop(own.reason()));
  }

  private static String where(String preposition, @Nullable String partition) {
    return partition == null ? "" : " " + preposition + " " + partition;
  }

  /** The sentence for an asset whose grid has no partition yet. */
  static String nothingExists() {
    return "No partition exists yet.";
  }

  private String needsWork(AssetKey key, int ordinal, List<CauseView> causes) {
    String partition = moment.staleness().partition(key, ordinal);
    if (causes.isEmpty()) {
      return "%s needs work upstream%s."
          .formatted(Words.cell(key, partition), blocked(key, ordinal));
    }
    CauseView first = causes.get(0);
    if (first.kind().equals("missing") && first.asset().equals(key.toString())) {
      return first.text() + blocked(key, ordinal) + ".";
    }
    String subject = partition == null ? "Stale" : partition + " is stale";
    int others = causes.size() - 1;
    String cut = causes.size() == Staleness.MOST_CAUSES ? "at least " : "";
    String more = others > 0 ? ", and " + cut + Words.count(others, "other cause") : "";
    return subject + ": " + first.text() + more + blocked(key, ordinal) + ".";
  }

  private String blocked(AssetKey key, int ordinal) {
    return failedUpstream(moment.staleness(), key, ordinal)
        .map(cell -> "; blocked, because %s failed%s"
            .formatted(Words.cell(cell.asset(), cell.partition()), itsCheck(cell)))
        .orElse("");
  }

  private String itsCheck(Cell cell) {
    CellState.Latest latest =
        moment.history().cell(cell.asset(), cell.partition()).latest();
    return latest != null
            && latest.failure() != null
            && latest.failure().kind() == Failure.Kind.CHECK
        ? " its blocking check '%s'".formatted(latest.failure().type())
        : "";
  }

  /** The failed cell upstream that holds one back, the first found on the way up. */
  static Optional<Cell> failedUpstream(Staleness staleness, AssetKey key, int ordinal) {
    AssetKey at = key;
    int where = ordinal;
    for (int depth = 0; depth < DEEPEST && staleness.isHeldBack(at, where); depth++) {
      InputDefinition next = null;
      for (InputDefinition input : staleness.graph().get(at).producer().inputs()) {
        int there = single(staleness, input, where);
        if (there < 0) {
          continue;
        }
        if (staleness.status(input.upstream(), there) == CellStatus.FAILED) {
          return Optional.of(
              new Cell(input.upstream(), staleness.partition(input.upstream(), there)));
        }
        if (next == null && staleness.isHeldBack(input.upstream(), there)) {
          next = input;
        }
      }
      if (next == null) {
        return Optional.empty();
      }
      where = single(staleness, next, where);
      at = next.upstream();
    }
    return Optional.empty();
  }

  /** The one cell that a cell needs by an edge; -1 when it is none, or several. */
  private static int single(Staleness staleness, InputDefinition input, int ordinal) {
    return input.mapping().isSingle() ? staleness.extents().mapping(input).single(ordinal) : -1;
  }

  private boolean isLeftAlone(ProducerDefinition producer, @Nullable String partition) {
    return lasts(producer, partition) && producer.assets().stream().anyMatch(scheduled()::contains);
  }

  /** What schedules ask for: their assets and what these need. */
  private Set<AssetKey> scheduled() {
    Set<AssetKey> known = scheduled;
    if (known == null) {
      known = moment
          .graph()
          .withUpstream(moment.graph().assets().stream()
              .filter(asset -> asset.schedule() != null)
              .map(AssetDefinition::key)
              .toList());
      scheduled = known;
    }
    return known;
  }

  private boolean lasts(ProducerDefinition producer, @Nullable String partition) {
    return new LastingFailures(
                moment.graph(), moment.history(), moment.staleness().extents())
            .find(
                producer,
                partition,
                moment.code().version(producer),
                moment.code().ruleVersion(producer))
        != null;
  }

  private String failed(AssetDefinition asset, @Nullable String partition) {
    for (AssetKey key : asset.producer().assets()) {
      CellState state = moment.history().cell(key, partition);
      CellState.Latest latest = state.latest();
      if (latest != null && latest.status() == StepStatus.FAILED) {
        String left = state.published() == null
            ? "nothing is published"
            : "what was published %s ago stays".formatted(age(state.published().at()));
        String alone = isLeftAlone(asset.producer(), partition)
            ? " Schedules leave it alone until its code, configuration or inputs change."
            : "";
        return "The latest attempt%s failed in run %s: %s %s."
                .formatted(
                    where("at", partition),
                    latest.run(),
                    Words.sentence(Failures.text(latest)),
                    Words.capital(left))
            + alone;
      }
    }
    return "The latest attempt%s failed.".formatted(where("at", partition));
  }

  private String present(AssetDefinition asset, @Nullable String partition) {
    Instant changed = Objects.requireNonNull(moment.history().observation(asset.key(), partition))
        .changedAt();
    return changed == null
        ? "It is there."
        : "It is there, last changed %s ago.".formatted(age(changed));
  }

  private String upToDate(AssetKey key, @Nullable String partition) {
    CellState.Published published = moment.history().cell(key, partition).published();
    if (published == null) {
      return "Up to date.";
    }
    CellState.Skipped skip = moment.history().cell(key, partition).skipped();
    return "Up to date: made%s %s ago in run %s%s."
        .formatted(
            from(published.inputs()),
            age(published.at()),
            published.run(),
            skip == null
                ? reused(key, partition, published)
                : "; run %s had nothing new: %s"
                    .formatted(skip.run(), withoutFullStop(skip.reason())));
  }

  private static String from(List<InputVersion> inputs) {
    Map<AssetKey, List<InputVersion>> byAsset = new TreeMap<>();
    inputs.stream()
        .filter(input -> !input.isAbsent())
        .forEach(input -> byAsset
            .computeIfAbsent(input.upstream(), asset -> new ArrayList<>())
            .add(input));
    List<String> without = inputs.stream()
        .filter(InputVersion::isAbsent)
        .map(input -> Words.cell(input.upstream(), input.partition()))
        .toList();
    List<String> names = new ArrayList<>();
    byAsset.forEach((asset, versions) -> names.add(
        versions.size() == 1
            ? Words.cell(asset, versions.get(0).partition())
            : "%s of '%s'".formatted(Words.count(versions.size(), "partition"), asset)));
    return (names.isEmpty() ? "" : " from " + Words.list(names))
        + (without.isEmpty() ? "" : " without " + Words.list(without));
  }

  /** What the newest run said that found it up to date and did nothing; empty when that run made it. */
  private String reused(AssetKey key, @Nullable String partition, CellState.Published published) {
    for (RunRecord run : runs.runs(key, null, 1)) {
      Optional<StepRecord> step = run.id().equals(published.run())
          ? Optional.empty()
          : runs.step(run.id(), new Cell(key, partition));
      if (step.isPresent() && step.get().status() == StepStatus.REUSED) {
        String reason = step.get().reason();
        return "; run %s reused it".formatted(run.id())
            + (reason.isEmpty() ? "" : ": " + withoutFullStop(reason));
      }
    }
    return "";
  }

  private static String withoutFullStop(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private String age(Instant at) {
    return at.isAfter(moment.now())
        ? Durations.format(Duration.ZERO)
        : Durations.format(Duration.between(at, moment.now()));
  }
}
