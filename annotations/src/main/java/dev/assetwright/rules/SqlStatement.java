package dev.assetwright.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What can be said of a SQL asset's text without a database: which tables it reads, which parameters it has, whether it
 * is exactly one {@code SELECT}.
 *
 * <p>Tokens are those of SQLite (its {@code tokenize.c}), with {@code {upstream}} added. Braces, colons and semicolons in
 * strings, quoted identifiers and comments are text. Whether columns exist is the database's to say.
 *
 * <p>Immutable. Reading never fails; what is wrong is in {@link #problems}.
 */
public final class SqlStatement {
  /**
   * A {@code {upstream}} in the text.
   *
   * @param reference what stands between the braces, without blanks around it
   * @param offset where the opening brace stands, in characters from 0
   */
  public record Placeholder(String reference, int offset) {}

  /**
   * A {@code :name} in the text.
   *
   * @param name without the colon
   * @param offset where the colon stands, in characters from 0
   */
  public record Parameter(String name, int offset) {}

  /**
   * Something wrong.
   *
   * @param message a sentence for the user
   * @param offset where it begins, in characters from 0
   */
  public record Problem(String message, int offset) {}

  private final String sql;
  private final List<SqlToken> tokens;
  private final List<Problem> problems;

  private SqlStatement(String sql, List<SqlToken> tokens, List<Problem> problems) {
    this.sql = sql;
    this.tokens = tokens;
    this.problems = problems;
  }

  /** Reads any text. */
  public static SqlStatement parse(String sql) {
    SqlTokenizer tokenizer = new SqlTokenizer(sql);
    List<SqlToken> tokens = new ArrayList<>(tokenizer.tokens());
    while (!tokens.isEmpty() && tokens.get(tokens.size() - 1).is(";")) {
      tokens.remove(tokens.size() - 1);
    }
    List<Problem> problems = new ArrayList<>(tokenizer.problems());
    // What follows an unclosed quote is guesswork; one cause, one message.
    if (problems.isEmpty()) {
      problems.addAll(SqlShape.problems(tokens));
    }
    problems.sort(Comparator.comparingInt(Problem::offset));
    return new SqlStatement(sql, List.copyOf(tokens), List.copyOf(problems));
  }

  /** What is wrong, in the order of the text; empty for exactly one {@code SELECT} or {@code WITH … SELECT}. */
  public List<Problem> problems() {
    return problems;
  }

  /** Whether this is exactly one {@code SELECT} or {@code WITH … SELECT} that changes nothing. */
  public boolean isSelect() {
    return problems.isEmpty();
  }

  /** The placeholders in the order of the text, repeated ones repeated. */
  public List<Placeholder> placeholders() {
    return tokens.stream()
        .filter(token -> token.kind() == SqlToken.Kind.PLACEHOLDER)
        .map(token -> new Placeholder(reference(token), token.start()))
        .toList();
  }

  /** The named parameters in the order of the text, repeated ones repeated. */
  public List<Parameter> parameters() {
    return tokens.stream()
        .filter(token -> token.kind() == SqlToken.Kind.PARAMETER && token.text().startsWith(":"))
        .map(token -> new Parameter(token.text().substring(1), token.start()))
        .toList();
  }

  /**
   * Whether some word of the statement, quoted or not, is this name in any case. A column of that name may then be read;
   * without, it is not, unless the statement {@linkplain #takesAllColumns takes all}.
   */
  public boolean mentions(String name) {
    return tokens.stream()
        .anyMatch(token -> token.kind() == SqlToken.Kind.WORD && token.text().equalsIgnoreCase(name)
            || token.kind() == SqlToken.Kind.QUOTED
                && token.text().substring(1, token.text().length() - 1).equalsIgnoreCase(name));
  }

  /** Whether it takes all columns of a table, by {@code *} or {@code t.*}; {@code count(*)} takes none. */
  public boolean takesAllColumns() {
    for (int i = 1; i < tokens.size(); i++) {
      SqlToken before = tokens.get(i - 1);
      if (tokens.get(i).is("*")
          && List.of("select", "distinct", "all", ",", ".").stream().anyMatch(before::is)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The statement without comments and the final semicolon, its tokens separated by one blank each. Two texts have the same
   * one exactly if they differ in nothing else, so it stands for the logic in a code version.
   */
  public String normalised() {
    return tokens.stream()
        .map(token ->
            token.kind() == SqlToken.Kind.PLACEHOLDER ? "{" + reference(token) + "}" : token.text())
        .collect(Collectors.joining(" "));
  }

  /**
   * Returns the text with every placeholder replaced, the final semicolon and what follows it taken off, so that it can
   * stand in parentheses.
   *
   * @param replacement from what stands between the braces to SQL
   * @throws IllegalStateException if there are {@link #problems}
   */
  public String render(Function<String, String> replacement) {
    return render(replacement, name -> ":" + name);
  }

  /**
   * The same for a database that has no named parameters.
   *
   * @param parameter from a name without the colon to SQL; asked of each in the order of the text
   */
  public String render(Function<String, String> replacement, Function<String, String> parameter) {
    if (!problems.isEmpty()) {
      throw new IllegalStateException("Not rendered: " + problems.get(0).message());
    }
    StringBuilder rendered = new StringBuilder();
    int copied = 0;
    for (SqlToken token : tokens) {
      if (token.kind() == SqlToken.Kind.PLACEHOLDER) {
        rendered.append(sql, copied, token.start()).append(replacement.apply(reference(token)));
        copied = token.end();
      } else if (token.kind() == SqlToken.Kind.PARAMETER && token.text().startsWith(":")) {
        rendered
            .append(sql, copied, token.start())
            .append(parameter.apply(token.text().substring(1)));
        copied = token.end();
      }
    }
    return rendered.append(sql, copied, tokens.get(tokens.size() - 1).end()).toString();
  }

  private static String reference(SqlToken placeholder) {
    String text = placeholder.text();
    return text.substring(1, text.length() - 1).strip();
  }
}
