package dev.assetwright.execute;

import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.rules.AssetKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of making something, before any of it is published. */
sealed interface Made {
  /**
   * An output that waits to be published.
   *
   * @param metadata facts about it, in the few shapes that are kept
   */
  record Output(String dataVersion, long rows, long bytes, Map<String, Object> metadata) {
    public Output {
      metadata = new LinkedHashMap<>(metadata);
    }
  }

  /**
   * All outputs are staged, and no blocking check failed.
   *
   * @param inWarehouse whether publishing has to be announced first
   */
  record Staged(
      Map<AssetKey, Output> outputs, boolean inWarehouse, List<Event.CheckEvaluated> checks)
      implements Made {
    public Staged {
      outputs = new LinkedHashMap<>(outputs);
      checks = List.copyOf(checks);
    }
  }

  /** The method said that there is nothing to produce. */
  record Skipped(String reason) implements Made {}

  /** It threw, or a blocking check failed. */
  record Failed(Failure failure, List<Event.CheckEvaluated> checks) implements Made {
    public Failed {
      checks = List.copyOf(checks);
    }
  }

  /** An input is no longer what it was when the step was decided. */
  record Outdated(String reason) implements Made {}
}
