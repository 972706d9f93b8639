package dev.assetwright.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "dailySales, daily_sales",
    "URLFetch, url_fetch",
    "fetchURL, fetch_url",
    "dailyHTTPSales2, daily_http_sales2",
    "sales2Orders, sales2_orders",
    "orders, orders",
    "raw_sales, raw_sales",
    "A, a",
    "aB, a_b",
    "X_Y, x_y",
    "_private, _private"
  })
  void aJavaNameIsFoldedWordByWord(String javaName, String name) {
    assertThat(Names.snakeCase(javaName)).isEqualTo(name);
    assertThat(Names.isName(name)).isTrue();
  }

  @Test
  void lettersBeyondAsciiAreKeptAndMakeNoName() {
    assertThat(Names.snakeCase("prixÉté$")).isEqualTo("prixÉté$");
    assertThat(Names.isName("prixÉté$")).isFalse();
  }

  @Test
  void groupsAreNamesJoinedBySlashes() {
    assertThat(Names.isGroup("mart/sales")).isTrue();
    for (String bad : new String[] {"", " ", "/mart", "mart/", "a//b", "Mart", "a b", "größe"}) {
      assertThat(Names.isGroup(bad)).as("'%s'", bad).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/Raw Data/salesFile, raw_data/sales_file",
    "raw//x/, raw/x",
    "DailySales, daily_sales",
    "a.b-c, a_b_c"
  })
  void aProposalIsANameOrPath(String text, String proposal) {
    assertThat(Names.suggest(text)).contains(proposal);
    assertThat(Names.isKey(proposal)).isTrue();
  }

  @Test
  void whatIsFineOrEmptyHasNoProposal() {
    assertThat(Names.suggest("raw/x")).isEmpty();
    assertThat(Names.suggest(" / ")).isEmpty();
  }
}
