package dev.assetwright.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  @Test
  void aNameFindsTheKeyThatEndsAlmostLikeIt() {
    assertThat(
            Suggestions.closest("order_clean", List.of("raw/orders", "clean/orders_clean", "x"), 3))
        .containsExactly("clean/orders_clean");
  }

  @Test
  void theCloserComesFirstAndEquallyCloseOnesInOrder() {
    assertThat(Suggestions.closest("sales", List.of("salez", "sale", "sales", "bales", "mart"), 3))
        .containsExactly("sales", "bales", "sale");
  }

  @Test
  void whatIsFartherThanAThirdIsNotSuggested() {
    assertThat(Suggestions.closest("abcdef", List.of("abcxyz", "a", ""), 3)).isEmpty();
    assertThat(Suggestions.closest("", List.of("a", "b"), 3)).isEmpty();
  }

  @Test
  void theRightNameInTheWrongGroupIsFound() {
    assertThat(Suggestions.closest("raw/sales", List.of("mart/sales", "raw/sale"), 3))
        .containsExactly("mart/sales", "raw/sale");
  }

  @Test
  void theBandAgreesWithTheWholeTable() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String a = word(random);
      String b = word(random);
      int limit = random.nextInt(5);
      int expected = plainDistance(a, b);
      int actual = Suggestions.distance(a, b, limit);
      if (expected <= limit) {
        assertThat(actual).as("'%s' and '%s'", a, b).isEqualTo(expected);
      } else {
        assertThat(actual).as("'%s' and '%s'", a, b).isGreaterThan(limit);
      }
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      word.append((char) ('a' + random.nextInt(3)));
    }
    return word.toString();
  }

  private static int plainDistance(String a, String b) {
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
        } else {
          int replaced = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
          table[i][j] = Math.min(replaced, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        }
      }
    }
    return table[a.length()][b.length()];
  }
}
