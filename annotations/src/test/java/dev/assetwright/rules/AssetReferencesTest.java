package dev.assetwright.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssetReferencesTest {
  private final AssetReferences references = new AssetReferences(keys(
      "raw/sales_file",
      "raw/orders",
      "clean/orders",
      "orders_of_day",
      "marts/sales/orders",
      "refunds",
      "raw/refunds"));

  @Test
  void aKeyIsFoundWholeOrByItsLastSegments() {
    assertThat(references.resolve("raw/sales_file"))
        .isEqualTo(found("raw/sales_file", "raw/sales_file"));
    assertThat(references.resolve("sales_file")).isEqualTo(found("sales_file", "raw/sales_file"));
    assertThat(references.resolve("sales/orders"))
        .isEqualTo(found("sales/orders", "marts/sales/orders"));
  }

  @Test
  void aWholeKeyWinsOverTheEndOfAnother() {
    assertThat(references.resolve("refunds")).isEqualTo(found("refunds", "refunds"));
  }

  @Test
  void anEndOfSeveralKeysIsAmbiguous() {
    assertThat(references.resolve("orders"))
        .isEqualTo(new Resolution.Ambiguous(
            "orders", keys("clean/orders", "marts/sales/orders", "raw/orders")));
  }

  @Test
  void aPartOfASegmentMeansNothing() {
    assertThat(references.resolve("file")).isInstanceOf(Resolution.Unknown.class);
  }

  @Test
  void anAssetIsNeverItsOwnInput() {
    AssetReferences two = new AssetReferences(keys("clean/orders", "raw/orders"));
    assertThat(two.resolve("orders", AssetKey.parse("clean/orders")))
        .isEqualTo(found("orders", "raw/orders"));
    assertThat(references.resolve("refunds", AssetKey.parse("refunds")))
        .isEqualTo(found("refunds", "raw/refunds"));
    assertThat(new AssetReferences(keys("orders")).resolve("orders", AssetKey.parse("orders")))
        .isEqualTo(new Resolution.Unknown("orders", List.of()));
  }

  @Test
  void anUnknownNameComesWithTheClosestKeys() {
    assertThat(references.resolve("sale_file"))
        .isEqualTo(new Resolution.Unknown("sale_file", keys("raw/sales_file")));
    assertThat(references.resolve("weather"))
        .isEqualTo(new Resolution.Unknown("weather", List.of()));
  }

  @Test
  void camelCaseIsMalformedWithTheNameInSnakeCase() {
    assertThat(references.resolve("raw/salesFile"))
        .isEqualTo(new Resolution.Malformed(
            "raw/salesFile",
            "has capital letters; keys of assets are written in snake case.",
            Optional.of("raw/sales_file")));
  }

  @Test
  void aMalformedTextSuggestsOnlyWhatExists() {
    assertThat(references.resolve("SaleFile"))
        .extracting(resolution -> ((Resolution.Malformed) resolution).suggestion())
        .isEqualTo(Optional.of("raw/sales_file"));
    for (String text : List.of("", " ", "WeatherReport", "größe")) {
      assertThat(references.resolve(text))
          .as("'%s'", text)
          .isInstanceOfSatisfying(
              Resolution.Malformed.class,
              malformed -> assertThat(malformed.suggestion()).isEmpty());
    }
  }

  @Test
  void aSlashTooManyIsMalformed() {
    assertThat(references.resolve("/raw/orders"))
        .isEqualTo(new Resolution.Malformed(
            "/raw/orders",
            "has a slash with nothing beside it; keys are names joined by single slashes.",
            Optional.of("raw/orders")));
  }

  private static Resolution found(String text, String key) {
    return new Resolution.Found(text, AssetKey.parse(key));
  }

  private static List<AssetKey> keys(String... keys) {
    return Stream.of(keys).map(AssetKey::parse).toList();
  }
}
