package dev.assetwright.ui.live;

import dev.assetwright.query.view.LineageView;
import dev.assetwright.query.view.RunView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of a stream; the names of their components are the names in JSON. */
sealed interface Message {
  /** Counts, running runs, or whether the newest code loads: read the status again. */
  record Status(String topic) implements Message {}

  /** The definitions were loaded anew: read the lineage again. */
  record Graph(String topic, String graph) implements Message {}

  /** An asset's card. */
  record Asset(String topic, String key, LineageView.Card card) implements Message {}

  /** The head of a run. */
  record RunHead(String topic, String run, RunView.Head head) implements Message {}

  /** Steps of a run that changed. */
  record RunSteps(String topic, String run, List<RunView.Step> steps) implements Message {}

  /** A run of which more changed than is worth sending: read it again. */
  record Run(String topic, String run) implements Message {}

  /** A backfill was started, or its status changed: read it again. */
  record Backfill(String topic, String backfill) implements Message {}

  /** How many lines the log of an asset's latest attempt has. */
  record Log(
      String topic, String run, String asset, @Nullable String partition, int total)
      implements Message {}
}
