package dev.assetwright.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Judges whether tokens are exactly one {@code SELECT} that changes nothing. */
final class SqlShape {
  private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");

  private final List<SqlToken> tokens;
  private final List<SqlStatement.Problem> problems = new ArrayList<>();

  private SqlShape(List<SqlToken> tokens) {
    this.tokens = tokens;
  }

  /** Returns what is wrong with a statement whose final semicolon has been taken off. */
  static List<SqlStatement.Problem> problems(List<SqlToken> tokens) {
    SqlShape shape = new SqlShape(tokens);
    if (tokens.isEmpty()) {
      shape.add("There is no statement; write one SELECT.", 0);
      return shape.problems;
    }
    int end = shape.endOfFirstStatement();
    shape.checkVerb(end);
    shape.checkParentheses(end);
    shape.checkParameters(end);
    return shape.problems;
  }

  private int endOfFirstStatement() {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is(";")) {
        int second = i;
        while (tokens.get(second).is(";")) {
          second++;
        }
        add(
            "A second statement begins here; an asset is one SELECT.",
            tokens.get(second).start());
        return i;
      }
    }
    return tokens.size();
  }

  private void checkVerb(int end) {
    if (end == 0) {
      return;
    }
    SqlToken first = tokens.get(0);
    if (first.is("SELECT")) {
      checkNested(end);
    } else if (first.is("WITH")) {
      checkWith(end);
    } else {
      add(
          "'%s' begins no SELECT; an asset is one SELECT or WITH … SELECT.".formatted(first.text()),
          first.start());
    }
  }

  /** The statement's own verb is the first one outside parentheses. */
  private void checkWith(int end) {
    int depth = 0;
    for (int i = 0; i < end; i++) {
      SqlToken token = tokens.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && changes(i, end)) {
        add("'%s' changes data; an asset is one SELECT.".formatted(token.text()), token.start());
        return;
      }
      if (depth == 0 && token.is("SELECT")) {
        checkNested(end);
        return;
      }
    }
    add("After WITH the SELECT is missing.", tokens.get(0).start());
  }

  private void checkNested(int end) {
    for (int i = 1; i < end; i++) {
      if (tokens.get(i - 1).is("(") && changes(i, end)) {
        SqlToken token = tokens.get(i);
        add("'%s' changes data; an asset is one SELECT.".formatted(token.text()), token.start());
      }
    }
  }

  /** REPLACE is a function too, so it counts only before INTO. */
  private boolean changes(int index, int end) {
    SqlToken token = tokens.get(index);
    if (token.kind() != SqlToken.Kind.WORD) {
      return false;
    }
    return CHANGES.contains(token.text().toUpperCase(Locale.ROOT))
        || token.is("REPLACE") && index + 1 < end && tokens.get(index + 1).is("INTO");
  }

  private void checkParentheses(int end) {
    Deque<SqlToken> open = new ArrayDeque<>();
    for (SqlToken token : tokens.subList(0, end)) {
      if (token.is("(")) {
        open.push(token);
      } else if (token.is(")") && open.poll() == null) {
        add("')' closes no '('.", token.start());
      }
    }
    if (!open.isEmpty()) {
      add("'(' is never closed with ')'.", open.peek().start());
    }
  }

  private void checkParameters(int end) {
    for (SqlToken token : tokens.subList(0, end)) {
      if (token.kind() == SqlToken.Kind.PARAMETER && !token.text().startsWith(":")) {
        add(
            "'%s' is no parameter here; one is written ':partition'.".formatted(token.text()),
            token.start());
      }
    }
  }

  private void add(String message, int offset) {
    problems.add(new SqlStatement.Problem(message, offset));
  }
}
