package dev.assetwright.cli;

import dev.assetwright.cli.TextTable.Cell;
import dev.assetwright.query.view.PlanView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells a plan: a sentence, the assets in the order of running, and what is left out. */
final class PlanText {
  /** Less is told as no time at all. */
  private static final long WORTH_TELLING = 100;

  private static final int MOST_HELD = 10;
  private static final String RANGE = "\\.\\.";

  private PlanText() {}

  /** Returns the plan with what has no source. */
  static List<String> whole(PlanView plan, Terminal terminal) {
    List<String> lines = lines(plan, terminal);
    absent(plan.absent()).forEach(note -> lines.addAll(Words.wrap(note, terminal.width())));
    return lines;
  }

  /** Returns what would run, and what is held back. */
  static List<String> lines(PlanView plan, Terminal terminal) {
    List<String> lines = new ArrayList<>(Words.wrap(plan.text(), terminal.width()));
    if (!plan.assets().isEmpty()) {
      TextTable table = new TextTable("Asset", ">Steps", "Partitions", "Because");
      for (PlanView.AssetSteps asset : plan.assets()) {
        table.row(
            Cell.of(asset.asset()),
            Cell.of(Words.number(asset.count())),
            Cell.of(partitions(asset)),
            Cell.of(asset.because()));
      }
      lines.addAll(table.lines(terminal, 2));
    }
    notes(plan).forEach(note -> lines.addAll(Words.wrap(note, terminal.width())));
    return lines;
  }

  /** The only partition or range, or the first and the last of all: the number of steps says how many lie between. */
  private static String partitions(PlanView.AssetSteps asset) {
    List<String> keys = asset.partitions();
    if (keys.size() <= 1) {
      return String.join("", keys);
    }
    String last = keys.get(keys.size() - 1);
    return end(keys.get(0), 0) + " … " + end(last, 1);
  }

  /** The first or the last key of a range; of a single partition that is the same. */
  private static String end(String keys, int which) {
    String[] ends = keys.split(RANGE, 2);
    return ends[ends.length == 1 ? 0 : which];
  }

  private static List<String> notes(PlanView plan) {
    List<String> notes = new ArrayList<>();
    plan.held().stream()
        .limit(MOST_HELD)
        .forEach(held -> notes.add("%s cannot be brought up to date: %s"
            .formatted(Words.cell(held.asset(), held.partition()), held.reason())));
    if (plan.held().size() > MOST_HELD) {
      notes.add(
          "%s cannot either.".formatted(Words.count(plan.held().size() - MOST_HELD, "other")));
    }
    if (plan.total() > 0 && plan.estimateMillis() >= WORTH_TELLING) {
      notes.add(
          "About %s, going by earlier runs.".formatted(Words.duration(plan.estimateMillis())));
    }
    return notes;
  }

  /** Assets in a row mostly lack the same partitions for the same reason, which is told once. */
  private static List<String> absent(List<PlanView.Absent> absent) {
    Map<List<Object>, List<String>> assets = new LinkedHashMap<>();
    absent.forEach(cells -> assets
        .computeIfAbsent(List.of(cells.count(), cells.reason()), alike -> new ArrayList<>())
        .add(cells.asset()));
    List<String> notes = new ArrayList<>();
    assets.forEach((alike, keys) -> notes.add("%s of %s %s no source: %s"
        .formatted(
            Words.count((Integer) alike.get(0), "partition"),
            Words.quoted(keys),
            alike.get(0).equals(1) ? "has" : "have",
            alike.get(1))));
    return notes;
  }
}
