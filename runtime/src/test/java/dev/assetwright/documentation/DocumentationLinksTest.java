package dev.assetwright.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every link between pages of the repository leads somewhere; those to the rest of the world are not tried. */
class DocumentationLinksTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Set<String> MADE_BY_TOOLS = Set.of("target", "node_modules");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");

  @TempDir
  Path folder;

  @Test
  void everyRelativeLinkLeadsToAFileAndEveryAnchorToAHeading() throws IOException {
    List<Path> pages = pages(ROOT);

    assertThat(pages).contains(ROOT.resolve("README.md"), ROOT.resolve("docs/api.md"));
    assertThat(deadLinks(ROOT, pages)).isEmpty();
  }

  @Test
  void aLinkToNothingIsFound() throws IOException {
    Files.writeString(
        folder.resolve("there.md"), "# A `code` heading, [linked](there.md)\n## Twice\n## Twice\n");
    Path page = folder.resolve("page.md");
    Files.writeString(page, """
        # Here
        [good](there.md) [good](there.md#a-code-heading-linked) [good](there.md#twice-1) [good](#here)
        [good](https://example.org/nothing) `[no link](gone.md)`
        ```
        [no link](gone.md)
        # Fenced
        ```
        [bad](gone.md) [bad](there.md#nowhere) [bad](#fenced) [bad](../outside.md)
        <img src="gone.png"> [defined]
        [defined]: gone.md
        """);

    assertThat(deadLinks(folder, List.of(page)))
        .containsExactly(
            "page.md: gone.md",
            "page.md: there.md#nowhere",
            "page.md: #fenced",
            "page.md: ../outside.md",
            "page.md: gone.png",
            "page.md: gone.md");
  }

  private static List<String> deadLinks(Path root, List<Path> pages) throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path page : pages) {
      for (String link : MarkdownPage.read(page).links()) {
        if (!ELSEWHERE.matcher(link).matches() && !leadsSomewhere(root, page, link)) {
          dead.add(root.relativize(page) + ": " + link);
        }
      }
    }
    return dead;
  }

  private static boolean leadsSomewhere(Path root, Path page, String link) throws IOException {
    int hash = link.indexOf('#');
    String path =
        URLDecoder.decode(hash < 0 ? link : link.substring(0, hash), StandardCharsets.UTF_8);
    Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
    if (!target.startsWith(root) || !Files.exists(target)) {
      return false;
    }
    return hash < 0
        || !target.toString().endsWith(".md")
        || MarkdownPage.read(target).anchors().contains(link.substring(hash + 1));
  }

  private static List<Path> pages(Path root) throws IOException {
    Set<Path> pages = new TreeSet<>();
    Files.walkFileTree(root, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        String name = directory.getFileName().toString();
        boolean skipped = MADE_BY_TOOLS.contains(name) || name.startsWith(".");
        return skipped && !directory.equals(root)
            ? FileVisitResult.SKIP_SUBTREE
            : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (file.getFileName().toString().endsWith(".md")) {
          pages.add(file);
        }
        return FileVisitResult.CONTINUE;
      }
    });
    return List.copyOf(pages);
  }
}
