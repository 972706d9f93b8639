package dev.assetwright.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of {@code docs/errors}, about one code of the catalog.
 *
 * @param word the code as users see it, the page's title and the name of its file
 * @param headings the titles of its sections, in order
 * @param summary what the code means, the first paragraph in one line
 * @param bad the program that is refused or warned about
 * @param good the same program put right
 * @param text the whole page
 */
record ErrorPage(
    String word, List<String> headings, String summary, Example bad, Example good, String text) {
  static final Path FOLDER = Path.of("../docs/errors");

  private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\n(.*?)^```$");
  private static final Pattern LOCK = Pattern.compile("(?ms)^```json contracts/(\\S+)\n(.*?)^```$");
  private static final String OTHER_MODULE = "// another module, compiled before";
  private static final String MARK = "// here";

  /**
   * The blocks of one section.
   *
   * @param library the blocks of Java that begin by saying that they are another module
   * @param sources the other blocks of Java
   * @param locks the blocks of JSON that name a file of the folder of contracts
   */
  record Example(List<Source> library, List<Source> sources, SortedMap<String, String> locks) {
    /** Compiles it. */
    Compilation compile(Path work, String... options) {
      return new Scenario("example", library, sources, locks)
          .compile(Compilation.Tool.JAVAC, work, options);
    }

    /** Returns where messages are promised, {@code shop/Sales.java:3}. */
    List<String> marks() {
      List<String> marks = new ArrayList<>();
      for (Source source : sources) {
        List<String> lines = source.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
          if (lines.get(i).endsWith(MARK)) {
            marks.add("%s:%d".formatted(source.path(), i + 1));
          }
        }
      }
      return marks;
    }
  }

  /** Reads all pages, sorted by code; the index is none of them. */
  static List<ErrorPage> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<ErrorPage> pages = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        if (!file.endsWith("README.md")) {
          pages.add(read(file));
        }
      }
      return pages;
    }
  }

  private static ErrorPage read(Path file) throws IOException {
    String text = Files.readString(file);
    String word = file.getFileName().toString().replace(".md", "");
    String title = "# " + word + "\n\n";
    if (!text.startsWith(title)) {
      throw new IllegalStateException("%s begins with '%s'.".formatted(file, title.strip()));
    }
    List<String> headings =
        HEADING.matcher(text).results().map(found -> found.group(1)).toList();
    String summary = text.substring(title.length()).split("\n\n")[0].replace('\n', ' ');
    return new ErrorPage(
        word, headings, summary, example(text, "Bad"), example(text, "Good"), text);
  }

  private static Example example(String text, String heading) {
    Matcher section =
        Pattern.compile("(?ms)^## " + heading + "\n(.*?)(?=^## |\\z)").matcher(text);
    List<String> blocks = section.find()
        ? BLOCK.matcher(section.group(1)).results().map(block -> block.group(1)).toList()
        : List.of();
    return new Example(
        blocks.stream().filter(ErrorPage::isLibrary).map(ErrorPage::source).toList(),
        blocks.stream()
            .filter(block -> !isLibrary(block))
            .map(ErrorPage::source)
            .toList(),
        locks(section.reset()));
  }

  private static SortedMap<String, String> locks(Matcher section) {
    SortedMap<String, String> locks = new TreeMap<>();
    if (section.find()) {
      LOCK.matcher(section.group(1))
          .results()
          .forEach(block -> locks.put(block.group(1), block.group(2)));
    }
    return locks;
  }

  private static boolean isLibrary(String block) {
    return block.startsWith(OTHER_MODULE);
  }

  private static Source source(String block) {
    return block.contains("package ") ? Source.of(block) : Source.shop(block);
  }

  /** Returns the index of the given pages: a table of those whose codes are errors, and one of the warnings. */
  static String index(List<ErrorPage> pages, java.util.function.Predicate<String> isWarning) {
    return """
        # What the processor says

        Each message of the compiler begins with a code, `[Assetwright/UnknownUpstream]`, that never changes its meaning. A
        warning is an opinion; it names the `@SuppressWarnings` that silences it, for a method or a whole class.
        What is known only once modules and configuration come together is told [at start](../at-start.md).

        ## Errors

        %s
        ## Warnings

        %s""".formatted(
            table(pages.stream().filter(page -> !isWarning.test(page.word())).toList()),
            table(pages.stream().filter(page -> isWarning.test(page.word())).toList()));
  }

  private static String table(List<ErrorPage> pages) {
    return pages.stream()
        .map(page -> "| [%s](%s.md) | %s |\n".formatted(page.word(), page.word(), page.summary()))
        .collect(Collectors.joining("", "| | |\n| --- | --- |\n", ""));
  }
}
