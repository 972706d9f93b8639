package dev.assetwright.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.Contract;
import dev.assetwright.Formerly;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EarlierDataTest {
  enum Country {
    DE,
    FR
  }

  @Contract(version = "1.0")
  record Sale(
      String id,
      @Formerly({"sum", "total"}) BigDecimal amount,
      @Contract.Default("EUR") String currency,
      @Contract.Default("7") int count,
      @Contract.Default("true") boolean paid,
      @Contract.Default("2026-01-01") LocalDate day,
      @Contract.Default("FR") Country country) {}

  @Test
  void aComponentIsReadUnderEachNameItHad() {
    assertThat(read("{\"id\":\"a\",\"amount\":1.50}").amount()).isEqualTo("1.50");
    assertThat(read("{\"id\":\"a\",\"sum\":1.50}").amount()).isEqualTo("1.50");
    assertThat(read("{\"id\":\"a\",\"total\":1.50}").amount()).isEqualTo("1.50");
  }

  @Test
  void whatIsMissingIsTheDefault() {
    assertThat(read("{\"id\":\"a\",\"amount\":1}"))
        .isEqualTo(
            new Sale("a", BigDecimal.ONE, "EUR", 7, true, LocalDate.of(2026, 1, 1), Country.FR));
  }

  @Test
  void whatIsThereIsKept() {
    Sale sale = new Sale("a", BigDecimal.ONE, "", 0, false, LocalDate.of(2026, 2, 2), Country.DE);

    assertThat(
            read(
                "{\"id\":\"a\",\"amount\":1,\"currency\":\"\",\"count\":0,\"paid\":false,\"day\":\"2026-02-02\",\"country\":\"DE\"}"))
        .isEqualTo(sale);
  }

  @Test
  void aNullThatWasWrittenIsNoMissingValue() {
    assertThat(read("{\"id\":\"a\",\"currency\":null}").currency()).isNull();
    assertThatThrownBy(() -> read("{\"id\":\"a\",\"count\":null}"))
        .isInstanceOf(JsonFormatException.class);
  }

  private static Sale read(String json) {
    @Nullable
    Object value = CanonicalJson.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), Sale.class);
    return (Sale) value;
  }
}
