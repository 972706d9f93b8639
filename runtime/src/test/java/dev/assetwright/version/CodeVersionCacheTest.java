package dev.assetwright.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeVersionCacheTest {
  @TempDir
  private Path folder;

  private Path classes = Path.of("");
  private Path file = Path.of("");
  private List<MethodReference> assets = List.of();

  @BeforeEach
  void compile() {
    Path library = EditedApplication.library().compile(folder.resolve("library"));
    classes = EditedApplication.sources().compile(folder.resolve("classes"), library);
    assets = SourceFixture.assets(classes);
    file = folder.resolve("home/code-versions");
  }

  @Test
  void aStartWithUnchangedCodeComputesNothing() throws IOException {
    CodeReport first = compute();
    CodeReport second = compute();

    assertThat(first.computedCount()).isGreaterThan(50);
    assertThat(second.computedCount()).isZero();
    assertSame(second, first);
  }

  @Test
  void aCleanBuildOfTheSameSourcesComputesNothing() throws IOException {
    compute();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path compiled : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Files.setLastModifiedTime(compiled, FileTime.from(Instant.parse("2026-06-01T00:00:00Z")));
      }
    }

    assertThat(compute().computedCount()).isZero();
    assertThat(compute().computedCount()).isZero();
  }

  @Test
  void aJarCountsByItsContent() throws IOException {
    Path jar = folder.resolve("shop.jar");
    zip(jar, Instant.parse("2026-06-01T00:00:00Z"));
    CodeReport first =
        new CodeVersionCache(file).compute(List.of(jar), List.of(), withoutFiles(assets));
    zip(jar, Instant.parse("2026-07-01T00:00:00Z"));
    CodeReport rebuilt =
        new CodeVersionCache(file).compute(List.of(jar), List.of(), withoutFiles(assets));
    Files.writeString(classes.resolve("sql/customers.sql"), "select name from customer\n");
    zip(jar, Instant.parse("2026-07-01T00:00:00Z"));
    CodeReport changed =
        new CodeVersionCache(file).compute(List.of(jar), List.of(), withoutFiles(assets));

    assertThat(rebuilt.computedCount()).isZero();
    assertSame(rebuilt, first);
    assertThat(changed.computedCount()).isPositive();
  }

  private void zip(Path jar, Instant time) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path entry : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        ZipEntry added = new ZipEntry(classes.relativize(entry).toString());
        added.setLastModifiedTime(FileTime.from(time));
        zip.putNextEntry(added);
        zip.write(Files.readAllBytes(entry));
      }
    }
  }

  @Test
  void filesOfUnchangedSizeAndTimeAreNotReadAgain() throws IOException {
    CodeReport first = compute();
    Path type = classes.resolve("shop/Deep.class");
    FileTime time = Files.getLastModifiedTime(type);
    Files.write(type, new byte[(int) Files.size(type)]);
    Files.setLastModifiedTime(type, time);

    assertSame(compute(), first);
  }

  @Test
  void aChangedFileIsComputedAnew() throws IOException {
    CodeReport first = compute();
    MethodReference reader =
        assets.stream().filter(asset -> asset.name().equals("file")).findFirst().orElseThrow();

    Files.writeString(classes.resolve("sql/customers.sql"), "select id, name from customer\n");

    assertThat(compute().version(reader)).isNotEqualTo(first.version(reader));
  }

  @Test
  void anotherListOfMethodsIsComputedAnew() throws IOException {
    new CodeVersionCache(file)
        .compute(List.of(classes), List.of(), withoutFiles(assets.subList(0, 1)));

    assertSame(compute(), CodeVersions.of(List.of(classes)).compute(assets));
  }

  @Test
  void aDamagedFileIsReplaced() throws IOException {
    CodeReport first = compute();
    byte[] good = Files.readAllBytes(file);
    byte[] flipped = good.clone();
    flipped[good.length / 2] ^= 1;
    byte[] older = withFormat(good, 1);
    for (byte[] damaged : List.of(new byte[0], new byte[] {1, 2, 3}, flipped, older)) {
      Files.write(file, damaged);

      assertSame(compute(), first);
      assertThat(Files.readAllBytes(file)).isEqualTo(good);
    }
  }

  /** The same file as another version of Assetwright would have written it. */
  private static byte[] withFormat(byte[] file, int format) {
    byte[] changed = file.clone();
    changed[32 + 3] = (byte) format;
    byte[] content = Arrays.copyOfRange(changed, 32, changed.length);
    System.arraycopy(CodeHasher.sha256().digest(content), 0, changed, 0, 32);
    return changed;
  }

  @Test
  void aFileThatCannotBeWrittenIsNoFailure() throws IOException {
    Files.writeString(folder.resolve("home"), "not a folder");

    assertSame(compute(), CodeVersions.of(List.of(classes)).compute(assets));
  }

  @Test
  void nothingElseIsLeftBesideTheFile() throws IOException {
    compute();

    try (Stream<Path> left = Files.list(file.getParent())) {
      assertThat(left).containsExactly(file);
    }
  }

  private CodeReport compute() throws IOException {
    return new CodeVersionCache(file).compute(List.of(classes), List.of(), withoutFiles(assets));
  }

  private void assertSame(CodeReport actual, CodeReport expected) {
    for (MethodReference asset : assets) {
      assertThat(actual.code(asset)).isEqualTo(expected.code(asset));
      assertThat(actual.calls(asset)).isEqualTo(expected.calls(asset));
    }
  }

  private static Map<MethodReference, List<String>> withoutFiles(List<MethodReference> methods) {
    return methods.stream().collect(Collectors.toMap(method -> method, method -> List.of()));
  }
}
