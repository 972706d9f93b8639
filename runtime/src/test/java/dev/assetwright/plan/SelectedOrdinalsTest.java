package dev.assetwright.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.rules.grid.DailyGrid;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.ProductGrid;
import dev.assetwright.rules.grid.StaticGrid;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SelectedOrdinalsTest {
  private static final Extent SHOPS = ProductGrid.of(
          DailyGrid.of("2026-01-01", "UTC"), StaticGrid.of("region", "eu", "us"))
      .at(Instant.parse("2026-01-03T00:00:00Z"));

  @Test
  void whoNamesOneDimensionIsToldHowAllOfItIsWritten() {
    assertRefused(
        "2026-01-02",
        "'2026-01-02' is no partition; one is written day|region, all of that day 2026-01-02|*.");
    assertRefused(
        "eu", "'eu' is no partition; one is written day|region, all of that region *|eu.");
    assertRefused("asia", "'asia' is no partition; one is written day|region.");

    assertThat(
            SelectedOrdinals.of(PartitionSelection.parse("2026-01-02|*"), SHOPS).cardinality())
        .isEqualTo(2);
  }

  private static void assertRefused(String partitions, String message) {
    assertThatThrownBy(() -> SelectedOrdinals.of(PartitionSelection.parse(partitions), SHOPS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
