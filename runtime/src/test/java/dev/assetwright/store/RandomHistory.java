package dev.assetwright.store;

import dev.assetwright.model.BackfillRequest;
import dev.assetwright.model.BackfillStatus;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.Pace;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.Schedule;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Events of all kinds in an order that could happen, and in some that could not. The same seed gives the same events. */
public final class RandomHistory {
  public static final List<Schedule> SCHEDULES = List.of(
      new Schedule("15 6 * * *", ZoneId.of("Europe/London")),
      new Schedule("15 6 * * *", ZoneId.of("UTC")));
  public static final List<String> FINGERPRINTS = List.of("f1", "f2", "f3");
  private static final String[] ASSETS = {"raw/orders", "clean/orders", "mart/sales", "plain"};

  private final Random random;
  private final List<String> runs = new ArrayList<>();
  private final List<Event.Publishing> announced = new ArrayList<>();
  private final List<Materialization> made = new ArrayList<>();
  private Instant now = Instant.parse("2026-06-01T06:15:00.123456789Z");
  private int tokens;
  private int backfills;

  public RandomHistory(long seed) {
    random = new Random(seed);
  }

  public List<String> runs() {
    return List.copyOf(runs);
  }

  public List<String> backfills() {
    return IntStream.range(0, backfills).mapToObj(number -> "b" + number).toList();
  }

  /** All cells that may occur. */
  public static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (String asset : ASSETS) {
      for (int day = 1; day <= 4 && !asset.equals("plain"); day++) {
        cells.add(new Cell(AssetKey.parse(asset), "2026-06-0" + day));
      }
    }
    cells.add(new Cell(AssetKey.parse("plain"), null));
    return cells;
  }

  public Event next() {
    now = now.plusNanos(random.nextInt(3) * 1_000_001L);
    if (runs.isEmpty() || random.nextInt(25) == 0) {
      runs.add("%06x".formatted(random.nextInt(1 << 24)));
      return new Event.RunQueued(now, run(), request(), "p" + random.nextInt(2), steps());
    }
    String run = runs.get(random.nextInt(runs.size()));
    Cell cell = cell();
    int attempt = 1 + random.nextInt(3);
    return switch (random.nextInt(24)) {
      case 0 -> new Event.RunStarted(now, run);
      case 1 -> new Event.RunEnded(now, run, pick(finals()), text());
      case 2, 3 -> new Event.AttemptStarted(now, run, cell, attempt);
      case 4 -> new Event.AttemptFailed(now, run, cell, attempt, failure(), now.plusSeconds(5));
      case 5 -> publishing(run);
      case 6, 7 -> completion(run);
      case 8 -> {
        made.add(materialization(run, cell));
        yield new Event.Materialized(made.get(made.size() - 1), null);
      }
      case 9, 10 -> stepEnded(run, cell, attempt);
      case 11, 12 ->
        new Event.CheckEvaluated(
            now,
            run,
            cell,
            "check_" + random.nextInt(3),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean(),
            text());
      case 13 -> observed(cell);
      case 14 ->
        new Event.Ticked(
            now,
            pick(SCHEDULES),
            now.minusSeconds(random.nextInt(100)),
            List.of(cell.asset()),
            random.nextBoolean() ? run : null,
            text());
      case 15 -> new Event.CancelRequested(now, run);
      case 16 -> skipped(run, cell);
      case 17, 18 ->
        new Event.CodeAccepted(
            now, some(cell), "code" + random.nextInt(2), "code" + random.nextInt(3), text());
      case 19 -> partitionsChanged();
      case 20, 21 -> backfill();
      case 22 -> reverted();
      default -> new Event.Forgotten(now, cell);
    };
  }

  private String run() {
    return runs.get(runs.size() - 1);
  }

  private RunRequest request() {
    return new RunRequest(
        List.of("group:mart", "+raw/orders"),
        "all",
        random.nextBoolean(),
        random.nextBoolean(),
        "page",
        random.nextBoolean() ? "abc123" : null,
        backfills == 0 || random.nextBoolean() ? null : "b" + random.nextInt(backfills));
  }

  private Event reverted() {
    return made.isEmpty() ? new Event.Forgotten(now, cell()) : new Event.Reverted(now, pick(made));
  }

  private Event backfill() {
    if (backfills == 0 || random.nextInt(3) == 0) {
      return new Event.BackfillStarted(
          now,
          "b" + backfills++,
          new BackfillRequest(
              List.of("group:mart"),
              "2026-06-01..2026-06-04",
              random.nextBoolean(),
              random.nextBoolean(),
              random.nextInt(3),
              random.nextBoolean() ? Pace.parse("500/min") : null,
              "command line"));
    }
    return new Event.BackfillChanged(
        now,
        "b" + random.nextInt(backfills),
        pick(List.of(BackfillStatus.values())),
        random.nextInt(3) == 0,
        text());
  }

  private List<Cell> steps() {
    Set<Cell> steps = new LinkedHashSet<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      steps.add(cell());
    }
    return List.copyOf(steps);
  }

  /** This cell, and maybe some more of its asset. */
  private List<Cell> some(Cell cell) {
    return cells().stream()
        .filter(other ->
            other.equals(cell) || other.asset().equals(cell.asset()) && random.nextBoolean())
        .toList();
  }

  private Cell cell() {
    return pick(cells());
  }

  private Event publishing(String run) {
    List<Materialization> of = new ArrayList<>();
    for (Cell cell : steps()) {
      of.add(materialization(run, cell));
    }
    Event.Publishing publishing = new Event.Publishing(
        now,
        run,
        "token-" + tokens++,
        of,
        random.nextInt(3) == 0 ? List.of(partitionsChanged()) : List.of());
    announced.add(publishing);
    return publishing;
  }

  private Event completion(String run) {
    if (announced.isEmpty()) {
      return publishing(run);
    }
    Event.Publishing publishing = pick(announced);
    if (random.nextInt(5) == 0) {
      return new Event.PublishingDropped(now, run, publishing.token());
    }
    Materialization of = pick(publishing.materializations());
    return new Event.Materialized(
        random.nextInt(4) == 0 ? materialization(run, of.cell()) : of, publishing.token());
  }

  private List<InputVersion> inputs() {
    List<InputVersion> inputs = new ArrayList<>();
    for (Cell input : steps()) {
      inputs.add(new InputVersion(input.asset(), input.partition(), "v" + random.nextInt(3)));
    }
    return inputs;
  }

  private Event skipped(String run, Cell cell) {
    return new Event.Skipped(
        cell,
        new CellState.Skipped(
            now,
            run,
            "code" + random.nextInt(2),
            random.nextBoolean() ? "" : "config",
            inputs(),
            text()));
  }

  private Materialization materialization(String run, Cell cell) {
    List<InputVersion> inputs = inputs();
    Map<String, Object> metadata = new LinkedHashMap<>();
    if (random.nextBoolean()) {
      metadata.put("rows", random.nextInt());
      metadata.put("amount", new BigDecimal("12.30"));
      metadata.put("exact", random.nextBoolean());
      metadata.put("note", text());
    }
    return new Materialization(
        cell,
        run,
        1,
        now,
        random.nextInt(5_000),
        "code" + random.nextInt(2),
        random.nextBoolean() ? "" : "config",
        "v" + random.nextInt(3),
        random.nextLong(),
        random.nextInt(99) - 1,
        inputs,
        metadata);
  }

  private Event stepEnded(String run, Cell cell, int attempt) {
    List<StepStatus> finals = new ArrayList<>(List.of(StepStatus.values()));
    finals.removeIf(status -> !status.isFinal());
    StepStatus status = pick(finals);
    Failure failure = status == StepStatus.FAILED ? failure() : null;
    return new Event.StepEnded(now, run, cell, attempt, status, text(), failure);
  }

  private Event.PartitionsChanged partitionsChanged() {
    List<String> added = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    for (String key : List.of("acme", "globex", "initech", "umbrella")) {
      switch (random.nextInt(4)) {
        case 0 -> added.add(random.nextInt(added.size() + 1), key);
        case 1 -> removed.add(key);
        default -> {
          // Says nothing of it.
        }
      }
    }
    return new Event.PartitionsChanged(
        now, random.nextBoolean() ? "customer" : "region", added, removed);
  }

  private Event observed(Cell cell) {
    boolean present = random.nextInt(3) > 0;
    return new Event.ExternalObserved(
        now,
        cell,
        present ? "v" + random.nextInt(2) : null,
        present ? now.minusSeconds(1) : null,
        present ? null : text());
  }

  private Failure failure() {
    return new Failure(
        pick(List.of(Failure.Kind.values())),
        "java.io.IOException",
        text(),
        random.nextBoolean() ? "Sales.sales(Sales.java:41)" : null,
        List.of("at a", "at b"),
        random.nextBoolean(),
        pick(FINGERPRINTS));
  }

  private static List<RunStatus> finals() {
    return List.of(
        RunStatus.SUCCEEDED, RunStatus.FAILED, RunStatus.CANCELED, RunStatus.INTERRUPTED);
  }

  private String text() {
    return pick(List.of("", "new code", "'raw/orders' \"quoted\"\n2nd line", "Grüße 🦉"));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
