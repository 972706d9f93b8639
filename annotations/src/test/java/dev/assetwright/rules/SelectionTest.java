package dev.assetwright.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  private final SelectionSource source = new FakeSelectionSource()
      .asset("raw/file", "owner:ops@shop.example", "kind:external", "status:up to date")
      .asset("raw/lines", "tag:pii", "status:stale", "<raw/file")
      .asset("clean/sales", "tag:tier=1", "owner:sales team", "status:missing", "<raw/lines")
      .asset("mart/daily/sales", "kind:sql", "status:stale", "<clean/sales")
      .asset("mart/monthly", "kind:sql", "status:up to date", "<mart/daily/sales");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "lines                          | raw/lines",
        "*                              | clean/sales mart/daily/sales mart/monthly raw/file raw/lines",
        "raw/*                          | raw/file raw/lines",
        "*sales                         | clean/sales mart/daily/sales",
        "mon*                           | mart/monthly",
        "group:mart                     | mart/daily/sales mart/monthly",
        "group:mart/daily               | mart/daily/sales",
        "tag:pii                        | raw/lines",
        "tag:tier                       | clean/sales",
        "tag:tier=1                     | clean/sales",
        "owner:ops@shop.example         | raw/file",
        "owner:\"sales team\"           | clean/sales",
        "kind:sql                       | mart/daily/sales mart/monthly",
        "status:stale                   | mart/daily/sales raw/lines",
        "status:\"up to date\"          | mart/monthly raw/file",
        "status:up-to-date              | mart/monthly raw/file",
        "status:failed                  | ~~",
        "+clean/sales                   | clean/sales raw/file raw/lines",
        "1+clean/sales                  | clean/sales raw/lines",
        "clean/sales+                   | clean/sales mart/daily/sales mart/monthly",
        "clean/sales+1                  | clean/sales mart/daily/sales",
        "1+clean/sales+1                | clean/sales mart/daily/sales raw/lines",
        "0+clean/sales                  | clean/sales",
        "+(file or lines)               | raw/file raw/lines",
        "not group:mart and not file    | clean/sales raw/lines",
        "file or lines and monthly      | raw/file",
        "(file or lines) and not lines  | raw/file",
        "not (group:mart or group:raw)  | clean/sales",
        "+monthly and status:stale      | mart/daily/sales raw/lines",
        "\"raw/file\" OR 'raw/lines'    | raw/file raw/lines"
      })
  void anExpressionSelects(String text, String keys) {
    assertThat(written(Selection.parse(text).evaluate(source))).isEqualTo(keys);
  }

  @Test
  void severalArgumentsAreJoinedWithOr() {
    Selection selection =
        Selection.parseAll(List.of("file or lines", "group:raw and lines", "monthly"));
    assertThat(written(selection.evaluate(source))).isEqualTo("mart/monthly raw/file raw/lines");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~                 | 0  | The selection is empty; write the key of an asset, 'group:mart', or '*' for all.",
        "a b                | 2  | 'b' at character 3 follows without 'and' or 'or'.",
        "a or               | 4  | The selection ends where the key of an asset or a term like 'group:mart' is missing.",
        "a or and b         | 5  | 'and' stands where the key of an asset or a term like 'group:mart' is missing.",
        "(a or b            | 0  | '(' at character 1 is never closed.",
        "a)                 | 1  | ')' at character 2 does not belong here.",
        "a ++               | 2  | '+' at character 3 does not belong here.",
        "a, b               | 1  | ',' at character 2 does not belong here.",
        "groups:mart        | 0  | Assets cannot be selected by 'groups:'; there are 'group:', 'kind:', 'owner:', 'status:', 'tag:'.",
        "a or group: mart   | 11 | 'group:' needs a value right behind it; one with blanks goes in quotes.",
        "owner:\"x          | 6  | The quote at character 7 is never closed.",
        "owner:\"\"         | 6  | There is nothing between the quotes.",
        "a+9999999999       | 2  | '9999999999' is too many steps; a bare '+' takes all."
      })
  void whatCannotBeReadIsRefusedWithItsPosition(String text, int position, String message) {
    assertThatThrownBy(() -> Selection.parse(text))
        .isInstanceOf(SelectionException.class)
        .hasMessage(message)
        .extracting(e -> ((SelectionException) e).position())
        .isEqualTo(position);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "file or monthyl    | 8  | There is no asset 'monthyl'. Did you mean 'mart/monthly'?",
        "weather            | 0  | There is no asset 'weather'.",
        "sales              | 0  | 'sales' could be 'clean/sales' or 'mart/daily/sales'. Write more of the key.",
        "rawLines           | 0  | 'rawLines' has capital letters; keys of assets are written in snake case. Did you mean 'raw/lines'?",
        "+group:marts       | 1  | No asset has the group 'marts'. Did you mean 'mart'?",
        "tag:secret         | 0  | No asset has the tag 'secret'. There are 'pii', 'tier', 'tier=1'.",
        "status:stalle      | 0  | No asset has the status 'stalle'. Did you mean 'stale'?",
        "rawe/*             | 0  | No asset's key looks like 'rawe/*'. Did you mean 'raw/*'?"
      })
  void aTermThatNamesNothingIsRefusedWithSuggestions(String text, int position, String message) {
    assertThatThrownBy(() -> Selection.parse(text).evaluate(source))
        .isInstanceOf(SelectionException.class)
        .hasMessage(message)
        .extracting(e -> ((SelectionException) e).position())
        .isEqualTo(position);
  }

  @Test
  void digitsBeforeAPlusCanBeTheNameOfAnAsset() {
    SelectionSource numbers =
        new FakeSelectionSource().asset("1").asset("2", "<1").asset("3", "<2");
    assertThat(written(Selection.parse("2+").evaluate(numbers))).isEqualTo("2 3");
    assertThat(written(Selection.parse("1+3").evaluate(numbers))).isEqualTo("2 3");
    assertThat(written(Selection.parse("(2+) and 1+2").evaluate(numbers))).isEqualTo("2");
  }

  @Test
  void nestingThatIsTooDeepIsRefusedRatherThanOverflowing() {
    assertThatThrownBy(() -> Selection.parse("(".repeat(100_000)))
        .isInstanceOf(SelectionException.class)
        .hasMessage("The selection is nested too deeply.");
  }

  @Test
  void generatedExpressionsAgreeWithSetsComputedTheSlowWay() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      FakeSelectionSource graph = new FakeSelectionSource();
      for (int i = 0; i < 8; i++) {
        int one = random.nextInt(i + 1);
        int two = random.nextInt(i + 1);
        graph.asset(
            "a" + i, "tag:t" + i % 3, "<a" + (one < i ? one : 99), "<a" + (two < i ? two : 99));
      }
      NaiveSelection naive = NaiveSelection.random(random, 3);
      assertThat(Selection.parse(naive.text()).evaluate(graph))
          .as("'%s', seed %d", naive.text(), seed)
          .containsExactlyElementsOf(new TreeSet<>(naive.select(graph)));
    }
  }

  private static String written(Set<AssetKey> keys) {
    return String.join(" ", keys.stream().map(AssetKey::toString).toList());
  }
}
