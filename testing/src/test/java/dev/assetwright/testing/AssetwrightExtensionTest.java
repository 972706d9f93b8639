package dev.assetwright.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.Day;
import dev.assetwright.example.shop.Order;
import dev.assetwright.example.shop.ShopAssets_Graph;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@AssetTest(value = ShopAssets_Graph.class, now = "2026-03-05T06:30:00Z")
class AssetwrightExtensionTest {
  private static final Day MONDAY = Day.parse("2026-03-02");
  private static final List<Path> HOMES = new ArrayList<>();

  @BeforeEach
  void give(TestProject project) {
    assertThat(project.published("clean/orders")).isEmpty();
    project.given("clean/orders", MONDAY, List.of(Order.of("Ada", 3, "2.5")));
  }

  @RepeatedTest(2)
  void aTestSharesItsProjectWithWhatRunsBeforeItAndWithNoOtherTest(TestProject project) {
    assertThat(project.published("clean/orders")).containsOnlyKeys("2026-03-02");
    HOMES.add(project.home());
  }

  @AfterEach
  void isStillOpen(TestProject project) {
    assertThat(project.home()).isDirectory();
  }

  @AfterAll
  static void foldersAreGone() {
    assertThat(HOMES)
        .hasSize(2)
        .doesNotHaveDuplicates()
        .noneMatch(home -> home.toFile().exists());
  }

  @Nested
  class InANestedClass {
    @Test
    void theSettingsOfTheOuterOneHold(TestProject project) {
      assertThat(project.clock().instant()).isEqualTo(Instant.parse("2026-03-05T06:30:00Z"));
    }
  }

  @Nested
  @AssetTest(now = "2026-04-01T00:00:00Z")
  class InANestedClassWithSettings {
    @Test
    void theyHoldInsteadOfThoseOfTheOuterOne(TestProject project) {
      assertThat(project.clock().instant()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
    }
  }

  @Test
  void aWrongClockIsTold() {
    assertThatThrownBy(() -> AssetwrightExtension.open(BadClock.class))
        .hasMessage(
            "@AssetTest(now = \"tomorrow\") is no instant; one is written like 2030-01-01T00:00:00Z.");
    assertThatThrownBy(() -> AssetwrightExtension.open(BadSetting.class))
        .hasMessage("@AssetTest(set = \"shop.smallest\") sets nothing; write key=value.");
  }

  @Test
  void withoutTheAnnotationTheClockStandsAtItsDefault() {
    try (TestProject project = AssetwrightExtension.open(Object.class)) {
      assertThat(project.clock().instant()).isEqualTo(Instant.parse(TestClock.DEFAULT_NOW));
    }
  }

  @AssetTest(now = "tomorrow")
  private static final class BadClock {}

  @AssetTest(set = "shop.smallest")
  private static final class BadSetting {}
}
