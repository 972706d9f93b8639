package dev.assetwright.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.Cell;
import dev.assetwright.plan.PartitionSelection;
import dev.assetwright.reference.World.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a seed makes of a world: its methods, and what happens to it. */
final class RandomScene {
  private final Random random;
  private final List<String> told = new ArrayList<>();
  private final Path folder;
  private final World world = new World();

  RandomScene(long seed, Path folder) {
    this.random = new Random(seed);
    this.folder = folder;
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
      Method method = new Method(keys, external, chance(60));
      if (external) {
        world.partitions(method).forEach(partition -> setToken(method, partition));
      } else {
        for (int i = random.nextInt(4); i > 0; i--) {
          addInput(method, any(declared));
        }
        method.codeMatters = chance(60);
        method.values = chance(60) ? 1_000_000 : 1 + random.nextInt(2);
      }
      world.methods.add(method);
      declared.addAll(keys);
      told.add(method.toString());
    }
  }

  private void happen(Scene scene) throws Exception {
    Method method = any(world.methods);
    String partition = any(world.partitions(method));
    String text = Objects.toString(partition, "");
    int dice = random.nextInt(100);
    if (dice < 40) {
      materialize(scene);
    } else if (method.external) {
      if (dice < 95) {
        setToken(method, partition);
        told.add("see %s %s as %s".formatted(method.first(), text, world.token(method, partition)));
      } else {
        method.daily = !method.daily;
        told.add("turn the grid of %s".formatted(method.first()));
        scene.reload();
      }
    } else if (dice < 50) {
      method.code++;
      told.add("change code of " + method.first());
      scene.reload();
    } else if (dice < 54) {
      method.config++;
      told.add("change configuration of " + method.first());
      scene.reload();
    } else if (dice < 62) {
      changeInputs(method);
      told.add("now " + method);
      scene.reload();
    } else if (dice < 65) {
      method.daily = !method.daily;
      told.add("turn the grid of " + method.first());
      scene.reload();
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

  private void changeInputs(Method method) {
    if (!method.inputs.isEmpty() && chance(40)) {
      method.inputs.remove(any(new ArrayList<>(method.inputs.keySet())));
      return;
    }
    List<String> upstream = new ArrayList<>();
    for (Method other : world.methods.subList(0, world.methods.indexOf(method))) {
      upstream.addAll(other.keys);
    }
    addInput(method, any(upstream));
  }

  private void addInput(Method method, String upstream) {
    method.inputs.put(upstream, chance(40));
    method.optional.remove(upstream);
    if (chance(25)) {
      method.optional.add(upstream);
    }
  }

  private void setToken(Method external, @Nullable String partition) {
    String key = Objects.toString(partition, "");
    if (chance(25)) {
      external.tokens.remove(key);
    } else {
      external.tokens.put(key, "token" + random.nextInt(4));
    }
  }

  private void materialize(Scene scene) throws Exception {
    TreeSet<String> assets = new TreeSet<>();
    if (chance(40)) {
      world.methods.forEach(method -> assets.addAll(method.keys));
    } else {
      for (int i = 1 + random.nextInt(2); i > 0; i--) {
        assets.add(any(any(world.methods).keys));
      }
    }
    List<String> days = world.days();
    boolean gridless = assets.stream().noneMatch(key -> world.method(key).daily);
    int kind = gridless ? 0 : random.nextInt(8);
    int from = random.nextInt(days.size());
    int to = from + random.nextInt(days.size() - from);
    PartitionSelection partitions;
    Set<String> asked;
    if (kind < 4) {
      partitions = new PartitionSelection.All();
      asked = null;
    } else if (kind == 4) {
      partitions = new PartitionSelection.Latest();
      asked = Set.of(days.get(days.size() - 1));
    } else if (kind == 5) {
      partitions = new PartitionSelection.Range(days.get(from), days.get(to));
      asked = Set.copyOf(days.subList(from, to + 1));
    } else {
      asked = new TreeSet<>(Set.of(days.get(from)));
      asked.add(days.get(to));
      partitions = new PartitionSelection.Keys(List.copyOf(asked));
    }
    ReferenceModel.Request request =
        new ReferenceModel.Request(assets, asked, kind > 5, chance(25), chance(15));
    told.add("materialize " + request);
    told.add("  " + scene.materialize(request, partitions));
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
      if (scene.model.hasSkipped(method)) {
        method.code++;
      }
    }
    scene.reload();
    TreeSet<String> all = new TreeSet<>();
    world.methods.forEach(method -> all.addAll(method.keys));
    ReferenceModel.Request request = new ReferenceModel.Request(all, null, false, false, false);
    scene.materialize(request, new PartitionSelection.All());
    scene.requireAgreement();
    assertThat(scene.materialize(request, new PartitionSelection.All()))
        .as("a second run right after")
        .isEmpty();
    try (Scene fresh = new Scene(world, folder.resolve("fresh"))) {
      fresh.materialize(request, new PartitionSelection.All());
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
