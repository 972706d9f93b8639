package dev.assetwright.processor.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of documentation comments without their marks: what a page shows as a description. */
final class Javadoc {
  /** What tags, elements and escapes begin with; most comments have none. */
  private static final Pattern MARK = Pattern.compile("[{<&]");

  private static final Pattern EMPTY_LINE = Pattern.compile("\\n\\s*\\n");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@[A-Za-z]");
  private static final Pattern VERBATIM_TAG =
      Pattern.compile("\\{@(?:code|literal)\\s+((?:[^{}]|\\{[^{}]*\\})*)\\}");
  private static final Pattern LINK_TAG = Pattern.compile(
      "\\{@(?:link|linkplain|value)\\s+([^\\s{}]+(?:\\([^)]*\\))?)(?:\\s+([^{}]*))?\\}");
  private static final Pattern OTHER_TAG = Pattern.compile("\\{@\\w+(?:\\s+([^{}]*))?\\}");
  private static final Pattern PARAGRAPH =
      Pattern.compile("(?i)</?(?:p|ul|ol|pre|h[1-6])\\b[^>]*>");
  private static final Pattern ELEMENT = Pattern.compile("</?[A-Za-z][^>]*>");

  private Javadoc() {}

  /** Returns the description in front of the block tags: paragraphs separated by an empty line. */
  static String description(@Nullable String comment) {
    if (comment == null) {
      return "";
    }
    if (comment.indexOf('@') < 0) {
      return plain(comment);
    }
    Matcher tag = BLOCK_TAG.matcher(comment);
    return plain(tag.find() ? comment.substring(0, tag.start()) : comment);
  }

  /** Returns what {@code @param name} says; empty when it says nothing. */
  static String parameter(@Nullable String comment, String name) {
    if (comment == null) {
      return "";
    }
    Matcher tag =
        Pattern.compile("(?m)^\\s*@param\\s+" + Pattern.quote(name) + "\\b").matcher(comment);
    if (!tag.find()) {
      return "";
    }
    String rest = comment.substring(tag.end());
    return description(rest);
  }

  private static String plain(String text) {
    return inParagraphs(MARK.matcher(text).find() ? unmarked(text) : text);
  }

  private static String unmarked(String text) {
    String withoutTags = replace(VERBATIM_TAG, text, Javadoc::escaped);
    withoutTags = replace(LINK_TAG, withoutTags, Javadoc::linked);
    withoutTags =
        replace(OTHER_TAG, withoutTags, match -> match.group(1) == null ? "" : match.group(1));
    String paragraphs = PARAGRAPH.matcher(withoutTags).replaceAll("\n\n");
    return unescaped(ELEMENT.matcher(paragraphs).replaceAll(""));
  }

  private static String inParagraphs(String text) {
    StringBuilder plain = new StringBuilder();
    for (String paragraph : EMPTY_LINE.split(text)) {
      String line = SPACES.matcher(paragraph.strip()).replaceAll(" ");
      if (!line.isEmpty()) {
        plain.append(plain.isEmpty() ? "" : "\n\n").append(line);
      }
    }
    return plain.toString();
  }

  private static String replace(
      Pattern pattern, String text, java.util.function.Function<Matcher, String> replacement) {
    Matcher matcher = pattern.matcher(text);
    StringBuilder replaced = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(replaced, Matcher.quoteReplacement(replacement.apply(matcher)));
    }
    return matcher.appendTail(replaced).toString();
  }

  /** What {@code {@code a < b}} holds is no HTML, so it is made such that the next steps leave it alone. */
  private static String escaped(Matcher match) {
    return match.group(1).strip().replace("&", "&amp;").replace("<", "&lt;").replace("{", "&#123;");
  }

  private static String linked(Matcher match) {
    if (match.group(2) != null && !match.group(2).isBlank()) {
      return match.group(2).strip();
    }
    String target = match.group(1);
    return target.startsWith("#") ? target.substring(1) : target.replace('#', '.');
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", " ")
        .replace("&#64;", "@")
        .replace("&#123;", "{")
        .replace("&amp;", "&");
  }
}
