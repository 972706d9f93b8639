package dev.assetwright.query;

import dev.assetwright.query.view.AssetView;
import dev.assetwright.spi.RunStore.AcceptanceRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tells acceptances of new code, those made at once for many partitions together. */
final class Acceptances {
  private Acceptances() {}

  /** Returns views of records that come newest first, in the same order. */
  static List<AssetView.Acceptance> of(List<AcceptanceRecord> records) {
    Map<List<Object>, List<AcceptanceRecord>> together = new LinkedHashMap<>();
    for (AcceptanceRecord one : records) {
      together
          .computeIfAbsent(
              List.of(one.at(), one.was(), one.codeVersion(), one.because()),
              same -> new ArrayList<>())
          .add(one);
    }
    return together.values().stream().map(Acceptances::view).toList();
  }

  private static AssetView.Acceptance view(List<AcceptanceRecord> together) {
    AcceptanceRecord first = together.get(0);
    return new AssetView.Acceptance(
        first.at(),
        together.stream().mapToInt(AcceptanceRecord::cells).sum(),
        together.stream()
            .map(AcceptanceRecord::partition)
            .filter(Objects::nonNull)
            .max(String::compareTo)
            .orElse(null),
        first.was(),
        first.codeVersion(),
        first.because());
  }
}
