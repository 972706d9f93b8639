package dev.assetwright.rules.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.Combination;
import dev.assetwright.Day;
import dev.assetwright.Label;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledGridsTest {
  private static final Instant NOW = Instant.parse("2026-01-04T00:00:00Z");
  private static final Grid REGIONS = StaticGrid.of("region", "eu", "us");
  private static final Grid DAYS = DailyGrid.of("2026-01-01", "UTC");

  @Test
  void aStaticListKeepsItsOrder() {
    Extent regions = StaticGrid.of("region", "us", "eu").at(NOW);
    assertThat(regions.key(0)).isEqualTo("us");
    assertThat(regions.find("eu")).isEqualTo(1);
    assertThatThrownBy(() -> regions.require("uss"))
        .hasMessage("'uss' is no region. Did you mean 'us'?");
  }

  @Test
  void whereNothingIsWrittenNearlySoAFewAreNamed() {
    assertThatThrownBy(() -> REGIONS.at(NOW).require("asia"))
        .hasMessage("'asia' is no region; it is one of 'eu', 'us'.");

    String[] many = IntStream.range(0, 11).mapToObj("r%d"::formatted).toArray(String[]::new);
    assertThatThrownBy(() -> StaticGrid.of("region", many).at(NOW).require("asia"))
        .hasMessage("'asia' is no region.");
  }

  @Test
  void aStaticListHoldsKeysOnceAndOfLettersAndDigits() {
    assertThatThrownBy(() -> StaticGrid.of("region", "eu", "eu"))
        .hasMessage("The partition 'eu' is listed twice.");
    assertThatThrownBy(() -> StaticGrid.of("region", "e|u"))
        .hasMessage("'e|u' is no partition key; one is made of letters, digits, '_', '.' and '-'.");
    assertThatThrownBy(() -> StaticGrid.of("region", "e".repeat(101)))
        .hasMessage("'eeeeeeeeeeeeeeeeeeee…' is no partition key; one has 100 characters at most.");
    assertThatThrownBy(() -> StaticGrid.of("region", "latest"))
        .hasMessage("'latest' is no partition key; where partitions are asked for, it has a meaning"
            + " of its own.");
    assertThatThrownBy(() -> StaticGrid.of("region"))
        .hasMessage("There is no partition in the list.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", ".eu", "eu.", "a..b", "-x", "-1"})
  void aKeyIsNothingThatReadsOtherwise(String key) {
    assertThatThrownBy(() -> DynamicGrid.of("region").checked(key))
        .hasMessage("'%s' is no partition key; one begins with a letter, a digit or '_', ends with"
                .formatted(key)
            + " no dot and has no two in a row.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "_", "0", "a.b", "1.0.2-rc_1", "a-"})
  void aKeyMayBeAVersionOrAName(String key) {
    assertThat(DynamicGrid.of("region").checked(key)).isEqualTo(key);
  }

  @Test
  void aDynamicGridHasTheKeysThatWereAdded() {
    List<String> keys = new ArrayList<>(List.of("acme"));
    DynamicKeys added = grid -> grid.extent(keys);
    Grid customers = DynamicGrid.of("customer");
    Extent before = customers.at(NOW, added);
    keys.add("globex");
    assertThat(before.count()).isEqualTo(1);
    assertThat(customers.at(NOW, added).find("globex")).isEqualTo(1);
    assertThat(ProductGrid.of(DAYS, customers).at(NOW, added).count()).isEqualTo(6);
    assertThatThrownBy(() -> before.require("globex"))
        .hasMessage("There is no customer 'globex'; add it with 'assetwright partitions add"
            + " customer globex'.");
    assertThat(DynamicGrid.of("customer").at(NOW).count()).isZero();
  }

  @Test
  void aProductNumbersItsCombinationsOldestFirst() {
    Extent product = ProductGrid.of(REGIONS, DAYS).at(NOW);
    assertThat(product.count()).isEqualTo(6);
    assertThat(product.key(0)).isEqualTo("eu|2026-01-01");
    assertThat(product.key(1)).isEqualTo("us|2026-01-01");
    assertThat(product.key(5)).isEqualTo("us|2026-01-03");
    assertThat(product.partition(5))
        .isEqualTo(new Combination(List.of(new Label("us"), Day.parse("2026-01-03"))));
    for (int i = 0; i < product.count(); i++) {
      assertThat(product.find(product.key(i))).isEqualTo(i);
      assertThat(product.require(product.key(i))).isEqualTo(i);
    }
  }

  @Test
  void aProductOfNothingIsEmpty() {
    Extent product = ProductGrid.of(DAYS, DynamicGrid.of("customer")).at(NOW);
    assertThat(product.count()).isZero();
    assertThat(product.find("2026-01-01|acme")).isEqualTo(-1);
  }

  @Test
  void aKeyOfAProductHasAPartForEachDimension() {
    Grid product = ProductGrid.of(DAYS, REGIONS);
    assertThat(product.checked("2030-01-01|us")).isEqualTo("2030-01-01|us");
    assertThatThrownBy(() -> product.checked("2026-01-01"))
        .hasMessage("'2026-01-01' is no partition; one is written day|region.");
    assertThatThrownBy(() -> product.at(NOW).require("2026-01-02|uss"))
        .hasMessage("'uss' is no region. Did you mean 'us'?");
  }

  @Test
  void aProductRefusesWhatCannotBeTold() {
    assertThatThrownBy(() -> ProductGrid.of(DAYS, MonthlyGrid.of("2026-01", "UTC")))
        .hasMessage("A product has one dimension of time at most: one instant has one day and one"
            + " month.");
    assertThatThrownBy(() -> ProductGrid.of(REGIONS, StaticGrid.of("region", "x")))
        .hasMessage("Two dimensions are called 'region'; give one another name.");
  }

  @Test
  void moreCombinationsThanCanBeCountedAreRefused() {
    List<String> many =
        java.util.stream.IntStream.range(0, 2_000).mapToObj(i -> "k" + i).toList();
    Grid product = new ProductGrid(
        List.of(new StaticGrid("a", many), new StaticGrid("b", many), new StaticGrid("c", many)));
    assertThatThrownBy(() -> product.at(NOW))
        .hasMessage(
            "The product a|b|c has 8,000,000,000 partitions; 2,147,483,647 is the most there"
                + " can be.");
  }
}
