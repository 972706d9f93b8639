package dev.assetwright.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.Cell;
import dev.assetwright.plan.PartitionSelection;
import dev.assetwright.reference.World.Method;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.mapping.MappingException;
import dev.assetwright.rules.mapping.PartitionMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a seed makes of a world: its methods, and what happens to it. */
final class RandomScene {
  private final Random random;

  /** For all that came later, so that a seed goes on meaning what it meant. */
  private final Random more;

  private final boolean wide;
  private final List<String> told = new ArrayList<>();
  private final Path folder;
  private final World world;

  private static final List<String> MAPPINGS = List.of(
      "",
      "",
      "",
      "",
      "-1",
      "-2..0",
      "-1..1",
      "last",
      "all",
      "only eu",
      "only us, asia",
      "map de=eu, fr=eu+us",
      "map eu=de, us=fr, asia=de+fr",
      "day: previous",
      "day: -1..0",
      "day: last",
      "region: all",
      "region: only us",
      "customer: all");

  /** @param wide whether methods split, names change, and several runs are under way at once */
  RandomScene(long seed, boolean wide, Path folder) {
    this.random = new Random(seed);
    this.more = new Random(seed + 1);
    this.wide = wide;
    this.folder = folder;
    World.Place place = any(World.Place.ALL);
    this.world = new World(place);
    told.add("a world of " + place);
    for (int i = random.nextInt(3); i > 0; i--) {
      world.customers.add("c" + i);
    }
  }

  /** What happened so far, for people. */
  List<String> told() {
    return told;
  }

  void play(int events) throws Exception {
    declare();
    try (Scene scene = new Scene(world, folder)) {
      scene.requireAgreement();
      for (int i = 0; i < events; i++) {
        happen(scene);
        scene.requireAgreement();
      }
      requireGoodEnd(scene);
    }
  }

  private void declare() {
    int assets = 2 + random.nextInt(11);
    List<String> declared = new ArrayList<>();
    while (declared.size() < assets) {
      boolean external = declared.isEmpty() || chance(20);
      List<String> keys = new ArrayList<>();
      int count = external || !chance(20) ? 1 : 2 + random.nextInt(2);
      for (int i = 0; i < count; i++) {
        // Keys that do not sort like the graph, so that no order hides in them.
        keys.add("g%d/n%02d".formatted(random.nextInt(3), 50 + (declared.size() + i) * 37 % 50));
      }
      Method method = new Method(keys, external, any(world.grids));
      world.methods.add(method);
      boolean splits = wide && keys.size() > 1 && more.nextBoolean();
      if (external) {
        world.partitions(method).forEach(partition -> setToken(method, partition));
      } else {
        for (int i = random.nextInt(4); i > 0; i--) {
          addInput(method, any(declared));
        }
        if (chance(15) && !splits) {
          addInput(method, method.first());
        }
        method.codeMatters = chance(60);
        method.values = chance(60) ? 1_000_000 : 1 + random.nextInt(2);
      }
      declared.addAll(keys);
      told.add(method.toString() + (splits ? ", each alone" : ""));
      if (splits) {
        world.methods.remove(method);
        world.methods.addAll(method.split());
      }
    }
  }

  private void happen(Scene scene) throws Exception {
    if (wide && more.nextInt(100) < 30) {
      happenBeside(scene);
      return;
    }
    Method method = any(world.methods);
    List<@Nullable String> partitions = world.partitions(method);
    int dice = random.nextInt(100);
    if (dice < 40 || partitions.isEmpty()) {
      materialize(scene);
      return;
    }
    String partition = any(partitions);
    String text = Objects.toString(partition, "");
    if (dice < 45) {
      changeCustomers(scene);
    } else if (method.external) {
      if (dice < 95) {
        setToken(method, partition);
        told.add("see %s %s as %s".formatted(method.first(), text, world.token(method, partition)));
      } else {
        turnGrid(scene, method);
      }
    } else if (dice < 50) {
      method.family.forEach(member -> member.code++);
      told.add("change code of " + method.first());
      scene.reload();
    } else if (dice < 54) {
      method.family.forEach(member -> member.config++);
      told.add("change configuration of " + method.first());
      scene.reload();
    } else if (dice < 62) {
      changeInputs(method);
      told.add("now " + method);
      scene.reload();
    } else if (dice < 65) {
      turnGrid(scene, method);
    } else if (dice < 72) {
      turn(method.failing, text);
      told.add("failing of %s: %s".formatted(method.first(), method.failing));
    } else if (dice < 78) {
      turn(method.failingChecks, text);
      told.add("failing checks of %s: %s".formatted(method.first(), method.failingChecks));
    } else if (dice < 82) {
      turn(method.skipping, text);
      told.add("skipping of %s: %s".formatted(method.first(), method.skipping));
    } else if (dice < 92) {
      takeAway(scene, method, partition, dice < 87);
    } else if (dice < 96) {
      world.now = world.now.plus(Duration.ofHours(12));
      told.add("it is " + world.now);
    } else {
      told.add("start anew");
      scene.restart();
    }
  }

  private void takeAway(Scene scene, Method method, @Nullable String partition, boolean forget) {
    Cell cell = ReferenceModel.cell(any(method.keys), partition);
    told.add((forget ? "forget " : "lose ") + cell);
    if (forget) {
      scene.forget(cell);
    } else {
      scene.lose(cell);
    }
  }

  private void changeCustomers(Scene scene) {
    String customer = "c" + random.nextInt(4);
    told.add("turn customer " + customer);
    if (world.customers.contains(customer)) {
      scene.remove(customer);
    } else {
      scene.add(customer);
    }
  }

  private void turnGrid(Scene scene, Method method) {
    Grid grid = any(world.grids);
    method.family.forEach(member -> member.grid = grid);
    told.add("turn the grid: " + method);
    for (Method reader : world.methods) {
      List.copyOf(reader.inputs.keySet()).stream()
          .filter(key -> reader == method || method.family.contains(world.method(key)))
          .forEach(key -> addInput(reader, key));
    }
    scene.reload();
  }

  private void changeInputs(Method method) {
    if (!method.inputs.isEmpty() && chance(40)) {
      method.inputs.remove(any(new ArrayList<>(method.inputs.keySet())));
      return;
    }
    List<String> upstream = new ArrayList<>();
    int own = world.methods.indexOf(method.family.get(0));
    for (Method other : world.methods.subList(0, own + (method.family.size() == 1 ? 1 : 0))) {
      upstream.addAll(other.keys);
    }
    if (!upstream.isEmpty()) {
      addInput(method, any(upstream));
    }
  }

  /** Adds or changes an edge; takes it away if none of a few mappings fits. */
  private void addInput(Method method, String upstream) {
    for (int attempt = 0; attempt < 12; attempt++) {
      World.Edge edge = new World.Edge(any(MAPPINGS));
      try {
        PartitionMapping mapping =
            PartitionMapping.between(method.grid, world.method(upstream).grid, edge.partitions);
        if (method.keys.contains(upstream) && !mapping.isPrevious()) {
          continue;
        }
        edge.requireAll = chance(40);
        edge.optional = chance(25);
        // In the place of the one before: an order is no input.
        method.inputs.put(upstream, edge);
        return;
      } catch (MappingException e) {
        // Another one may fit.
      }
    }
    method.inputs.remove(upstream);
  }

  private void setToken(Method external, @Nullable String partition) {
    String key = Objects.toString(partition, "");
    if (chance(25)) {
      external.tokens.remove(key);
    } else {
      external.tokens.put(key, "token" + random.nextInt(4));
    }
  }

  /** What came later into this world. */
  private void happenBeside(Scene scene) throws Exception {
    int dice = more.nextInt(100);
    if (dice < 30) {
      rename(scene);
    } else if (dice < 35) {
      told.add("another process");
      scene.join();
    } else {
      List<ReferenceModel.Request> requests = new ArrayList<>();
      for (int i = 2 + more.nextInt(2); i > 0; i--) {
        requests.add(request());
      }
      told.add("materialize at once " + requests);
      told.add("  " + scene.together(requests, more));
    }
  }

  private void rename(Scene scene) {
    String from = any(any(world.methods).keys);
    List<String> former = world.formerly(from);
    String to = !former.isEmpty() && more.nextInt(100) < 30
        ? former.get(more.nextInt(former.size()))
        : "g%d/r%02d".formatted(more.nextInt(3), more.nextInt(100));
    if (!former.contains(to) && world.isTaken(to)) {
      return;
    }
    told.add("rename %s to %s".formatted(from, to));
    scene.rename(from, to);
  }

  private void materialize(Scene scene) throws Exception {
    ReferenceModel.Request request = request();
    told.add("materialize " + request);
    told.add("  " + scene.materialize(request));
  }

  private ReferenceModel.Request request() {
    TreeSet<String> assets = new TreeSet<>();
    if (chance(40)) {
      world.methods.forEach(method -> assets.addAll(method.keys));
    } else {
      for (int i = 1 + random.nextInt(2); i > 0; i--) {
        assets.add(any(any(world.methods).keys));
      }
    }
    PartitionSelection partitions = selection(assets);
    boolean named = partitions instanceof PartitionSelection.Keys;
    return new ReferenceModel.Request(
        assets, new Asked(world, assets, partitions), named, chance(25), chance(15));
  }

  /** Keys and ranges are of one of the assets that are asked for. */
  private PartitionSelection selection(Set<String> assets) {
    List<List<String>> keys = new ArrayList<>();
    for (String key : assets) {
      Method method = world.method(key);
      if (method.grid != null && !method.external && !world.keys(method.grid).isEmpty()) {
        keys.add(world.keys(method.grid));
      }
    }
    int kind = random.nextInt(8);
    if (kind < 4 || keys.isEmpty()) {
      return new PartitionSelection.All();
    }
    if (kind == 4) {
      return new PartitionSelection.Latest();
    }
    List<String> some = any(keys);
    int from = random.nextInt(some.size());
    int to = from + random.nextInt(some.size() - from);
    boolean product = some.get(from).contains("|");
    return kind == 5 && !product
        ? new PartitionSelection.Range(some.get(from), some.get(to))
        : new PartitionSelection.Keys(
            Stream.of(some.get(from), some.get(to)).distinct().toList());
  }

  /** Whatever went wrong before: once nothing does any more, all is made, as a new engine would make it, and then rests. */
  private void requireGoodEnd(Scene scene) throws Exception {
    told.add("let all go well");
    for (Method method : world.methods) {
      method.failing.clear();
      method.failingChecks.clear();
      method.skipping.clear();
      if (method.external) {
        world
            .partitions(method)
            .forEach(p -> method.tokens.putIfAbsent(Objects.toString(p, ""), "there"));
      }
    }
    // A method that would no longer skip is not asked again before something changes.
    for (Method method : world.methods) {
      boolean isFirst = method == method.family.get(0);
      if (isFirst && method.family.stream().anyMatch(scene.model::hasSkipped)) {
        method.family.forEach(member -> member.code++);
      }
    }
    scene.reload();
    TreeSet<String> all = new TreeSet<>();
    world.methods.forEach(method -> all.addAll(method.keys));
    ReferenceModel.Request request = new ReferenceModel.Request(
        all, new Asked(world, all, new PartitionSelection.All()), false, false, false);
    scene.materialize(request);
    scene.requireAgreement();
    assertThat(scene.materialize(request)).as("a second run right after").isEmpty();
    if (scene.model.isAnyGone()) {
      // What was made from a source that can no longer be is kept, and nobody could make it anew.
      return;
    }
    try (Scene fresh = new Scene(world, folder.resolve("fresh"))) {
      fresh.materialize(request);
      assertThat(scene.values()).as("published in the end").containsAllEntriesOf(fresh.values());
      assertThat(fresh.values()).isEqualTo(fresh.model.values());
    }
  }

  private void turn(Set<String> set, String element) {
    if (!set.remove(element)) {
      set.add(element);
    }
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T extends @Nullable Object> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
