package dev.assetwright.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assetwright.model.CodeEnvironment;
import dev.assetwright.model.ProducerDefinition;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar of others is environment, unless it is followed as own code. */
class LibraryVersionsTest {
  @TempDir
  private Path folder;

  private ProjectFixture project = ProjectFixture.in(Path.of(""));

  @BeforeEach
  void open() {
    project = ProjectFixture.in(folder);
  }

  @AfterEach
  void close() throws Exception {
    project.close();
  }

  @Test
  void aNewLibraryIsShownAndMakesNothingStale() throws IOException {
    LoadedCode old = load("3.17", 2);
    LoadedCode now = load("3.18", 3);

    assertThat(code(now)).isEqualTo(code(old));
    assertThat(environment(old).libraries())
        .extracting(CodeEnvironment.Library::name, CodeEnvironment.Library::version)
        .containsExactly(tuple("com.acme:pricing", "3.17"));
    assertThat(environment(now).libraries().get(0).version()).isEqualTo("3.18");
    assertThat(environment(now).libraries().get(0).crc())
        .matches("[0-9a-f]{8}")
        .isNotEqualTo(environment(old).libraries().get(0).crc());
    assertThat(environment(now).java()).isEqualTo(System.getProperty("java.version"));
    assertThat(environment(now).compilers()).containsExactly("Java 17 class files");
  }

  @Test
  void aFollowedLibraryCountsAsOwnCode() throws IOException {
    project.set("codeVersion.libraries=com.acme:pricing");
    LoadedCode old = load("3.17", 2);
    LoadedCode now = load("3.18", 3);

    assertThat(code(now)).isNotEqualTo(code(old));
    assertThat(now.parts(totals(now)))
        .extracting(part -> part.method())
        .contains("pricing.Tax.times(int)");
    assertThat(environment(now).libraries()).isEmpty();
  }

  @Test
  void aLibraryThatIsNotThereIsToldInANotice() throws IOException {
    project.set("codeVersion.libraries=pricng");

    assertThat(load("3.17", 2).notices())
        .containsExactly(
            "'pricng' in 'codeVersion.libraries' is no jar on the class path, so it is not followed.");
  }

  private static String code(LoadedCode code) {
    return code.version(totals(code)).code();
  }

  private static CodeEnvironment environment(LoadedCode code) {
    return code.environment(totals(code)).orElseThrow();
  }

  private static ProducerDefinition totals(LoadedCode code) {
    return ProjectFixture.producer(code, "mart/totals");
  }

  private LoadedCode load(String version, int factor) throws IOException {
    Path classes = folder.resolve("pricing-classes");
    ProjectFixture.compile(
        Map.of(
            "pricing/Tax.java",
            "package pricing; public class Tax { public static int times(int a) { return a * %d; } }"
                .formatted(factor),
            "META-INF/maven/com.acme/pricing/pom.properties",
            "groupId=com.acme\nartifactId=pricing\nversion=%s\n".formatted(version)),
        classes);
    Path jar = folder.resolve("pricing-%s.jar".formatted(version));
    zip(classes, jar);
    Map<String, String> sources = new HashMap<>(ShopSources.with(
        "shop/Rates.java", "return amount * 2;", "return pricing.Tax.times(amount);"));
    ProjectFixture.compile(
        sources,
        project.classes(),
        "-classpath",
        jar + File.pathSeparator + System.getProperty("java.class.path"));
    return project.loaded(project.loader(project.classes().toString(), jar.toString()));
  }

  private static void zip(Path classes, Path jar) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        zip.write(Files.readAllBytes(file));
      }
    }
  }
}
