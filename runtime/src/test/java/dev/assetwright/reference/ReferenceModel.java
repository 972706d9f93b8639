package dev.assetwright.reference;

import dev.assetwright.model.Cell;
import dev.assetwright.model.StaleCause;
import dev.assetwright.model.StepStatus;
import dev.assetwright.reference.World.Method;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.staleness.CellStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the small print says of staleness, plans and runs, written down plainly: everything is asked anew of the whole world, one
 * cell at a time.
 */
final class ReferenceModel {
  private final World world;
  private final Map<Cell, Boolean> needsWork = new HashMap<>();

  /** The cells whose data was lost and that have none since. */
  private final Set<Cell> lost = new TreeSet<>();

  private Moment moment =
      new Moment(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

  /**
   * What is known at one moment.
   *
   * @param skips what a method looked at when it last said that there is nothing to make
   * @param failedByCheck whether the latest attempt failed; and if so, whether a check did it
   * @param seen the tokens of externals when last looked at; empty for one that vanished
   */
  record Moment(
      Map<Cell, Published> published,
      Map<Cell, Published> skips,
      Map<Cell, Boolean> failedByCheck,
      Map<Cell, String> seen) {
    private Moment copy() {
      return new Moment(
          new TreeMap<>(published),
          new TreeMap<>(skips),
          new TreeMap<>(failedByCheck),
          new TreeMap<>(seen));
    }
  }

  record Published(int code, int config, String value, Map<Cell, String> inputs) {}

  /** A root cause: what differs, and where; of what lies with a method, at its first asset. */
  record Cause(StaleCause.Kind kind, String asset) {}

  /** What is asked for: which assets, which partitions of them, named one by one or not. */
  record Request(Set<String> assets, Asked asked, boolean named, boolean only, boolean force) {}

  /** A planned step, at the first of the assets that it makes. */
  record Step(Cell cell, Set<String> assets, boolean certain, boolean forced, boolean skipped) {}

  ReferenceModel(World world) {
    this.world = world;
  }

  static Cell cell(String key, @Nullable String partition) {
    return new Cell(AssetKey.parse(key), partition);
  }

  private static Cell first(Method method, @Nullable String partition) {
    return cell(method.first(), partition);
  }

  /** Looks at the externals; what vanished is remembered as having been there. */
  void look() {
    needsWork.clear();
    for (Method method : world.methods) {
      if (method.external) {
        for (String partition : world.partitions(method)) {
          String token = world.token(method, partition);
          Cell cell = first(method, partition);
          if (token != null) {
            moment.seen().put(cell, token);
          } else if (moment.seen().containsKey(cell)) {
            moment.seen().put(cell, "");
          }
        }
      }
    }
  }

  void forget(Cell cell) {
    lost.remove(cell);
    moment.published().remove(cell);
    moment.skips().remove(cell);
    moment.failedByCheck().remove(cell);
  }

  /** The log knows nothing of losses: what was skipped after one is asked again by a process that finds it anew. */
  void restart() {
    needsWork.clear();
    lost.forEach(moment.skips()::remove);
  }

  /** What is known of an asset, and of those that read it, is known by its new name. */
  void rename(String from, String to) {
    needsWork.clear();
    rename(moment.published(), from, to);
    rename(moment.skips(), from, to);
    rename(moment.failedByCheck(), from, to);
    rename(moment.seen(), from, to);
    for (Cell cell : List.copyOf(lost)) {
      if (cell.asset().toString().equals(from) && lost.remove(cell)) {
        lost.add(cell(to, cell.partition()));
      }
    }
    for (Map<Cell, Published> all : List.of(moment.published(), moment.skips())) {
      all.replaceAll((cell, made) -> {
        Map<Cell, String> inputs = new LinkedHashMap<>(made.inputs());
        rename(inputs, from, to);
        return new Published(made.code(), made.config(), made.value(), inputs);
      });
    }
  }

  private static <V> void rename(Map<Cell, V> map, String from, String to) {
    for (Cell cell : List.copyOf(map.keySet())) {
      if (cell.asset().toString().equals(from)) {
        map.put(cell(to, cell.partition()), map.remove(cell));
      }
    }
  }

  void lose(Cell cell) {
    if (moment.published().remove(cell) != null) {
      moment.skips().remove(cell);
      lost.add(cell);
    }
  }

  Set<Cell> publishedCells() {
    return moment.published().keySet();
  }

  Map<Cell, String> values() {
    Map<Cell, String> values = new TreeMap<>();
    moment.published().forEach((cell, made) -> values.put(cell, made.value()));
    return values;
  }

  private @Nullable String version(String key, @Nullable String partition) {
    Cell cell = cell(key, partition);
    if (world.method(key).external) {
      String token = moment.seen().get(cell);
      return token == null || token.isEmpty() ? null : token;
    }
    return moment.published().containsKey(cell) ? moment.published().get(cell).value() : null;
  }

  /** What a cell would read now. */
  private Map<Cell, String> inputs(Method reader, @Nullable String partition) {
    Map<Cell, String> inputs = new LinkedHashMap<>();
    for (String upstream : reader.inputs.keySet()) {
      for (String there : world.read(reader, partition, upstream)) {
        String version = version(upstream, there);
        if (version != null) {
          inputs.put(cell(upstream, there), version);
        } else if (world.isOptional(reader, upstream)) {
          inputs.put(cell(upstream, there), "absent");
        }
      }
    }
    return inputs;
  }

  private boolean isPublished(Method method, @Nullable String partition) {
    return method.keys.stream()
        .allMatch(key -> moment.published().containsKey(cell(key, partition)));
  }

  /** What its newest word was made from; null when it never said any. */
  private @Nullable Published settled(Cell cell) {
    return moment.skips().containsKey(cell)
        ? moment.skips().get(cell)
        : moment.published().get(cell);
  }

  boolean hasSkipped(Method method) {
    return moment.skips().keySet().stream()
        .anyMatch(cell -> cell.asset().toString().equals(method.first()));
  }

  /** Whether its method's word that there is nothing to make still holds. */
  private boolean isSettledSkip(Method method, @Nullable String partition) {
    return !isPublished(method, partition)
        && ownCauses(method, partition).isEmpty()
        && !upstreamNeedsWork(method, partition);
  }

  private boolean isAbsent(Method method, @Nullable String partition) {
    return !hasSource(method, partition) || isSettledSkip(method, partition);
  }

  /** Whether it is absent because methods said so: its own, or those of all that are absent of what it needs. */
  private boolean isSkipped(Method method, @Nullable String partition) {
    if (method.external || isPublished(method, partition)) {
      return false;
    }
    if (hasSource(method, partition)) {
      return isSettledSkip(method, partition);
    }
    for (String key : method.inputs.keySet()) {
      if (isSourceAbsent(method, partition, key)) {
        List<@Nullable String> needed = world.read(method, partition, key);
        boolean single = !world.isFanIn(method, key);
        if (needed.isEmpty()
            || single && world.isImpossible(method, partition, key)
            || !needed.stream().allMatch(there -> isSkipped(world.method(key), there))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether what an edge needs is not there and will not be. */
  private boolean isSourceAbsent(Method method, @Nullable String partition, String key) {
    if (world.isAll(method, key) || world.isOptional(method, key)) {
      return false;
    }
    if (world.isImpossible(method, partition, key)) {
      return true;
    }
    Method upstream = world.method(key);
    List<@Nullable String> needed = world.read(method, partition, key);
    return world.isFanIn(method, key)
        ? needed.stream().allMatch(there -> status(upstream, there) == CellStatus.ABSENT)
        : needed.stream().noneMatch(there -> isSourceThere(upstream, there));
  }

  private boolean isSourceThere(Method upstream, @Nullable String there) {
    return upstream.external
        ? version(upstream.first(), there) != null
        : isPublished(upstream, there) || !isAbsent(upstream, there);
  }

  /** Whether a fan-in may hope for it: it is there, or nobody said that there will be nothing. */
  private boolean mayCome(String key, @Nullable String partition) {
    Method method = world.method(key);
    if (version(key, partition) != null) {
      return true;
    }
    return !method.external
        && !moment.skips().containsKey(cell(key, partition))
        && method.inputs.keySet().stream().allMatch(up -> mayBeRead(method, partition, up));
  }

  private boolean mayBeRead(Method method, @Nullable String partition, String key) {
    if (world.isOptional(method, key) || world.isAll(method, key)) {
      return true;
    }
    List<@Nullable String> needed = world.read(method, partition, key);
    return world.isFanIn(method, key)
        ? !world.isImpossible(method, partition, key)
            && needed.stream().anyMatch(there -> mayCome(key, there) || wasSeen(key, there))
        : needed.stream().anyMatch(there -> mayCome(key, there));
  }

  private boolean wasSeen(String key, @Nullable String partition) {
    return moment.seen().containsKey(cell(key, partition));
  }

  private boolean hasFailed(Method method, @Nullable String partition) {
    return method.keys.stream()
        .anyMatch(key -> moment.failedByCheck().containsKey(cell(key, partition)));
  }

  /** Whether there is something to make it from; a fan-in can be made from nothing. */
  boolean hasSource(Method method, @Nullable String partition) {
    return method.inputs.keySet().stream().noneMatch(key -> isSourceAbsent(method, partition, key));
  }

  CellStatus status(Method method, @Nullable String partition) {
    if (method.external) {
      String token = moment.seen().get(first(method, partition));
      return token == null
          ? CellStatus.ABSENT
          : token.isEmpty() ? CellStatus.GONE : CellStatus.UP_TO_DATE;
    }
    if (!hasSource(method, partition)) {
      return isPublished(method, partition) ? CellStatus.GONE : CellStatus.ABSENT;
    }
    if (!needsWork(method, partition)) {
      return isPublished(method, partition) ? CellStatus.UP_TO_DATE : CellStatus.ABSENT;
    }
    if (hasFailed(method, partition)) {
      return CellStatus.FAILED;
    }
    return isPublished(method, partition) ? CellStatus.STALE : CellStatus.MISSING;
  }

  boolean isAnyGone() {
    return world.methods.stream()
        .anyMatch(method -> !method.external
            && world.partitions(method).stream()
                .anyMatch(partition -> status(method, partition) == CellStatus.GONE));
  }

  boolean needsWork(Method method, @Nullable String partition) {
    Cell cell = first(method, partition);
    Boolean known = needsWork.get(cell);
    if (known == null) {
      known = !method.external
          && hasSource(method, partition)
          && (!ownCauses(method, partition).isEmpty() || upstreamNeedsWork(method, partition));
      needsWork.put(cell, known);
    }
    return known;
  }

  private boolean upstreamNeedsWork(Method method, @Nullable String partition) {
    for (String key : method.inputs.keySet()) {
      Method upstream = world.method(key);
      for (String there : world.read(method, partition, key)) {
        if (needsWork(upstream, there)) {
          return true;
        }
      }
    }
    return false;
  }

  /** What differs at the cell itself, whatever upstream steps would produce. */
  Set<Cause> ownCauses(Method method, @Nullable String partition) {
    Set<Cause> causes = new HashSet<>();
    Map<Cell, String> now = inputs(method, partition);
    for (String key : method.keys) {
      Published made = settled(cell(key, partition));
      if (made == null) {
        causes.add(new Cause(StaleCause.Kind.MISSING, ""));
        continue;
      }
      if (made.code() != method.code) {
        causes.add(new Cause(StaleCause.Kind.CODE, ""));
      }
      if (made.config() != method.config) {
        causes.add(new Cause(StaleCause.Kind.CONFIG, ""));
      }
      Set<Cell> cells = new TreeSet<>(made.inputs().keySet());
      cells.addAll(now.keySet());
      for (Cell input : cells) {
        if (!Objects.equals(made.inputs().get(input), now.get(input))) {
          causes.add(new Cause(
              difference(method, partition, input, made, now), input.asset().toString()));
        }
      }
    }
    return causes;
  }

  private StaleCause.Kind difference(
      Method reader,
      @Nullable String partition,
      Cell input,
      Published made,
      Map<Cell, String> now) {
    String key = input.asset().toString();
    if (!reader.inputs.containsKey(key)) {
      return StaleCause.Kind.DEPENDENCIES;
    }
    boolean wasRead = made.inputs().containsKey(input);
    if (wasRead) {
      boolean meant = world.isAll(reader, key)
          ? input.partition() != null
          : world.read(reader, partition, key).contains(input.partition());
      return meant ? StaleCause.Kind.DATA : StaleCause.Kind.MAPPING;
    }
    if (world.isFanIn(reader, key)) {
      return StaleCause.Kind.DATA;
    }
    boolean elsewhere =
        made.inputs().keySet().stream().anyMatch(other -> other.asset().equals(input.asset()));
    return elsewhere ? StaleCause.Kind.MAPPING : StaleCause.Kind.DEPENDENCIES;
  }

  /** All root causes of a cell. */
  Set<Cause> causes(String key, @Nullable String partition) {
    Set<Cause> causes = new HashSet<>();
    addCauses(causes, key, partition, key, new HashSet<>());
    return causes;
  }

  private void addCauses(
      Set<Cause> causes, String key, @Nullable String partition, String root, Set<Cell> visited) {
    Method method = world.method(key);
    if (!needsWork(method, partition) || !visited.add(cell(key, partition))) {
      return;
    }
    boolean byCheck = method.keys.stream()
        .anyMatch(k -> moment.failedByCheck().getOrDefault(cell(k, partition), false));
    if (byCheck && !key.equals(root)) {
      causes.add(new Cause(StaleCause.Kind.CHECK, method.first()));
      return;
    }
    if (method.keys.stream().anyMatch(k -> settled(cell(k, partition)) == null)) {
      causes.add(new Cause(StaleCause.Kind.MISSING, method.first()));
      return;
    }
    for (Cause own : ownCauses(method, partition)) {
      causes.add(own.asset().isEmpty() ? new Cause(own.kind(), method.first()) : own);
    }
    for (String upstream : method.inputs.keySet()) {
      for (String there : world.read(method, partition, upstream)) {
        addCauses(causes, upstream, there, root, visited);
      }
    }
  }

  Set<StaleCause.Kind> ownKinds(Method method, @Nullable String partition) {
    Set<StaleCause.Kind> kinds = EnumSet.noneOf(StaleCause.Kind.class);
    if (needsWork(method, partition)) {
      ownCauses(method, partition).forEach(cause -> kinds.add(cause.kind()));
    }
    return kinds;
  }

  /** What a request runs: what is needed of the selection, of what lies upstream, and nothing that cannot become stale. */
  Map<Cell, Step> plan(Request request) {
    Set<Cell> wanted = new HashSet<>();
    Set<Cell> forced = new HashSet<>();
    Set<Cell> skipped = new HashSet<>();
    for (String key : request.assets()) {
      Method method = world.method(key);
      for (String partition : world.partitions(method)) {
        if (method.external || !request.asked().selected(method, partition)) {
          continue;
        }
        Cell cell = first(method, partition);
        boolean asksAgain = request.force() && isSkipped(method, partition);
        if (isAbsent(method, partition) && !asksAgain) {
          if (request.named()) {
            skipped.add(cell);
          }
        } else if (request.force()) {
          forced.add(cell);
        } else if (needsWork(method, partition)) {
          wanted.add(cell);
        }
      }
    }
    wanted.addAll(forced);
    boolean grown = !request.only();
    while (grown) {
      grown = false;
      for (Method method : world.methods) {
        for (String partition : world.partitions(method)) {
          if (wanted.contains(first(method, partition))) {
            grown |= wanted.addAll(neededUpstream(request, method, partition));
          }
        }
      }
    }
    Map<Cell, Step> steps = new TreeMap<>();
    for (Method method : world.methods) {
      for (String partition : world.partitions(method)) {
        Cell cell = first(method, partition);
        boolean own = !ownKinds(method, partition).isEmpty();
        boolean mayBecome = inputCells(method, partition).stream()
            .anyMatch(input -> steps.containsKey(input) && !steps.get(input).skipped());
        Set<String> assets = new TreeSet<>(method.keys);
        if (skipped.contains(cell)) {
          steps.put(cell, new Step(cell, assets, false, false, true));
        } else if (forced.contains(cell)) {
          steps.put(cell, new Step(cell, assets, true, true, false));
        } else if (wanted.contains(cell) && (own || mayBecome)) {
          steps.put(cell, new Step(cell, assets, own, false, false));
        }
      }
    }
    world.methods.forEach(method -> join(method, steps));
    return steps;
  }

  /** What one method can make alone is made in one step where several of it are planned. */
  private void join(Method first, Map<Cell, Step> steps) {
    if (first != first.family.get(0)) {
      return;
    }
    for (String partition : world.partitions(first)) {
      Step joint = null;
      for (Method member : first.family) {
        Step step = steps.get(first(member, partition));
        if (step == null || step.skipped()) {
          continue;
        }
        if (joint == null) {
          joint = step;
          continue;
        }
        steps.remove(step.cell());
        Set<String> assets = new TreeSet<>(joint.assets());
        assets.addAll(step.assets());
        joint = new Step(
            joint.cell(),
            assets,
            joint.certain() || step.certain(),
            joint.forced() || step.forced(),
            false);
        steps.put(joint.cell(), joint);
      }
    }
  }

  /** A fan-in over everything is kept to what was asked for. */
  private Set<Cell> neededUpstream(Request request, Method reader, @Nullable String partition) {
    Set<Cell> needed = new HashSet<>();
    for (String key : reader.inputs.keySet()) {
      Method upstream = world.method(key);
      for (String there : world.read(reader, partition, key)) {
        boolean asked = !world.isAll(reader, key) || request.asked().upstream(upstream, there);
        if (asked && needsWork(upstream, there)) {
          needed.add(first(upstream, there));
        }
      }
    }
    return needed;
  }

  /** The cells that it reads, each at the first asset of the method that makes it. */
  List<Cell> inputCells(Method reader, @Nullable String partition) {
    List<Cell> cells = new ArrayList<>();
    for (String key : reader.inputs.keySet()) {
      Method upstream = world.method(key);
      world.read(reader, partition, key).forEach(there -> cells.add(first(upstream, there)));
    }
    return cells;
  }

  /** Runs a plan; returns what became of each step, by each of its cells. */
  Map<Cell, StepStatus> run(Map<Cell, Step> plan) {
    Map<Cell, StepStatus> ended = new TreeMap<>();
    for (Method method : world.methods) {
      for (String partition : world.partitions(method)) {
        Step step = plan.get(first(method, partition));
        if (step != null) {
          Method made = making(step);
          Verdict verdict = verdict(made, partition, step, ended);
          settle(made, partition, verdict);
          made.keys.forEach(key -> ended.put(cell(key, partition), verdict.status()));
        }
      }
    }
    return ended;
  }

  /** What makes the assets of a step. */
  Method making(Step step) {
    return Method.joint(world.methods.stream()
        .filter(method -> step.assets().contains(method.first()))
        .toList());
  }

  /**
   * What becomes of a step.
   *
   * @param inputs what its method reads; empty when it is not asked
   */
  record Verdict(StepStatus status, boolean asked, boolean byCheck, Map<Cell, String> inputs) {
    private static Verdict unasked(StepStatus status) {
      return new Verdict(status, false, false, Map.of());
    }
  }

  /** A copy of what is known. */
  Moment moment() {
    return moment.copy();
  }

  /** What becomes of a step that is decided on at an earlier moment. */
  Verdict verdictAt(
      Moment then,
      Method method,
      @Nullable String partition,
      Step step,
      Map<Cell, StepStatus> ended) {
    Moment latest = moment;
    moment = then;
    needsWork.clear();
    try {
      return verdict(method, partition, step, ended);
    } finally {
      moment = latest;
      needsWork.clear();
    }
  }

  /** A step was stopped; what is said of the attempt before is no longer the latest word, if there was one. */
  void stopped(Cell cell, boolean attempted) {
    needsWork.clear();
    if (attempted) {
      moment.failedByCheck().remove(cell);
    }
  }

  /** Decides on a step as everything stands. */
  Verdict verdict(
      Method method, @Nullable String partition, Step step, Map<Cell, StepStatus> ended) {
    if (step.skipped()) {
      return Verdict.unasked(StepStatus.SKIPPED);
    }
    for (String key : method.inputs.keySet()) {
      StepStatus held = held(method, partition, key, ended);
      if (held != null) {
        return Verdict.unasked(held);
      }
    }
    if (ownCauses(method, partition).isEmpty() && !step.forced()) {
      return Verdict.unasked(
          isPublished(method, partition) ? StepStatus.REUSED : StepStatus.SKIPPED);
    }
    String text = Objects.toString(partition, "");
    Map<Cell, String> read = inputs(method, partition);
    if (method.skipping.contains(text)) {
      return new Verdict(StepStatus.SKIPPED, true, false, read);
    }
    if (method.failing.contains(text) || method.failingChecks.contains(text)) {
      return new Verdict(StepStatus.FAILED, true, !method.failing.contains(text), read);
    }
    return new Verdict(StepStatus.SUCCEEDED, true, false, read);
  }

  /** Takes note of what became of a step. */
  void settle(Method method, @Nullable String partition, Verdict verdict) {
    needsWork.clear();
    if (!verdict.asked()) {
      return;
    }
    for (String key : method.keys) {
      Cell cell = cell(key, partition);
      if (verdict.status() == StepStatus.FAILED) {
        moment.failedByCheck().put(cell, verdict.byCheck());
        continue;
      }
      moment.failedByCheck().remove(cell);
      if (verdict.status() == StepStatus.SKIPPED) {
        moment.skips().put(cell, new Published(method.code, method.config, "", verdict.inputs()));
      } else if (verdict.status() == StepStatus.SUCCEEDED) {
        moment.skips().remove(cell);
        lost.remove(cell);
        String value = value(method, key, partition, verdict.inputs());
        moment
            .published()
            .put(cell, new Published(method.code, method.config, value, verdict.inputs()));
      }
    }
  }

  private String value(
      Method method, String key, @Nullable String partition, Map<Cell, String> inputs) {
    List<String> texts = new ArrayList<>();
    inputs.forEach((cell, version) -> texts.add(cell.partition() + "=" + version));
    return method.value(world.origin(key), partition, texts);
  }

  private @Nullable StepStatus held(
      Method method, @Nullable String partition, String key, Map<Cell, StepStatus> ended) {
    Method upstream = world.method(key);
    List<@Nullable String> needed = world.read(method, partition, key);
    if (world.isFanIn(method, key)) {
      return method.inputs.get(key).requireAll && !upstream.external
          ? heldByAny(key, needed, ended)
          : null;
    }
    if (needed.isEmpty()) {
      return world.isOptional(method, key) ? null : StepStatus.SKIPPED;
    }
    String there = needed.get(0);
    StepStatus status = ended.get(first(upstream, there));
    boolean failed = status != null && !status.isGood();
    if (world.isOptional(method, key)) {
      // A chain of an asset's own partitions stops where one failed.
      return failed && upstream == method ? StepStatus.BLOCKED : null;
    }
    if (failed) {
      return StepStatus.BLOCKED;
    }
    if (version(key, there) != null) {
      return null;
    }
    boolean skipped = status == StepStatus.SKIPPED || moment.skips().containsKey(cell(key, there));
    return upstream.external || skipped ? StepStatus.SKIPPED : StepStatus.BLOCKED;
  }

  private @Nullable StepStatus heldByAny(
      String key, List<@Nullable String> needed, Map<Cell, StepStatus> ended) {
    for (String there : needed) {
      StepStatus status = ended.get(first(world.method(key), there));
      boolean held =
          status != null ? !status.isGood() : version(key, there) == null && mayCome(key, there);
      if (held) {
        return StepStatus.BLOCKED;
      }
    }
    return null;
  }
}
