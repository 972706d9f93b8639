package dev.assetwright.query;

import dev.assetwright.fixture.GraphFixture;
import dev.assetwright.fixture.SceneFixture;
import dev.assetwright.spi.CodeStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The pipeline that these tests look at: five days from 2026-06-01, of which the first three have a file. */
final class Shop {
  static final String[] MADE = {
    "raw/sales_lines", "clean/rejected_sales", "clean/sales", "mart/daily_sales"
  };

  private Shop() {}

  static SceneFixture scene() {
    return new SceneFixture(
        GraphFixture.daysFrom("2026-06-01")
            .dailyExternal("raw/sales_file")
            .daily("raw/sales_lines", "raw/sales_file")
            .dailyMulti(List.of("clean/sales", "clean/rejected_sales"), "raw/sales_lines")
            .daily("mart/daily_sales", "clean/sales")
            .asset("mart/monthly_sales", "mart/daily_sales")
            .check("clean/sales", "ids_are_unique", true)
            .schedule("mart/daily_sales", "15 6 * * *")
            .freshness("mart/daily_sales", Duration.ofHours(32))
            .graph(),
        "2026-06-06T07:00:00Z");
  }

  /** Files of the first three days; those of the last two are absent. */
  static SceneFixture withFiles() {
    SceneFixture scene = scene();
    for (int day = 1; day <= 5; day++) {
      if (day <= 3) {
        scene.found("raw/sales_file", "2026-06-0" + day, "file-" + day);
      } else {
        scene.absent("raw/sales_file", "2026-06-0" + day);
      }
    }
    return scene;
  }

  /** All that has a file is materialized. */
  static SceneFixture upToDate() {
    SceneFixture scene = withFiles();
    for (int day = 1; day <= 3; day++) {
      scene.materialize("2026-06-0" + day, "data-" + day, MADE);
    }
    scene.materialize(null, "months", "mart/monthly_sales");
    return scene;
  }

  static AssetQuery assets(SceneFixture scene) {
    return new AssetQuery(scene.moment(), scene.store(), scene.store(), noDetails(), List.of());
  }

  static CodeDetails noDetails() {
    return producer -> Optional.empty();
  }

  static CodeStore.MethodHash part(String method, String hash) {
    return new CodeStore.MethodHash(method, hash);
  }
}
