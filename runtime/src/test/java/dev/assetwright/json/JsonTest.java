package dev.assetwright.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.Day;
import dev.assetwright.Hour;
import dev.assetwright.Label;
import dev.assetwright.Month;
import dev.assetwright.Week;
import dev.assetwright.Window;
import dev.assetwright.rules.AssetKey;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {
  record Sale(String item, BigDecimal price, @Nullable String note, int count) {}

  record Keyed(
      AssetKey asset, Map<Day, Long> rows, Instant at, Duration took, Optional<String> by) {}

  record Partitions(
      Map<Week, Long> weeks,
      Map<Month, Long> months,
      Map<Label, Long> labels,
      Hour hour,
      Window window) {}

  record Broken(int count) {
    @Override
    public int count() {
      throw new IllegalStateException("no count");
    }
  }

  private static final Sale SALE = new Sale("tea", new BigDecimal("12.30"), null, 2);

  @Test
  void canonicalTextSortsFieldsAndKeysAndKeepsNulls() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("z", SALE);
    value.put("a", 1);

    assertThat(Json.canonical().write(value))
        .isEqualTo("{\"a\":1,\"z\":{\"count\":2,\"item\":\"tea\",\"note\":null,\"price\":12.30}}");
  }

  @Test
  void factsKeepTheirOrderAndLeaveNullsOut() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("z", SALE);
    value.put("a", new BigDecimal("1E+3"));

    assertThat(Json.facts().write(value))
        .isEqualTo("{\"z\":{\"item\":\"tea\",\"price\":12.30,\"count\":2},\"a\":1000}");
  }

  @Test
  void factsOfOtherVersionsAreRead() {
    String json = "{\"item\":\"tea\",\"added\":[{}],\"price\":1}";

    assertThat(Json.facts().read(json, Sale.class))
        .isEqualTo(new Sale("tea", BigDecimal.ONE, null, 0));
  }

  @Test
  void keysDaysAndTimesAreTexts() {
    Keyed value = new Keyed(
        AssetKey.parse("raw/orders"),
        Map.of(Day.parse("2026-06-01"), 3L),
        Instant.parse("2026-06-01T06:15:00.5Z"),
        Duration.ofSeconds(90),
        Optional.of("me"));

    String json = Json.facts().write(value);

    assertThat(json)
        .isEqualTo("{\"asset\":\"raw/orders\",\"rows\":{\"2026-06-01\":3},"
            + "\"at\":\"2026-06-01T06:15:00.500Z\",\"took\":\"PT1M30S\",\"by\":\"me\"}");
    assertThat(Json.facts().read(json, Keyed.class)).isEqualTo(value);
  }

  @Test
  void partitionsAreTextsWhereThoseSayAllAndComeBackEqual() {
    OffsetDateTime hour = OffsetDateTime.parse("2026-06-01T05:00+01:00");
    ZonedDateTime start = ZonedDateTime.of(2026, 6, 1, 6, 0, 0, 0, ZoneId.of("Europe/London"));
    Partitions value = new Partitions(
        Map.of(Week.parse("2026-06-01"), 1L),
        Map.of(Month.parse("2026-06"), 2L),
        Map.of(new Label("eu"), 3L),
        new Hour("2026-06-01T05", hour),
        new Window("2026-06-01T06:00", start, start.plusDays(1)));

    String json = Json.canonical().write(value);

    assertThat(json)
        .contains("\"weeks\":{\"2026-06-01\":1}", "\"months\":{\"2026-06\":2}", "{\"eu\":3}");
    assertThat(Json.canonical().<Partitions>read(json, Partitions.class)).isEqualTo(value);
  }

  @Test
  void numbersWithoutATypeAreExact() {
    assertThat(Json.facts().read("[1, 12.30, 9223372036854775808]", Object[].class))
        .containsExactly(1, new BigDecimal("12.30"), new BigInteger("9223372036854775808"));
  }

  @Test
  void aStreamStaysOpenAfterWriting() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Json.canonical().write(List.of("é"), out);
    Json.canonical().write(List.of(), out);

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("[\"é\"][]");
  }

  @Test
  void whatDoesNotReadSaysWhereAndAsWhat() {
    assertThatThrownBy(() -> Json.facts().read("{\"item\":\"tea\",\"count\":\"many\"}", Sale.class))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageStartingWith("The JSON does not read as '" + Sale.class.getTypeName() + "': ")
        .hasMessageContaining("many");
    assertThatThrownBy(() -> Json.facts().read("1 2", Long.class))
        .isInstanceOf(JsonFormatException.class);
    assertThatThrownBy(() -> Json.facts().read("{\"asset\":\"Not A Key\"}", Keyed.class))
        .hasMessageContaining("'Not A Key' is not an asset key");
  }

  @Test
  void whatCannotBeWrittenSaysWhichType() {
    assertThatThrownBy(() -> Json.canonical().write(new Broken(1)))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageStartingWith(
            "A value of type '" + Broken.class.getTypeName() + "' cannot be written as JSON");
  }
}
