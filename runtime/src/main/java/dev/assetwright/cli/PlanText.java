package dev.assetwright.cli;

import dev.assetwright.cli.TextTable.Cell;
import dev.assetwright.query.view.PlanView;
import java.util.ArrayList;
import java.util.List;

/** Tells a plan: a sentence, the assets in the order of running, and what is left out. */
final class PlanText {
  private static final int MOST_HELD = 10;

  private PlanText() {}

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

  private static String partitions(PlanView.AssetSteps asset) {
    List<String> keys = asset.partitions();
    return keys.size() <= 1
        ? String.join("", keys)
        : keys.get(0) + " and " + Words.count(keys.size() - 1L, "other");
  }

  private static List<String> notes(PlanView plan) {
    List<String> notes = new ArrayList<>();
    plan.absent()
        .forEach(absent -> notes.add("%s of '%s' have no source: %s"
            .formatted(Words.count(absent.count(), "partition"), absent.asset(), absent.reason())));
    plan.held().stream()
        .limit(MOST_HELD)
        .forEach(held -> notes.add("%s cannot be brought up to date: %s"
            .formatted(Words.cell(held.asset(), held.partition()), held.reason())));
    if (plan.held().size() > MOST_HELD) {
      notes.add(
          "%s cannot either.".formatted(Words.count(plan.held().size() - MOST_HELD, "other")));
    }
    if (plan.total() > 0 && plan.estimateMillis() >= 0) {
      notes.add(
          "About %s, going by earlier runs.".formatted(Words.duration(plan.estimateMillis())));
    }
    return notes;
  }
}
