package dev.assetwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lays out an error for people. On a terminal its lines keep to the width; what is in quotes, and a command to type, is never
 * broken, so that it can be copied. Elsewhere each sentence keeps its line, for who searches in logs.
 */
final class ErrorText {
  private static final String INDENT = "    ";
  private static final String LABEL = "error:";

  /** A word, or what quotes hold together with what clings to them. */
  private static final Pattern WORD = Pattern.compile("[(\\[]?'[^']*'\\S*|\\S+");

  private final Terminal terminal;

  /** How the user calls us. */
  private final String program;

  ErrorText(Terminal terminal, String program) {
    this.terminal = terminal;
    this.program = program;
  }

  List<String> lines(String code, String message, List<String> hints) {
    List<String> lines = new ArrayList<>();
    List<String> paragraphs =
        "%s [Assetwright/%s] %s".formatted(LABEL, code, message).lines().toList();
    for (int i = 0; i < paragraphs.size(); i++) {
      lay(paragraphs.get(i), i == 0 ? "" : leading(paragraphs.get(i)), lines);
    }
    lines.set(0, lines.get(0).replaceFirst(LABEL, Matcher.quoteReplacement(label())));
    // What is behind the command line knows us by our name only.
    for (String hint : hints) {
      hint.replace(": assetwright ", ": " + program + " ")
          .lines()
          .forEach(line -> lay(INDENT + line, leading(INDENT + line), lines));
    }
    return lines;
  }

  private String label() {
    return terminal.paint(Style.BAD, LABEL);
  }

  private static String leading(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  private void lay(String text, String indent, List<String> lines) {
    if (!terminal.interactive()) {
      lines.add(text);
      return;
    }
    StringBuilder line = new StringBuilder(indent);
    boolean isEmpty = true;
    for (String word : words(text.substring(indent.length()))) {
      if (!isEmpty && line.length() + 1 + word.length() > terminal.width()) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(indent.isEmpty() ? INDENT : indent);
        isEmpty = true;
      }
      line.append(isEmpty ? "" : " ").append(word);
      isEmpty = false;
    }
    lines.add(line.toString());
  }

  /** Its words; a command behind a colon is one. */
  private List<String> words(String text) {
    int colon = text.indexOf(": " + program + " ");
    String prose = colon < 0 ? text : text.substring(0, colon + 1);
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(prose);
    while (word.find()) {
      words.add(word.group());
    }
    if (colon >= 0) {
      words.add(text.substring(colon + 2));
    }
    return words;
  }
}
