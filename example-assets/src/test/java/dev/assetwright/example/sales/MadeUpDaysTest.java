package dev.assetwright.example.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeUpDaysTest {
  @TempDir
  private Path home;

  @Test
  void everyLineOfTheSampleDaysIsCleanedRight() throws IOException {
    new SampleSales(new SalesConfig(Optional.empty())).run(new FakeEnvironment(home));
    assertThat(CleaningComparison.compare(home.resolve("sample-sales"))).isGreaterThan(5_000);
  }

  @Test
  void everyLineOfTheCornerDaysIsCleanedRight() throws IOException {
    CornerDays.write(home);
    assertThat(CleaningComparison.compare(home)).isEqualTo(13);
  }

  /** The second opinion is code too: here are the figures that were worked out by hand. */
  @Test
  void theSecondOpinionIsRightAboutTheCorners() throws IOException {
    CornerDays.write(home);
    SecondOpinion opinion = SecondOpinion.of(home);
    assertThat(opinion.rows("mart_daily_sales"))
        .extracting(row -> row.values().toString())
        .containsExactly(
            "[2010-01-04, 0, 0, 0, 0.00, 0.00, 0.00]",
            "[2010-01-05, 2, 0, 2, 2.01, 0.00, 2.01]",
            "[2010-01-06, 0, 1, 0, 0.00, 1.01, -1.01]",
            "[2010-02-01, 3, 1, 9, 9.00, 0.00, 9.00]");
    assertThat(opinion.rows("mart_daily_product_sales"))
        .extracting(row -> row.values().toString())
        .containsExactly(
            "[2010-01-05, 85123A, LANTERN, 1, 1, 1.01]",
            "[2010-01-05, 85123a, null, 1, 1, 1.01]",
            "[2010-01-06, 85123A, null, 0, 0, -1.01]",
            "[2010-02-01, G, \uFF21, 3, 9, 9.00]");
    assertThat(opinion.rows("mart_monthly_sales"))
        .extracting(row -> row.values().toString())
        .containsExactly("[2010-01, 2, 1.00]", "[2010-02, 3, 9.00]");
    assertThat(opinion.rows("clean_rejected_sales"))
        .extracting(row -> row.get("line") + " " + row.get("reason"))
        .containsExactly("11 duplicate of line 2", "13 number of fields differs from the header's");
    assertThat(opinion.rows("clean_sales").get(0).get("price")).isEqualTo(new BigDecimal("1.005"));
  }
}
