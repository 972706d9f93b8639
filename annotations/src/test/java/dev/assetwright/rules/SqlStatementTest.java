package dev.assetwright.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.rules.SqlStatement.Parameter;
import dev.assetwright.rules.SqlStatement.Placeholder;
import dev.assetwright.rules.SqlStatement.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStatementTest {
  @Test
  void placeholdersAndParametersAreFoundOutsideOfTextAndComments() {
    SqlStatement statement = SqlStatement.parse(
        "SELECT '{a}', \"{b}\", `{c}`, [:d] -- {e} :f\n FROM {raw/x} /* {g} */ JOIN { y } WHERE day = :partition");
    assertThat(statement.problems()).isEmpty();
    assertThat(statement.placeholders())
        .containsExactly(new Placeholder("raw/x", 49), new Placeholder("y", 72));
    assertThat(statement.parameters()).containsExactly(new Parameter("partition", 90));
  }

  @Test
  void aPlaceholderHoldsASemicolonInBracketsOnly() {
    SqlStatement mapped = SqlStatement.parse("SELECT * FROM { x[day: -6..0; region: all] };");
    assertThat(mapped.problems()).isEmpty();
    assertThat(mapped.placeholders())
        .containsExactly(new Placeholder("x[day: -6..0; region: all]", 14));

    assertThat(SqlStatement.parse("SELECT * FROM {x[a]; y}").problems()).isNotEmpty();
  }

  @Test
  void differencesOfWhiteSpaceAndCommentsDoNotShow() {
    SqlStatement plain = SqlStatement.parse("SELECT a+b AS c FROM {x};");
    SqlStatement spread =
        SqlStatement.parse("/* why */ SELECT a +\n\tb AS c -- what\n FROM { x } ; -- end");
    assertThat(spread.normalised())
        .isEqualTo(plain.normalised())
        .isEqualTo("SELECT a + b AS c FROM {x}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELECT 'a  b'   | SELECT 'a b'",
        "SELECT 'a--b'   | SELECT 'a'",
        "SELECT x'ab'    | SELECT x 'ab'",
        "SELECT a <= b   | SELECT a < = b",
        "SELECT 1.5      | SELECT 1 .5",
        "SELECT a        | SELECT A",
        "SELECT 1e-5     | SELECT 1e - 5",
        "SELECT ''''     | SELECT '' ''"
      })
  void differencesThatMatterShow(String one, String other) {
    assertThat(SqlStatement.parse(one).normalised())
        .isNotEqualTo(SqlStatement.parse(other).normalised());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "WITH a AS (SELECT 1), b(x) AS NOT MATERIALIZED (SELECT 2) SELECT * FROM a, b;;",
        "SELECT replace(a, 'x', 'y') FROM {t}",
        "SELECT (replace(a, 'x', ';')) FROM {t} -- insert\n;",
        "SELECT 'it''s', \"a\"\"b\", j ->> '$.a' FROM {t} ;",
        "SELECT 0xE+1"
      })
  void oneSelectIsFine(String sql) {
    assertThat(SqlStatement.parse(sql).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "-- nothing              | 0  | There is no statement; write one SELECT.",
        ";                       | 0  | There is no statement; write one SELECT.",
        "DELETE FROM t           | 0  | 'DELETE' begins no SELECT; an asset is one SELECT or WITH … SELECT.",
        "SELECT 1; SELECT 2      | 10 | A second statement begins here; an asset is one SELECT.",
        "WITH a AS (SELECT 1) INSERT INTO t SELECT 1 | 21 | 'INSERT' changes data; an asset is one SELECT.",
        "WITH a AS (SELECT 1) REPLACE INTO t SELECT 1 | 21 | 'REPLACE' changes data; an asset is one SELECT.",
        "WITH a AS (DELETE FROM t) SELECT 1 | 11 | 'DELETE' changes data; an asset is one SELECT.",
        "WITH a AS (SELECT 1)    | 0  | After WITH the SELECT is missing.",
        "SELECT 'abc             | 7  | The string is never closed with '.",
        "SELECT ~~abc            | 7  | The quoted identifier is never closed with ~~.",
        "SELECT 1 /* x           | 9  | The comment is never closed with '*/'.",
        "SELECT * FROM {x WHERE  | 14 | '{' is never closed with '}'.",
        "SELECT * FROM x}        | 15 | '}' closes no '{'.",
        "SELECT * FROM { }       | 14 | '{}' names no asset; write its key between the braces.",
        "SELECT (1               | 7  | '(' is never closed with ')'.",
        "SELECT 1)               | 8  | ')' closes no '('.",
        "SELECT ?                | 7  | '?' is no parameter here; one is written ':partition'.",
        "SELECT @day             | 7  | '@day' is no parameter here; one is written ':partition'."
      })
  void aProblemIsToldWhereItBegins(String sql, int offset, String message) {
    SqlStatement statement = SqlStatement.parse(sql.replace("~~", "\""));
    assertThat(statement.problems())
        .containsExactly(new Problem(message.replace("~~", "\""), offset));
    assertThat(statement.isSelect()).isFalse();
  }

  @Test
  void placeholdersAreReplacedAndTheEndIsCutOff() {
    SqlStatement statement = SqlStatement.parse("SELECT * FROM {a} JOIN {b} USING (k) ; -- done");
    assertThat(statement.render(reference -> "t_" + reference))
        .isEqualTo("SELECT * FROM t_a JOIN t_b USING (k)");
  }

  @Test
  void parametersAreReplacedWhereTheyAreNoText() {
    SqlStatement statement =
        SqlStatement.parse("SELECT ':day', :day, d::date -- :day\nFROM {t} WHERE d = :day;");

    assertThat(statement.render(reference -> "u", name -> "<" + name + ">"))
        .isEqualTo("SELECT ':day', <day>, d::date -- :day\nFROM u WHERE d = <day>");
  }

  @Test
  void aStatementWithProblemsIsNotRendered() {
    assertThatThrownBy(() -> SqlStatement.parse("SELECT (").render(reference -> reference))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Not rendered: '(' is never closed with ')'.");
  }

  @Test
  void columnsAreMentionedInAnyCaseAndQuotedOrNot() {
    SqlStatement statement =
        SqlStatement.parse("select Country, \"net amount\", 'text' from {sales} s -- day");
    assertThat(statement.mentions("country")).isTrue();
    assertThat(statement.mentions("net amount")).isTrue();
    assertThat(statement.mentions("text")).isFalse();
    assertThat(statement.mentions("day")).isFalse();
    assertThat(statement.mentions("sales")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select * from {a} | true",
        "select a.*, b.x from {a} a join {b} b | true",
        "select x, * from {a} | true",
        "select distinct * from {a} | true",
        "select count(*) from {a} | false",
        "select x * y from {a} | false",
        "select (x) * 2 from {a} | false"
      })
  void allColumnsAreTakenByAStarThatIsNoOperator(String sql, boolean all) {
    assertThat(SqlStatement.parse(sql).takesAllColumns()).isEqualTo(all);
  }

  @Test
  void readingEveryBeginningOfAStatementEnds() {
    String sql =
        "WITH a AS (SELECT x'0f', 'it''s' /* c */ FROM {x}) SELECT \"q\", [b] -- z\n FROM a;";
    for (int end = 0; end < sql.length(); end++) {
      SqlStatement statement = SqlStatement.parse(sql.substring(0, end));
      int length = end;
      assertThat(statement.problems()).allMatch(problem -> problem.offset() <= length);
    }
    assertThat(SqlStatement.parse(sql).problems()).isEqualTo(List.of());
  }
}
