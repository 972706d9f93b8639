package dev.assetwright.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.fixture.SceneFixture;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.StorageKind;
import dev.assetwright.query.view.RowsView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.StorageSession;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowsQueryTest {
  private static RowsView rows(SceneFixture scene, String asset, @Nullable String partition) {
    return new RowsQuery(scene.moment(), List.of(new VersionTable()))
        .rows(asset, partition, 5, 100);
  }

  @Test
  void theNewestPublishedPartitionIsShownWhenNoneIsNamed() {
    RowsView view = rows(Shop.upToDate(), "clean/sales", null);

    assertThat(view)
        .isEqualTo(new RowsView(
            "clean/sales", "2026-06-03", List.of("version"), List.of(List.of("data-3")), 1, 5, ""));
  }

  @Test
  void aNamedPartitionIsShown() {
    assertThat(rows(Shop.upToDate(), "clean/sales", "2026-06-01").rows())
        .containsExactly(List.of("data-1"));
  }

  @Test
  void rowsThatAreStaleOrOfTheLastGoodAttemptSaySo() {
    SceneFixture scene = Shop.upToDate().newCode("raw/sales_lines", "c2");
    String run = scene.begin("page", "2026-06-03", List.of("raw/sales_lines"));
    scene.fail(run, "raw/sales_lines", "2026-06-03");

    assertThat(rows(scene, "raw/sales_lines", "2026-06-02").note())
        .isEqualTo("These rows are stale.");
    assertThat(rows(scene, "raw/sales_lines", "2026-06-03").note())
        .isEqualTo("The latest attempt failed; these rows are of the last good one.");
  }

  @Test
  void whereNothingIsPublishedTheNoteSaysSo() {
    assertThat(rows(Shop.withFiles(), "clean/sales", null).note())
        .isEqualTo("Nothing is published yet.");
    assertThat(rows(Shop.upToDate(), "clean/sales", "2026-06-05").note())
        .isEqualTo("Nothing is published for 2026-06-05.");
    assertThat(rows(Shop.upToDate(), "raw/sales_file", null).note())
        .isEqualTo("It is produced elsewhere; what it holds is not kept here.");
  }

  /** Shows the data version itself as the one row. */
  private static final class VersionTable implements AssetStorage {
    @Override
    public boolean keeps(StorageKind kind) {
      return kind == StorageKind.TABLE;
    }

    @Override
    public StorageSession open(String token) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isPublished(String token) {
      return false;
    }

    @Override
    public Set<Cell> findLost(
        Map<Cell, CellState.Published> published, Map<Cell, AssetDefinition> definitions) {
      return Set.of();
    }

    @Override
    public void rename(AssetKey from, AssetKey to, Collection<String> partitions) {
      throw new UnsupportedOperationException();
    }

    @Override
    public RowPage preview(
        AssetDefinition asset,
        Type type,
        @Nullable String partition,
        String dataVersion,
        int offset,
        int limit) {
      return new RowPage(List.of("version"), List.of(List.of(dataVersion)), 1);
    }

    @Override
    public void retain(
        AssetDefinition asset, @Nullable String partition, List<String> dataVersions) {}

    @Override
    public void close() {}
  }
}
