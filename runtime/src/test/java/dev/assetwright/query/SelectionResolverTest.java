package dev.assetwright.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.fixture.SceneFixture;
import dev.assetwright.rules.AssetKey;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SelectionResolverTest {
  private final SelectionResolver resolver =
      new SelectionResolver(Shop.upToDate().staleness());

  private static void assertRefused(
      Runnable request, ApplicationException.Category category, String code, String message) {
    Consumer<Throwable> told = thrown -> {
      ApplicationException refused = (ApplicationException) thrown;
      assertThat(refused.code()).isEqualTo(code);
      assertThat(refused.category()).isEqualTo(category);
      assertThat(refused).hasMessage(message);
    };
    assertThatThrownBy(request::run)
        .isInstanceOf(ApplicationException.class)
        .satisfies(told::accept);
  }

  @Test
  void noTermsSelectAllAssets() {
    assertThat(resolver.select(List.of())).hasSize(6);
  }

  @Test
  void severalTermsSelectWhatAnyOfThemSelects() {
    assertThat(resolver.select(List.of("raw/*", "monthly_sales")))
        .extracting(AssetKey::toString)
        .containsExactly("mart/monthly_sales", "raw/sales_file", "raw/sales_lines");
  }

  @Test
  void statusesAreThoseOfTheMoment() {
    SceneFixture scene = Shop.upToDate().newCode("mart/daily_sales", "c2");

    assertThat(new SelectionResolver(scene.staleness()).select(List.of("status:stale")))
        .extracting(AssetKey::toString)
        .containsExactly("mart/daily_sales", "mart/monthly_sales");
    assertThat(resolver.select(List.of("status:failed"))).isEmpty();
  }

  @Test
  void anUnknownAssetIsNotFoundAndTheClosestIsProposed() {
    assertRefused(
        () -> resolver.select(List.of("mart/dialy_sales")),
        ApplicationException.Category.NOT_FOUND,
        "UnknownAsset",
        "There is no asset 'mart/dialy_sales'. Did you mean 'mart/daily_sales'?");
  }

  @Test
  void aNameInCamelCaseIsProposedInSnakeCase() {
    assertRefused(
        () -> resolver.asset("dailySales"),
        ApplicationException.Category.NOT_FOUND,
        "UnknownAsset",
        "'dailySales' has capital letters; keys of assets are written in snake case. Did you mean 'daily_sales'?");
  }

  @Test
  void aSelectionThatCannotBeReadIsRefused() {
    assertThatThrownBy(() -> resolver.select(List.of("grp:mart")))
        .isInstanceOfSatisfying(
            ApplicationException.class,
            refused -> assertThat(refused.code()).isEqualTo("BadSelection"));
  }

  @Test
  void whoNamesNoPartitionIsToldHow() {
    assertThatThrownBy(() -> resolver.ordinal(AssetKey.parse("clean/sales"), null))
        .isInstanceOfSatisfying(
            ApplicationException.class,
            refused -> assertThat(refused.hints())
                .containsExactly("Which one: --partition KEY, or 'partition' in the web API."));
  }

  @Test
  void partitionsThatAreNoneAreRefused() {
    assertRefused(
        () -> resolver.ordinal(AssetKey.parse("mart/monthly_sales"), "2026-06-01"),
        ApplicationException.Category.USAGE,
        "BadPartition",
        "'mart/monthly_sales' has no partitions, so '2026-06-01' is none of them.");
    assertRefused(
        () -> resolver.ordinal(AssetKey.parse("clean/sales"), "2026-06-06"),
        ApplicationException.Category.USAGE,
        "BadPartition",
        "'2026-06-06' does not exist yet: it ends at 2026-06-07T00:00:00Z. The newest is 2026-06-05.");
    assertRefused(
        () -> SelectionResolver.partitions("2026-06-01,,"),
        ApplicationException.Category.USAGE,
        "BadPartition",
        "'2026-06-01,,' names no partitions. Write all, latest, KEY, KEY,KEY or FROM..TO.");
  }
}
