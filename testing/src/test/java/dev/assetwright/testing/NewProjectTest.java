package dev.assetwright.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.scaffold.NewProject;
import dev.assetwright.scaffold.ProjectFolder;
import dev.assetwright.scaffold.ProjectNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code assetwright new} writes compiles without a warning; that it builds with Maven and runs is tried apart. */
class NewProjectTest {
  @TempDir
  Path folder;

  @Test
  void theSourcesAndTestsCompileWithoutAWarning() throws IOException {
    ProjectNames names = ProjectNames.of("shop", null, null);
    new ProjectFolder(folder).write(NewProject.files(names, LocalDate.parse("2026-11-23")));

    assertThat(compile("src/main/java", "classes", System.getProperty("java.class.path")))
        .isEmpty();
    assertThat(compile(
            "src/test/java",
            "test-classes",
            folder.resolve("classes")
                + System.getProperty("path.separator")
                + System.getProperty("java.class.path")))
        .isEmpty();
    assertThat(folder.resolve("classes/com/example/shop/ShopAssets_Graph.class"))
        .exists();
  }

  private String compile(String sources, String target, String classPath) throws IOException {
    Path classes = Files.createDirectory(folder.resolve(target));
    return Compilation.of(folder.resolve(sources), classes, classPath);
  }
}
