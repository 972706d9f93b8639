package dev.assetwright.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ObservationResolverTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String HELLO =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @TempDir
  Path folder;

  private Path file;
  private Path cache;

  @BeforeEach
  void paths() {
    file = folder.resolve("sales.csv");
    cache = folder.resolve("home").resolve("files.txt");
  }

  private void write(String text, Instant modifiedAt) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(modifiedAt));
  }

  private static String version(ObservationResolver resolver, Path path) {
    return String.valueOf(resolver.resolve(Observed.file(path)).version());
  }

  @Test
  void theVersionOfAFileIsTheHashOfItsBytes() throws IOException {
    write("hello", NOW.minusSeconds(60));
    try (ObservationResolver resolver = new ObservationResolver(cache, CLOCK)) {
      assertThat(resolver.resolve(Observed.file(file)))
          .isEqualTo(new Observation(HELLO, NOW.minusSeconds(60), null));
    }
  }

  @Test
  void aTouchedFileKeepsItsVersionAndAChangedOneDoesNot() throws IOException {
    ObservationResolver resolver = new ObservationResolver(cache, CLOCK);
    write("hello", NOW.minusSeconds(60));
    assertThat(version(resolver, file)).isEqualTo(HELLO);
    write("hello", NOW.minusSeconds(50));
    assertThat(version(resolver, file)).isEqualTo(HELLO);
    write("hullo", NOW.minusSeconds(40));
    assertThat(version(resolver, file)).isNotEqualTo(HELLO);
  }

  @Test
  void aFileThatLooksAsItDidIsNotReadAgainNotEvenAfterARestart() throws IOException {
    write("hello", NOW.minusSeconds(60));
    try (ObservationResolver resolver = new ObservationResolver(cache, CLOCK)) {
      version(resolver, file);
    }
    // Same size, time and inode: only reading it could tell.
    write("HELLO", NOW.minusSeconds(60));
    try (ObservationResolver resolver = new ObservationResolver(cache, CLOCK)) {
      assertThat(version(resolver, file)).isEqualTo(HELLO);
    }
  }

  @Test
  void aFileThatWasJustWrittenIsReadAgainUntilItHasSettled() throws IOException {
    ObservationResolver resolver = new ObservationResolver(cache, CLOCK);
    write("hello", NOW.minusSeconds(1));
    assertThat(version(resolver, file)).isEqualTo(HELLO);
    write("HELLO", NOW.minusSeconds(1));
    assertThat(version(resolver, file)).isNotEqualTo(HELLO);
  }

  @Test
  void anAbsentFileIsAbsentAndThenPresentAndThenGone() throws IOException {
    ObservationResolver resolver = new ObservationResolver(cache, CLOCK);
    Observation absent = resolver.resolve(Observed.file(file));
    assertThat(absent).isEqualTo(new Observation(null, null, "There is no file '" + file + "'."));
    assertThat(absent.isPresent()).isFalse();
    write("hello", NOW.minusSeconds(60));
    assertThat(version(resolver, file)).isEqualTo(HELLO);
    Files.delete(file);
    assertThat(resolver.resolve(Observed.file(file))).isEqualTo(absent);
  }

  @Test
  void aFolderIsNoFile() {
    ObservationResolver resolver = new ObservationResolver(cache, CLOCK);
    assertThat(resolver.resolve(Observed.file(folder)).absentReason())
        .isEqualTo("'" + folder + "' is a folder, not a file.");
  }

  @Test
  void whatTheMethodSaysItselfIsTaken() {
    ObservationResolver resolver = new ObservationResolver(cache, CLOCK);
    assertThat(resolver.resolve(Observed.of("etag", NOW)))
        .isEqualTo(new Observation("etag", NOW, null));
    assertThat(resolver.resolve(Observed.absent("closed on Sundays")))
        .isEqualTo(new Observation(null, null, "closed on Sundays"));
  }

  @Test
  void aDamagedCacheCostsReadingAndNothingElse() throws IOException {
    write("hello", NOW.minusSeconds(60));
    Files.createDirectories(cache.getParent());
    Files.write(cache, new byte[] {0, (byte) 0xff, '\n', '\t', 7});
    ObservationResolver resolver = new ObservationResolver(cache, CLOCK);
    assertThat(version(resolver, file)).isEqualTo(HELLO);
    resolver.save();
    Files.writeString(cache, Files.readString(cache).replace("\t5\t", "\tx\t"));
    assertThat(version(new ObservationResolver(cache, CLOCK), file)).isEqualTo(HELLO);
  }

  @Test
  void filesThatAreGoneLeaveTheCache() throws IOException {
    write("hello", NOW.minusSeconds(60));
    try (ObservationResolver resolver = new ObservationResolver(cache, CLOCK)) {
      version(resolver, file);
    }
    Path other = Files.writeString(folder.resolve("other"), "x");
    Files.setLastModifiedTime(other, FileTime.from(NOW.minusSeconds(60)));
    Files.delete(file);
    try (ObservationResolver resolver = new ObservationResolver(cache, CLOCK)) {
      version(resolver, other);
    }
    assertThat(Files.readString(cache)).contains("/other").doesNotContain("sales.csv");
  }
}
