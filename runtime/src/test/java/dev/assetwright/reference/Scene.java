package dev.assetwright.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.Cell;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StaleCause;
import dev.assetwright.model.StepStatus;
import dev.assetwright.plan.Plan;
import dev.assetwright.plan.PlanRequest;
import dev.assetwright.reference.World.Method;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.staleness.Staleness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A world with the engine and the model side by side: what is done to one is done to the other, and they must agree. */
final class Scene implements AutoCloseable {
  private static final int MOST_CAUSES = 50;

  final World world;
  final ReferenceModel model;
  private final WorldEngine engine;

  /** Another process, once there is one. */
  private @Nullable WorldEngine other;

  Scene(World world, Path folder) {
    this.world = world;
    this.model = new ReferenceModel(world);
    this.engine = new WorldEngine(world, folder);
    world.customers.forEach(customer -> engine.change(List.of(customer), List.of()));
  }

  void reload() {
    engines().forEach(WorldEngine::reload);
  }

  void restart() {
    model.restart();
    engines().forEach(WorldEngine::restart);
  }

  /** From now on another process works here, too. */
  void join() {
    if (other == null) {
      other = engine.beside();
      restart();
    }
  }

  private List<WorldEngine> engines() {
    return other == null ? List.of(engine) : List.of(engine, other);
  }

  void add(String customer) {
    world.customers.add(customer);
    engine.change(List.of(customer), List.of());
  }

  void remove(String customer) {
    world.customers.remove(customer);
    engine.change(List.of(), List.of(customer));
  }

  void rename(String from, String to) {
    world.rename(from, to);
    model.rename(from, to);
    reload();
  }

  void forget(Cell cell) {
    engine.engine().forget(List.of(cell));
    model.forget(cell);
  }

  void lose(Cell cell) {
    engine.texts.drop(cell);
    model.lose(cell);
  }

  /** Compares how every cell stands, and why. */
  void requireAgreement() {
    model.look();
    for (WorldEngine each : engines()) {
      each.follow();
      requireAgreement(each.engine().look().staleness());
    }
  }

  private void requireAgreement(Staleness staleness) {
    for (Method method : world.methods) {
      List<@Nullable String> partitions = world.partitions(method);
      for (String key : method.keys) {
        AssetKey asset = AssetKey.parse(key);
        assertThat(staleness.count(asset)).isEqualTo(partitions.size());
        for (int ordinal = 0; ordinal < partitions.size(); ordinal++) {
          String partition = partitions.get(ordinal);
          String cell = ReferenceModel.cell(key, partition).toString();
          assertThat(staleness.partition(asset, ordinal)).isEqualTo(partition);
          assertThat(staleness.status(asset, ordinal))
              .as("status of %s", cell)
              .isEqualTo(model.status(method, partition));
          assertThat(staleness.ownKinds(asset, ordinal))
              .as("own causes of %s", cell)
              .isEqualTo(model.ownKinds(method, partition));
          List<StaleCause> causes = staleness.causes(asset, ordinal);
          assertThat(causes).isSortedAccordingTo(java.util.Comparator.comparing(StaleCause::kind));
          if (causes.size() < MOST_CAUSES) {
            assertThat(causes.stream().map(this::cause).collect(Collectors.toSet()))
                .as("causes of %s", cell)
                .isEqualTo(model.causes(key, partition));
          }
          causes.forEach(cause -> requirePath(cause, asset));
        }
      }
    }
  }

  private ReferenceModel.Cause cause(StaleCause cause) {
    String asset = cause.asset().toString();
    boolean ofMethod = switch (cause.kind()) {
      case MISSING, CODE, CONFIG, CHECK -> true;
      case DEPENDENCIES, MAPPING, DATA -> false;
    };
    return new ReferenceModel.Cause(cause.kind(), ofMethod ? world.method(asset).first() : asset);
  }

  /** A path is told from the root cause down, over edges that are there; that of a removed input begins with it. */
  private void requirePath(StaleCause cause, AssetKey asset) {
    List<AssetKey> path = cause.path();
    assertThat(path.get(0)).isEqualTo(cause.asset());
    assertThat(path.get(path.size() - 1)).isEqualTo(asset);
    int from = cause.kind() == StaleCause.Kind.DEPENDENCIES ? 1 : 0;
    for (int i = from; i + 1 < path.size(); i++) {
      assertThat(world.method(path.get(i + 1).toString()).inputs)
          .as("inputs on the path of %s", cause)
          .containsKey(path.get(i).toString());
    }
  }

  /** Plans and runs a request in both; returns what became of each step. */
  Map<Cell, StepStatus> materialize(ReferenceModel.Request request) throws Exception {
    model.look();
    Map<Cell, ReferenceModel.Step> expected = model.plan(request);
    Plan plan = plan(engine, request, expected);
    Map<Cell, StepStatus> ended = engine.run(plan);
    assertThat(ended).as("what became of the steps").isEqualTo(model.run(expected));
    return ended;
  }

  /** Plans in the engine, which must come to what the model expects. */
  private Plan plan(
      WorldEngine planner,
      ReferenceModel.Request request,
      Map<Cell, ReferenceModel.Step> expected) {
    planner.follow();
    TreeSet<AssetKey> assets = new TreeSet<>();
    request.assets().forEach(key -> assets.add(AssetKey.parse(key)));
    Plan plan = planner
        .engine()
        .plan(
            new PlanRequest(assets, request.asked().selection(), !request.only(), request.force()));
    Map<Cell, ReferenceModel.Step> planned = new TreeMap<>();
    for (Plan.Step step : plan.steps()) {
      Cell cell = new Cell(step.producer().first(), step.partition());
      planned.put(
          cell,
          new ReferenceModel.Step(
              cell,
              step.producer().assets().stream()
                  .map(AssetKey::toString)
                  .collect(Collectors.toCollection(TreeSet::new)),
              step.certain(),
              step.forced(),
              step.skipReason() != null));
    }
    assertThat(planned).as("plan").isEqualTo(expected);
    assertThat(plan.steps()).hasSameSizeAs(expected.keySet());
    requireOrder(plan);
    return plan;
  }

  /** Runs several requests at once, here or in the other process; returns what became of each step of each. */
  List<Map<Cell, StepStatus>> together(List<ReferenceModel.Request> requests, Random random)
      throws Exception {
    model.look();
    TogetherRuns runs = new TogetherRuns(world, model, engine.lastSequence());
    List<WorldEngine> on = new ArrayList<>();
    List<Plan> plans = new ArrayList<>();
    for (ReferenceModel.Request request : requests) {
      WorldEngine planner = engines().get(random.nextInt(engines().size()));
      Map<Cell, ReferenceModel.Step> expected = model.plan(request);
      on.add(planner);
      plans.add(plan(planner, request, expected));
      runs.expect(expected, other == null);
    }
    List<CompletableFuture<RunStatus>> ended = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      String run = on.get(i).start(plans.get(i));
      runs.started(i, run);
      ended.add(on.get(i).ended(run));
      if (random.nextInt(100) < 10) {
        runs.canceled(run);
        on.get(i).engine().cancel(run);
      }
    }
    CompletableFuture<Void> all = CompletableFuture.allOf(ended.toArray(CompletableFuture[]::new));
    // What every process does by itself, ten times a second.
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!all.isDone() && System.nanoTime() < patience) {
      engines().forEach(WorldEngine::follow);
      LockSupport.parkNanos(100_000);
    }
    assertThat(all).as("all runs, of which some wait for others").isDone();
    return runs.replay(engine.after(runs.since()));
  }

  private void requireOrder(Plan plan) {
    List<Cell> cells = new ArrayList<>();
    plan.steps()
        .forEach(step -> step.producer()
            .assets()
            .forEach(asset -> cells.add(new Cell(asset, step.partition()))));
    Set<Cell> before = new HashSet<>();
    for (Cell cell : cells) {
      Method method = world.method(cell.asset().toString());
      for (Cell input : model.inputCells(method, cell.partition())) {
        if (cells.contains(input)) {
          assertThat(before).as("planned before %s", cell).contains(input);
        }
      }
      before.add(cell);
    }
  }

  /** What is published, as the engine has it. */
  Map<Cell, String> values() {
    Map<Cell, String> values = new TreeMap<>();
    for (Cell cell : model.publishedCells()) {
      var published =
          engine.engine().history().cell(cell.asset(), cell.partition()).published();
      values.put(cell, published == null ? "nothing" : published.dataVersion());
    }
    return values;
  }

  @Override
  public void close() {
    engines().forEach(WorldEngine::close);
  }
}
