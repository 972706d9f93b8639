package dev.assetwright.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.fixture.GraphFixture;
import dev.assetwright.fixture.SceneFixture;
import dev.assetwright.query.view.AssetView;
import dev.assetwright.rules.AssetKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
  private static final Instant NOW = Instant.parse("2026-06-06T07:00:00Z");

  private static AssetView.Freshness of(SceneFixture scene, String key) {
    return Objects.requireNonNull(
        Freshness.of(scene.moment(), scene.graph().get(AssetKey.parse(key))));
  }

  @ParameterizedTest
  @CsvSource({
    "PT32H, PT28H, in time",
    "PT32H, PT28H48M, in time",
    "PT32H, PT28H49M, late soon",
    "PT32H, PT32H, late soon",
    "PT32H, PT32H1S, overdue",
    "PT2H, PT59M, in time",
    "PT2H, PT61M, late soon",
    "PT30M, PT14M, in time",
    "PT30M, PT16M, late soon"
  })
  void theLastTenthOrHourOfAPromiseIsLateSoon(Duration promise, Duration age, String state) {
    assertThat(Freshness.state(promise, NOW.minus(age), false, NOW)).isEqualTo(state);
  }

  @Test
  void theAgeCountsFromTheEndOfTheNewestPublishedPartition() {
    SceneFixture scene = Shop.upToDate();

    AssetView.Freshness freshness = of(scene, "mart/daily_sales");

    assertThat(freshness.dueAt()).isEqualTo(Instant.parse("2026-06-05T08:00:00Z"));
    assertThat(freshness.state()).isEqualTo("overdue");
    assertThat(freshness.ageMillis())
        .isEqualTo(
            Duration.between(Instant.parse("2026-06-04T00:00:00Z"), scene.now()).toMillis());
    assertThat(freshness.text())
        .startsWith("Overdue by 23 h")
        .endsWith("the newest data is 2 d 7 h old, at most 32 h is promised.");
  }

  @Test
  void staleDataIsStillInTime() {
    SceneFixture scene = Shop.withFiles().found("raw/sales_file", "2026-06-05", "file-5");
    scene.materialize("2026-06-05", "data-5", Shop.MADE);
    scene.newCode("mart/daily_sales", "c2");

    assertThat(of(scene, "mart/daily_sales").state()).isEqualTo("in time");
  }

  @Test
  void withoutAGridTheAgeCountsFromTheMaterialization() {
    SceneFixture scene = new SceneFixture(
        GraphFixture.daysFrom("2026-06-01")
            .asset("mart/report")
            .freshness("mart/report", Duration.ofHours(2))
            .graph(),
        "2026-06-06T07:00:00Z");
    assertThat(of(scene, "mart/report").state()).isEqualTo("overdue");
    assertThat(of(scene, "mart/report").text())
        .isEqualTo("Nothing is published yet; at most 2 h is promised.");

    scene.materialize(null, "data", "mart/report");

    assertThat(of(scene, "mart/report").state()).isEqualTo("in time");
    assertThat(of(scene.pass(Duration.ofMinutes(90)), "mart/report").state())
        .isEqualTo("late soon");
    assertThat(of(scene.pass(Duration.ofMinutes(60)), "mart/report").state()).isEqualTo("overdue");
  }

  @Test
  void whereNoPartitionExistsYetNothingIsDue() {
    SceneFixture scene = new SceneFixture(Shop.scene().graph(), "2026-06-01T12:00:00Z");

    assertThat(of(scene, "mart/daily_sales").state()).isEqualTo("in time");
    assertThat(of(scene, "mart/daily_sales").text())
        .isEqualTo("No partition exists yet; at most 32 h is promised.");
  }
}
