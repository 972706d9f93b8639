package dev.assetwright.query;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.CheckDefinition;
import dev.assetwright.model.CheckState;
import dev.assetwright.model.CodeEnvironment;
import dev.assetwright.model.ForkSettings;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.PoolPlaces;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.Schedule;
import dev.assetwright.query.view.AssetView;
import dev.assetwright.query.view.CauseView;
import dev.assetwright.query.view.FailureView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.CodeStore;
import dev.assetwright.spi.RunStore;
import dev.assetwright.staleness.CellStatus;
import dev.assetwright.staleness.Staleness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All about one asset: the asset page, {@code assetwright show} and {@code why}. */
public final class AssetQuery {
  private static final int MOST_ACCEPTANCES = 1_000;

  private final Moment moment;
  private final RunStore runs;
  private final CodeStore versions;
  private final CodeDetails details;
  private final List<AssetStorage> storages;

  public AssetQuery(
      Moment moment,
      RunStore runs,
      CodeStore versions,
      CodeDetails details,
      List<AssetStorage> storages) {
    this.moment = moment;
    this.runs = runs;
    this.versions = versions;
    this.details = details;
    this.storages = List.copyOf(storages);
  }

  /**
   * Answers for one asset.
   *
   * @param reference its key, or as much of its end as is unambiguous
   * @param partition which partition's causes are told; null for the newest that is not up to date
   */
  public AssetView asset(String reference, @Nullable String partition) {
    SelectionResolver resolver = new SelectionResolver(moment.staleness());
    AssetKey key = resolver.asset(reference);
    int asked = partition == null ? -1 : resolver.ordinal(key, partition);
    AssetDefinition asset = moment.graph().get(key);
    Staleness staleness = moment.staleness();
    int told = asked >= 0 ? asked : asset.grid() == null ? 0 : Newest.needingWork(staleness, key);
    List<CauseView> causes = told < 0
        ? List.of()
        : new CauseViews(moment, details, versions).of(staleness.causes(key, told));
    MaterializationViews made = new MaterializationViews(
        moment.history(), runs, runs.materializations(key, null, MaterializationViews.asked()));
    return new AssetView(
        key.toString(),
        key.name(),
        key.group(),
        asset.kind().word(),
        asset.storage().name().toLowerCase(Locale.ROOT),
        asset.description(),
        asset.owners(),
        asset.tags(),
        asset.kinds(),
        asset.formerly().stream().map(AssetKey::toString).toList(),
        pool(asset.producer().pool()),
        isolation(asset.producer().fork()),
        staleness.worst(key).word(),
        LineageQuery.activity(moment, key),
        told < 0 ? null : staleness.partition(key, told),
        told < 0 || asset.grid() == null ? null : staleness.status(key, told).word(),
        causes,
        why(asset, told, causes),
        PartitionRuns.of(moment, asset),
        Freshness.of(moment, asset),
        automation(asset),
        moment.graph().checks(key).stream().map(this::check).toList(),
        neighbours(moment.graph().upstream(key), up -> isOptional(key, up)),
        neighbours(moment.graph().downstream(key), down -> isOptional(down, key)),
        moment.graph().withDownstream(List.of(key)).size() - 1,
        siblings(asset),
        made.entries(),
        made.series(),
        latestFailure(asset).orElse(null),
        Columns.of(moment.code(), asset),
        code(key, asset.producer()));
  }

  private String why(AssetDefinition asset, int told, List<CauseView> causes) {
    Why why = new Why(moment, runs);
    if (told >= 0) {
      return why.cell(asset, told, causes);
    }
    Staleness staleness = moment.staleness();
    AssetKey key = asset.key();
    if (staleness.count(key) == 0) {
      return Why.nothingExists();
    }
    int newest = asset.isExternal()
        ? Newest.withStatus(staleness, key, CellStatus.UP_TO_DATE)
        : Newest.published(moment, key);
    return why.cell(asset, newest >= 0 ? newest : staleness.count(key) - 1, causes);
  }

  private AssetView.@Nullable Automation automation(AssetDefinition asset) {
    Schedule schedule = asset.schedule();
    return schedule == null
        ? null
        : Schedules.view(
            schedule, runs.lastTick(schedule), moment.now(), moment.automationRunning());
  }

  private AssetView.Check check(CheckDefinition check) {
    int newest = Newest.checked(moment, check.asset(), check.name());
    String partition = newest < 0 ? null : moment.staleness().partition(check.asset(), newest);
    CheckState state =
        newest < 0 ? null : Newest.result(moment.history(), check.asset(), partition, check.name());
    return new AssetView.Check(
        check.name(),
        check.description(),
        check.blocking(),
        check.warning() ? "warning" : "error",
        state == null ? "never run" : Checks.result(state),
        state == null ? "" : Checks.message(moment.history(), check, partition, state),
        partition,
        state == null ? null : state.at(),
        state == null ? null : state.run());
  }

  private static String pool(@Nullable PoolPlaces places) {
    if (places == null) {
      return "";
    }
    return places.slots() == 1
        ? places.pool()
        : "%s, %s".formatted(places.pool(), Words.count(places.slots(), "place"));
  }

  private static String isolation(@Nullable ForkSettings fork) {
    if (fork == null) {
      return "";
    }
    return fork.memory().isEmpty() ? "forked" : "forked, " + fork.memory();
  }

  private boolean isOptional(AssetKey reader, AssetKey upstream) {
    return moment.graph().get(reader).producer().inputs().stream()
        .filter(input -> input.upstream().equals(upstream))
        .allMatch(InputDefinition::optional);
  }

  private List<AssetView.Neighbour> neighbours(
      Iterable<AssetKey> keys, Predicate<AssetKey> isOptional) {
    List<AssetView.Neighbour> neighbours = new ArrayList<>();
    for (AssetKey key : keys) {
      neighbours.add(new AssetView.Neighbour(
          key.toString(),
          moment.graph().get(key).kind().word(),
          moment.staleness().worst(key).word(),
          CardLine.of(moment, key),
          isOptional.test(key)));
    }
    return neighbours;
  }

  private static List<String> siblings(AssetDefinition asset) {
    return asset.producer().family().stream()
        .filter(key -> !key.equals(asset.key()))
        .map(AssetKey::toString)
        .sorted()
        .toList();
  }

  /** The newest partition that failed tells; without a grid the one cell. */
  private Optional<FailureView> latestFailure(AssetDefinition asset) {
    Staleness staleness = moment.staleness();
    int newest = Newest.withStatus(staleness, asset.key(), CellStatus.FAILED);
    return newest < 0 ? Optional.empty() : failure(asset, staleness.partition(asset.key(), newest));
  }

  private Optional<FailureView> failure(AssetDefinition asset, @Nullable String partition) {
    Failures failures = new Failures(moment.graph(), moment.staleness().extents(), runs, storages);
    for (AssetKey key : asset.producer().assets()) {
      CellState.Latest latest = moment.history().cell(key, partition).latest();
      Optional<FailureView> failure =
          latest == null ? Optional.empty() : failures.of(new Cell(key, partition), latest);
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  private AssetView.Code code(AssetKey key, ProducerDefinition producer) {
    Optional<CodeDetails.Details> found = details.find(producer);
    String origin = producer.sql() != null
        ? "from the statement"
        : producer.codeVersion() != null ? "kept by hand" : "from the compiled code";
    return new AssetView.Code(
        producer.method().display(),
        Objects.requireNonNullElse(
            producer.codeVersion(), moment.code().version(producer).code()),
        origin,
        found.map(of -> of.parts().size()).orElse(0),
        producer.sql(),
        found.map(CodeDetails.Details::warnings).orElse(List.of()),
        new AcceptQuery(moment, versions, details).count(key),
        Acceptances.of(runs.acceptances(key, MOST_ACCEPTANCES)),
        found.map(of -> EnvironmentChanges.texts(of.environment())).orElse(List.of()),
        found.map(of -> environmentChanges(key, of.environment())).orElse(List.of()));
  }

  private List<String> environmentChanges(AssetKey key, CodeEnvironment now) {
    CellState.Published newest = moment.history().lastPublished(key);
    return newest == null
        ? List.of()
        : versions
            .findEnvironment(newest.codeVersion(), newest.at())
            .map(before -> EnvironmentChanges.between(before, now))
            .orElse(List.of());
  }
}
