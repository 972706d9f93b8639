package dev.assetwright.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.Day;
import dev.assetwright.Rows;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.AssetKind;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.RetryPolicy;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.DailyGrid;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.spi.AssetStorage.RowPage;
import dev.assetwright.spi.OutputRejectedException;
import dev.assetwright.spi.Slice;
import dev.assetwright.spi.StorageSession;
import dev.assetwright.spi.StoreUnavailableException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileValueStorageTest {
  record Inner<T>(T value, List<T> more) {}

  record Everything(
      BigDecimal price,
      BigDecimal large,
      LocalDate date,
      Instant at,
      OffsetDateTime offset,
      ZonedDateTime zoned,
      Duration took,
      YearMonth month,
      Day day,
      Optional<String> present,
      Optional<String> absent,
      @Nullable String nothing,
      Inner<Map<Day, BigDecimal>> inner,
      double number,
      long count,
      Set<String> tags) {}

  record Line(long number, String text) {}

  interface Types {
    Everything everything();

    List<Line> list();

    Rows<Line> rows();

    Map<String, Integer> map();

    Map<Day, List<Line>> lists();

    Map<Day, Rows<Line>> manyRows();

    Set<Line> lineSet();

    String text();
  }

  private static final Grid DAILY = DailyGrid.of("2026-01-01", "Europe/London");
  private static final String FIRST = "2026-01-01";

  @TempDir
  Path folder;

  private FileValueStorage storage;

  @BeforeEach
  void open() {
    storage = new FileValueStorage(folder.resolve("values"));
  }

  private static Type type(String method) {
    try {
      return Types.class.getDeclaredMethod(method).getGenericReturnType();
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static AssetDefinition asset(String key, StorageKind storage, @Nullable Grid grid) {
    AssetKey asset = AssetKey.parse(key);
    ProducerDefinition producer = new ProducerDefinition(
        AssetKind.JAVA,
        List.of(asset),
        new ProducerDefinition.MethodReference("Unit", 0, "Owner", "method", "()V"),
        grid,
        List.of(),
        false,
        null,
        null,
        RetryPolicy.NONE,
        null);
    return new AssetDefinition(
        asset, "", List.of(), List.of(), storage, null, null, null, producer);
  }

  private static final AssetDefinition VALUE = asset("raw/value", StorageKind.VALUE, null);
  private static final AssetDefinition ROWS = asset("raw/lines", StorageKind.ROWS, DAILY);

  private String publish(
      AssetDefinition asset, Type type, @Nullable String partition, Object value) {
    try (StorageSession session = storage.open("t")) {
      String version = session.stage(asset, type, partition, value).dataVersion();
      session.publish();
      return version;
    }
  }

  private static Slice first(AssetDefinition asset, String partition) {
    return Slice.one(Objects.requireNonNull(asset.grid()), partition);
  }

  private Object read(
      AssetDefinition asset, Type type, @Nullable String partition, String version) {
    try (StorageSession session = storage.open("r")) {
      return session.read(
          asset,
          type,
          partition == null ? Slice.whole() : first(asset, partition),
          List.of(new InputVersion(asset.key(), partition, version)));
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void anyValueComesBackEqual() {
    Everything value = new Everything(
        new BigDecimal("12.50"),
        new BigDecimal("1E+3"),
        LocalDate.of(2026, 2, 28),
        Instant.parse("2026-01-01T00:00:00.123456789Z"),
        OffsetDateTime.parse("2026-01-01T00:00:00+05:30"),
        ZonedDateTime.parse("2026-06-01T12:00:00+01:00[Europe/London]"),
        Duration.parse("PT32H0.5S"),
        YearMonth.of(2026, 3),
        Day.parse("2026-01-05"),
        Optional.of("x"),
        Optional.empty(),
        null,
        new Inner<>(Map.of(Day.parse(FIRST), new BigDecimal("1.10")), List.of()),
        0.1,
        Long.MAX_VALUE,
        Set.of("b", "a"));
    String version = publish(VALUE, type("everything"), null, value);
    assertThat(read(VALUE, type("everything"), null, version)).isEqualTo(value);
  }

  @Test
  void equalMapsAndSetsHaveEqualVersionsWhateverTheirOrder() {
    Map<String, Integer> one = new LinkedHashMap<>();
    Map<String, Integer> other = new HashMap<>();
    IntStream.range(0, 100).forEach(i -> one.put("k" + i, i));
    IntStream.range(0, 100).forEach(i -> other.put("k" + (99 - i), 99 - i));
    assertThat(publish(VALUE, type("map"), null, one))
        .isEqualTo(publish(VALUE, type("map"), null, other))
        .isEqualTo(publish(VALUE, type("map"), null, new TreeMap<>(one)))
        .matches("[0-9a-f]{32}");
  }

  @Test
  void aSetOfWhatCannotBeOrderedIsRejected() {
    Set<Line> lines = new HashSet<>(List.of(new Line(1, "a"), new Line(2, "b")));
    assertThatThrownBy(() -> publish(VALUE, type("lineSet"), null, lines))
        .isInstanceOf(OutputRejectedException.class)
        .hasMessageContaining("'raw/value' returned a value that JSON cannot hold");
  }

  @Test
  void rowsAreReadAsRowsOrAsAListAndFilesLieWhereTheyAreDocumented() throws IOException {
    List<Line> lines = List.of(new Line(1, "a"), new Line(2, "ü\n"));
    String version = publish(ROWS, type("rows"), FIRST, Rows.of(lines));
    String value = publish(VALUE, type("list"), null, lines);

    assertThat(read(ROWS, type("list"), FIRST, version)).isEqualTo(lines);
    try (StorageSession session = storage.open("r")) {
      Rows<?> rows = (Rows<?>) session.read(
          ROWS,
          type("rows"),
          first(ROWS, FIRST),
          List.of(new InputVersion(ROWS.key(), FIRST, version)));
      assertThat(rows.toList()).isEqualTo(lines);
      assertThat(rows.toList()).isEqualTo(lines);
    }
    assertThat(files())
        .containsExactly(
            "values/raw/lines/2026-01-01/" + version + ".jsonl.gz",
            "values/raw/value/_/" + value + ".json.gz");
  }

  @Test
  void aFanInIsAMapOfPartitionToValueInTheOrderOfPartitions() {
    AssetDefinition lists = asset("raw/lists", StorageKind.VALUE, DAILY);
    Map<Day, List<Line>> expected = new LinkedHashMap<>();
    List<InputVersion> versions = Stream.of(FIRST, "2026-01-02")
        .map(day -> {
          List<Line> lines = List.of(new Line(1, day));
          expected.put(Day.parse(day), lines);
          return new InputVersion(lists.key(), day, publish(lists, type("list"), day, lines));
        })
        .toList();
    try (StorageSession session = storage.open("r")) {
      assertThat(session.read(lists, type("lists"), Slice.all(), versions)).isEqualTo(expected);
    }
  }

  /** Runs in a JVM whose heap cannot hold the rows: a row costs some 100 bytes there. */
  static final class SmallHeap {
    public static void main(String[] arguments) {
      long count = 300_000;
      FileValueStorage storage = new FileValueStorage(Path.of(arguments[0]));
      Rows<Line> many = () -> LongStream.range(0, count).mapToObj(i -> new Line(i, "line " + i));
      long sum;
      try (StorageSession session = storage.open("t")) {
        String version = session.stage(ROWS, type("rows"), FIRST, many).dataVersion();
        session.publish();
        Rows<?> rows = (Rows<?>) session.read(
            ROWS,
            type("rows"),
            first(ROWS, FIRST),
            List.of(new InputVersion(ROWS.key(), FIRST, version)));
        try (Stream<?> lines = rows.open()) {
          sum = lines.mapToLong(line -> ((Line) line).number()).sum();
        }
      }
      System.exit(sum == count * (count - 1) / 2 ? 0 : 1);
    }
  }

  @Test
  void moreRowsThanTheHeapHoldsPassBothWays() throws Exception {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx20m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            SmallHeap.class.getName(),
            folder.resolve("values").toString())
        .inheritIO()
        .start();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void nothingHasItsNameBeforeItIsPublishedAndClosingSweeps() throws IOException {
    try (StorageSession session = storage.open("t")) {
      session.stage(ROWS, type("list"), FIRST, List.of(new Line(1, "a")));
      assertThat(files()).singleElement().asString().contains("/.staged-");
      assertThat(session.readStaged(ROWS, type("list"), FIRST))
          .isEqualTo(List.of(new Line(1, "a")));
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void nullsAreRejectedWithTheirRow() throws IOException {
    List<Line> lines = Arrays.asList(new Line(1, "a"), null);
    assertThatThrownBy(() -> publish(ROWS, type("list"), FIRST, lines))
        .isInstanceOf(OutputRejectedException.class)
        .hasMessage("Row 2 of 'raw/lines' is null.");
    try (StorageSession session = storage.open("t")) {
      assertThatThrownBy(() -> session.stage(VALUE, type("text"), null, null))
          .isInstanceOf(OutputRejectedException.class)
          .hasMessageContaining("'raw/value' returned null");
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void whatTheUsersOwnStreamThrowsPassesUnchangedAndLeavesNothing() throws IOException {
    Rows<Line> failing = () -> Stream.of(1, 2).map(i -> {
      if (i == 2) {
        throw new IllegalArgumentException("own");
      }
      return new Line(i, "a");
    });
    assertThatThrownBy(() -> publish(ROWS, type("rows"), FIRST, failing))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("own");
    assertThat(files()).isEmpty();
  }

  @Test
  void aDamagedFileIsFoundBeforeItsFirstRowIsUsed() throws IOException {
    List<Line> lines =
        IntStream.range(0, 5000).mapToObj(i -> new Line(i, "text " + i)).toList();
    String version = publish(ROWS, type("list"), FIRST, lines);
    Path file = folder.resolve(files().get(0));
    byte[] bytes = Files.readAllBytes(file);
    for (int damaged : new int[] {1, bytes.length / 2, bytes.length - 5}) {
      byte[] copy = bytes.clone();
      copy[damaged] ^= 0x40;
      Files.write(file, copy);
      assertThatThrownBy(() -> read(ROWS, type("list"), FIRST, version))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageStartingWith("The data of 'raw/lines' in '" + file + "' is damaged: ")
          .hasMessageEndingWith("It was moved aside to '.damaged-" + file.getFileName()
              + "' and counts as missing. Materialize 'raw/lines' again to rebuild it.");
      assertThat(file).doesNotExist();
    }
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> read(ROWS, type("list"), FIRST, version))
        .isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> read(ROWS, type("list"), FIRST, version))
        .hasMessageContaining("cannot be read: it is gone.");

    assertThat(publish(ROWS, type("list"), FIRST, lines)).isEqualTo(version);
    assertThat(read(ROWS, type("list"), FIRST, version)).isEqualTo(lines);
    storage.retain(ROWS, FIRST, List.of(version));
    assertThat(files()).hasSize(1);
  }

  @Test
  void retainingDeletesOtherVersionsAndWhatACrashLeft() throws IOException {
    String first = publish(VALUE, type("text"), null, "one");
    String second = publish(VALUE, type("text"), null, "two");
    String third = publish(VALUE, type("text"), null, "three");
    Path half = Files.writeString(folder.resolve("values/raw/value/_/.staged-123"), "half");
    assertThat(half.toFile().setLastModified(1)).isTrue();

    storage.retain(VALUE, null, List.of(second, third));

    assertThat(files())
        .containsExactlyElementsOf(Stream.of(second, third)
            .map(version -> "values/raw/value/_/" + version + ".json.gz")
            .sorted()
            .toList());
    assertThat(first).isNotEqualTo(second);
    storage.retain(asset("never/stored", StorageKind.VALUE, null), null, List.of());
  }

  @Test
  void retainingSparesWhatTheNextAttemptStagesJustNow() throws IOException {
    String version = publish(VALUE, type("text"), null, "one");
    try (StorageSession next = storage.open("next")) {
      next.stage(VALUE, type("text"), null, "two");
      storage.retain(VALUE, null, List.of(version));
      next.publish();
    }
    assertThat(files()).hasSize(2);
  }

  @Test
  void aDeletedFileIsFoundLost() throws IOException {
    String kept = publish(ROWS, type("list"), FIRST, List.of(new Line(1, "a")));
    String gone = publish(ROWS, type("list"), "2026-01-02", List.of(new Line(2, "b")));
    Cell keptCell = new Cell(ROWS.key(), FIRST);
    Cell goneCell = new Cell(ROWS.key(), "2026-01-02");
    Cell none = new Cell(AssetKey.parse("x/effect"), null);
    Map<Cell, CellState.Published> published =
        Map.of(keptCell, state(kept), goneCell, state(gone), none, state(""));
    Map<Cell, AssetDefinition> definitions =
        Map.of(keptCell, ROWS, goneCell, ROWS, none, asset("x/effect", StorageKind.NONE, null));
    assertThat(storage.findLost(published, definitions)).isEmpty();

    Files.delete(folder.resolve("values/raw/lines/2026-01-02/" + gone + ".jsonl.gz"));

    assertThat(storage.findLost(published, definitions)).containsExactly(goneCell);
  }

  private static CellState.Published state(String version) {
    return new CellState.Published(
        Instant.EPOCH, Instant.EPOCH, "run", "code", "", version, -1, null, List.of());
  }

  @Test
  void previewsShowRowsEntriesAndSingleValues() {
    List<Line> lines = IntStream.range(0, 5).mapToObj(i -> new Line(i, "t" + i)).toList();
    String rows = publish(ROWS, type("list"), FIRST, lines);
    assertThat(storage.preview(ROWS, type("list"), FIRST, rows, 1, 2))
        .isEqualTo(
            new RowPage(List.of("number", "text"), List.of(List.of(1, "t1"), List.of(2, "t2")), 5));

    String list = publish(VALUE, type("list"), null, lines);
    assertThat(storage.preview(VALUE, type("list"), null, list, 4, 2))
        .isEqualTo(new RowPage(List.of("number", "text"), List.of(List.of(4, "t4")), 5));

    String map = publish(VALUE, type("map"), null, Map.of("b", 2, "a", 1));
    assertThat(storage.preview(VALUE, type("map"), null, map, 0, 10))
        .isEqualTo(
            new RowPage(List.of("key", "value"), List.of(List.of("a", 1), List.of("b", 2)), 2));

    String text = publish(VALUE, type("text"), null, "hello");
    assertThat(storage.preview(VALUE, type("text"), null, text, 0, 10))
        .isEqualTo(new RowPage(List.of("value"), List.of(List.of("hello")), 1));
  }

  @Test
  void aClosedSessionRefusesAndSoDoItsHandles() {
    String version = publish(ROWS, type("list"), FIRST, List.of(new Line(1, "a")));
    StorageSession session = storage.open("r");
    Rows<?> rows = (Rows<?>) session.read(
        ROWS,
        type("rows"),
        first(ROWS, FIRST),
        List.of(new InputVersion(ROWS.key(), FIRST, version)));
    session.close();
    session.close();
    assertThatThrownBy(rows::toList).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> session.stage(VALUE, type("text"), null, "x"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(session::publish).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFolderThatCannotBeMadeIsTold() throws IOException {
    Files.writeString(folder.resolve("values"), "a file where the folder belongs");
    assertThatThrownBy(() -> publish(VALUE, type("text"), null, "x"))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("'raw/value' could not be stored in '" + folder.resolve("values"));
  }

  @Test
  void theVersionOfAValueIsStable() {
    // Recorded once: a change here makes every stored value of every user look changed.
    assertThat(publish(VALUE, type("list"), null, List.of(new Line(1, "ü"))))
        .isEqualTo("5b1e4a2ad8f925ef8c8198688d0d002e");
  }
}
