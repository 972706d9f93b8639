package dev.assetwright.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headings and links of a page, as far as our own pages use Markdown: code blocks and code spans hold neither.
 *
 * @param anchors what a link to a heading has behind its {@code #}, as GitHub derives it
 * @param links the targets of links and pictures, in their order
 */
record MarkdownPage(Set<String> anchors, List<String> links) {
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*?)(?: +#+)? *");
  private static final Pattern FENCE = Pattern.compile(" *(```|~~~).*");
  private static final Pattern CODE_SPAN = Pattern.compile("(`+)(.+?)\\1");
  private static final Pattern INLINE_LINK =
      Pattern.compile("\\]\\(\\s*<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\s*\\)");
  private static final Pattern LINK_TEXT = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");
  private static final Pattern DEFINITION =
      Pattern.compile(" {0,3}\\[[^\\]]+\\]:\\s*<?([^\\s>]+)>?.*");
  private static final Pattern HTML_LINK = Pattern.compile("(?:href|src|srcset)=\"([^\"\\s]+)\"");
  private static final Pattern NOT_IN_ANCHOR = Pattern.compile("[^\\p{L}\\p{N}\\p{M}_ -]");

  static MarkdownPage read(Path file) throws IOException {
    return parse(Files.readAllLines(file));
  }

  static MarkdownPage parse(List<String> lines) {
    Set<String> anchors = new LinkedHashSet<>();
    Map<String, Integer> seen = new HashMap<>();
    StringBuilder text = new StringBuilder();
    String fence = null;
    for (String line : lines) {
      Matcher mark = FENCE.matcher(line);
      if (mark.matches()) {
        if (fence == null) {
          fence = mark.group(1);
        } else if (fence.equals(mark.group(1))) {
          fence = null;
        }
      } else if (fence == null) {
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
          String anchor = anchor(heading.group(1));
          int before = seen.merge(anchor, 1, Integer::sum) - 1;
          anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        text.append(line).append('\n');
      }
    }
    return new MarkdownPage(anchors, links(CODE_SPAN.matcher(text).replaceAll("")));
  }

  private static String anchor(String heading) {
    String plain =
        LINK_TEXT.matcher(heading).replaceAll("$1").replace("`", "").toLowerCase(Locale.ROOT);
    return NOT_IN_ANCHOR.matcher(plain).replaceAll("").replace(' ', '-');
  }

  private static List<String> links(String text) {
    List<String> links = new ArrayList<>();
    for (Pattern pattern : List.of(INLINE_LINK, HTML_LINK)) {
      pattern.matcher(text).results().forEach(found -> links.add(found.group(1)));
    }
    text.lines()
        .map(DEFINITION::matcher)
        .filter(Matcher::matches)
        .forEach(found -> links.add(found.group(1)));
    return links;
  }
}
