package dev.assetwright.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.app.ApplicationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewProjectTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
  private static final ProjectNames NAMES = ProjectNames.of("my-shop", "com.acme", null);

  @TempDir
  Path folder;

  @Test
  void noPlaceholderIsLeft() {
    assertThat(NewProject.files(NAMES, TODAY).values()).noneMatch(file -> file.contains("{{"));
    assertThat(NewProject.files(NAMES, TODAY).get("pom.xml"))
        .contains("<groupId>com.acme</groupId>", "<artifactId>my-shop</artifactId>")
        .doesNotContainPattern("<version>\\s*</version>");
    assertThat(NewProject.files(NAMES, TODAY).get("src/main/java/com/acme/myshop/ByDay.java"))
        .contains("package com.acme.myshop;", "@Daily(start = \"2026-11-09\", zone = \"UTC\")");
  }

  @Test
  void theVersionsAreThoseOfThisBuild() throws IOException {
    String ours = Files.readString(Path.of("../pom.xml"));

    assertThat(NewProject.files(NAMES, TODAY).get("pom.xml").lines())
        .filteredOn(line -> line.contains("<version>") && !line.contains("${"))
        .extracting(line -> line.replaceAll("[^>]*<version>|</version>.*", ""))
        .allSatisfy(version -> assertThat(ours).contains(">" + version + "<"));
  }

  @Test
  void eachOfTheLastDaysHasOrdersAndTheSameDayTheSameOnes() {
    Map<LocalDate, String> orders = SampleOrders.before(TODAY);

    assertThat(orders).hasSize(14).containsKey(TODAY.minusDays(1)).doesNotContainKey(TODAY);
    assertThat(orders.values()).allMatch(file -> file.lines().count() > 4);
    assertThat(String.join("", orders.values())).contains(",some,");
    assertThat(SampleOrders.before(TODAY.plusDays(1)).get(TODAY.minusDays(1)))
        .isEqualTo(orders.get(TODAY.minusDays(1)));
  }

  @Test
  void aFolderThatIsNewOrEmptyIsFilled() throws IOException {
    Map<String, String> files = NewProject.files(NAMES, TODAY);
    new ProjectFolder(folder).write(files);
    new ProjectFolder(folder.resolve("deeper/shop")).write(files);

    assertThat(folder.resolve("deeper/shop/.gitignore")).hasContent("target/\n.assetwright/");
    assertThat(folder.resolve("src/main/java/com/acme/myshop/MyShopAssets.java"))
        .exists();
  }

  @Test
  void aFolderThatHoldsSomethingIsLeftAsItIs() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "mine");
    Files.writeString(folder.resolve("pom.xml"), "mine");

    assertThatThrownBy(() -> new ProjectFolder(folder).write(Map.of("README.md", "ours")))
        .isInstanceOf(ApplicationException.class)
        .hasMessage("'%s' is not empty: it holds 'notes.txt' and 1 more.".formatted(folder));
    assertThatThrownBy(
            () -> new ProjectFolder(folder.resolve("pom.xml")).write(Map.of("README.md", "ours")))
        .hasMessage("'%s' is a file, so no project can be written there."
            .formatted(folder.resolve("pom.xml")));
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("notes.txt", "pom.xml");
  }

  @Test
  void whatCannotBeWrittenWholeIsTakenAwayAgain() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("src/a.txt", "a");
    // A file is where a folder would have to be.
    files.put("src/a.txt/b.txt", "b");

    assertThatThrownBy(() -> new ProjectFolder(folder.resolve("new/shop")).write(files))
        .isInstanceOfSatisfying(ApplicationException.class, refused -> {
          assertThat(refused.code()).isEqualTo("UnwritableFolder");
          assertThat(refused.hints())
              .containsExactly("What was written of it was taken away again.");
        });
    assertThat(folder).isEmptyDirectory();
  }
}
