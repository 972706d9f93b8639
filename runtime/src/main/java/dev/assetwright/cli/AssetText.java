package dev.assetwright.cli;

import dev.assetwright.cli.TextTable.Cell;
import dev.assetwright.query.view.AssetView;
import dev.assetwright.query.view.FailureView;
import dev.assetwright.query.view.PartitionsView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Tells all about an asset, a heading on the left and what there is to it on the right. */
final class AssetText {
  private static final int HEADING = 14;
  private static final int MOST_MATERIALIZATIONS = 5;
  private static final int MOST_ACCEPTANCES = 3;

  private final AssetView asset;
  private final boolean ofPartition;
  private final Invocation invocation;
  private final Terminal terminal;
  private final List<String> lines = new ArrayList<>();

  /** Takes whether one partition was asked for, which is then told apart from the asset. */
  AssetText(AssetView asset, boolean ofPartition, Invocation invocation) {
    this.asset = asset;
    this.ofPartition = ofPartition;
    this.invocation = invocation;
    this.terminal = invocation.terminal();
  }

  List<String> lines() {
    lines.add(terminal.paint(Style.BOLD, asset.key()) + "  " + asset.kind());
    if (!asset.description().isEmpty()) {
      lines.addAll(Words.wrap(asset.description(), terminal.width()));
    }
    status();
    add("Owners", String.join(", ", asset.owners()));
    add("Tags", String.join(", ", asset.tags()));
    add("Kinds", String.join(", ", asset.kinds()));
    add("Pool", asset.pool());
    add("Isolation", asset.isolation());
    add("Formerly", String.join(", ", asset.formerly()));
    PartitionsView partitions = asset.partitions();
    if (partitions != null) {
      partitions(partitions);
    }
    AssetView.Freshness freshness = asset.freshness();
    if (freshness != null) {
      add("Freshness", freshness.text());
    }
    AssetView.Automation automation = asset.automation();
    if (automation != null) {
      automation(automation);
    }
    neighbours("Upstream", asset.upstream());
    neighbours("Downstream", asset.downstream());
    add("With", String.join(", ", asset.siblings()));
    checks();
    add(
        "Code",
        "%s, version %s %s"
            .formatted(
                asset.code().method(), asset.code().version(), asset.code().origin()));
    asset.code().warnings().forEach(warning -> add("", "Not seen: " + warning));
    add("", String.join(", ", asset.code().environment()));
    asset.code().environmentChanges().forEach(change -> add("", change));
    acceptances();
    materializations();
    return lines;
  }

  private void status() {
    String activity = asset.activity().isEmpty() ? "" : ", " + asset.activity();
    lines.add(
        heading("Status") + terminal.paint(Style.of(asset.status()), asset.status()) + activity);
    if (ofPartition && asset.partitionStatus() != null) {
      lines.add(heading("Partition")
          + asset.partition()
          + ", "
          + terminal.paint(Style.of(asset.partitionStatus()), asset.partitionStatus()));
    }
    add("Why", asset.why());
    if (!asset.causes().isEmpty()) {
      CauseText.lines(asset.causes(), terminal.width() - HEADING)
          .forEach(line -> lines.add(" ".repeat(HEADING) + line));
    }
    FailureView failure = asset.latestFailure();
    if (failure != null
        && (!ofPartition || Objects.equals(failure.partition(), asset.partition()))) {
      add(
          "Failed",
          "%s in run %s: %s"
              .formatted(
                  Words.minute(failure.at(), terminal.zone()),
                  failure.run(),
                  failure.message().isEmpty() ? failure.type() : failure.message()));
      if (failure.quarantined()) {
        // Not broken into lines, so that it can be copied.
        lines.add(heading("Refused")
            + QuarantineText.command(invocation, failure.asset(), failure.partition()));
      }
    }
  }

  private void partitions(PartitionsView partitions) {
    add("Partitions", partitions.grid());
    add(
        "",
        "%s exist: %s"
            .formatted(
                Words.number(partitions.count()),
                partitions.counts().entrySet().stream()
                    .map(entry -> Words.number(entry.getValue()) + " " + entry.getKey())
                    .collect(Collectors.joining(", "))));
    if (!partitions.absentReason().isEmpty()) {
      add("", partitions.absentReason());
    }
  }

  private void automation(AssetView.Automation automation) {
    String next = automation.nextAt() == null
        ? ""
        : ", next " + Words.minute(automation.nextAt(), terminal.zone());
    add("Schedule", automation.text() + next);
    if (!automation.running()) {
      add("", "Nothing looks at schedules now: 'assetwright dev' or 'serve' would.");
    }
  }

  private void neighbours(String heading, List<AssetView.Neighbour> neighbours) {
    String first = heading;
    for (AssetView.Neighbour neighbour : neighbours) {
      String line = neighbour.line().isEmpty() ? neighbour.status() : neighbour.line();
      String optional = neighbour.optional() ? ", optional" : "";
      add(first, "%s (%s%s)".formatted(neighbour.key(), line, optional));
      first = "";
    }
  }

  private void checks() {
    String first = "Checks";
    for (AssetView.Check check : asset.checks()) {
      String partition = check.partition() == null ? "" : " on " + check.partition();
      add(
          first,
          "%s: %s%s%s%s"
              .formatted(
                  check.name(),
                  check.result(),
                  partition,
                  check.message().isEmpty() ? "" : ", " + check.message(),
                  check.blocking() ? " (blocking)" : ""));
      first = "";
    }
  }

  private void acceptances() {
    String first = "Accepted";
    for (AssetView.Acceptance one :
        asset.code().acceptances().stream().limit(MOST_ACCEPTANCES).toList()) {
      String cells = one.partition() == null
          ? ""
          : one.cells() == 1
              ? " for " + one.partition()
              : " for %s up to %s"
                  .formatted(Words.count(one.cells(), "partition"), one.partition());
      add(
          first,
          "%s: %s as equal to %s%s, because '%s'"
              .formatted(
                  Words.minute(one.at(), terminal.zone()),
                  Words.cut(one.now(), 9),
                  Words.cut(one.was(), 9),
                  cells,
                  one.because()));
      first = "";
    }
  }

  private void materializations() {
    if (asset.materializations().isEmpty()) {
      return;
    }
    lines.add("Latest materializations:");
    TextTable table = new TextTable("At", "Partition", "Run", ">Took", ">Rows", "Data version");
    asset.materializations().stream()
        .limit(MOST_MATERIALIZATIONS)
        .forEach(made -> table.row(
            Cell.of(Words.minute(made.at(), terminal.zone())),
            Cell.of(made.partition() == null ? "" : made.partition()),
            Cell.of(made.run()),
            Cell.of(Words.duration(made.durationMillis())),
            Cell.of(made.rows() < 0 ? "" : Words.number(made.rows())),
            Cell.of(Words.cut(made.dataVersion(), 12))));
    lines.addAll(table.lines(terminal, 2));
    Map<String, Object> metadata = asset.materializations().get(0).metadata();
    if (!metadata.isEmpty()) {
      add(
          "Metadata",
          metadata.entrySet().stream()
              .map(entry -> entry.getKey() + " " + entry.getValue())
              .collect(Collectors.joining(", ")));
    }
  }

  /** Adds a heading with its text; nothing when there is no text. */
  private void add(String heading, String text) {
    if (text.isEmpty()) {
      return;
    }
    String left = heading(heading);
    for (String line : Words.wrap(text, terminal.width() - HEADING)) {
      lines.add(left + line);
      left = " ".repeat(HEADING);
    }
  }

  private static String heading(String heading) {
    return heading + " ".repeat(HEADING - heading.length());
  }
}
