package dev.assetwright.example.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleSalesTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

  @TempDir
  private Path home;

  private void run(String instant) throws IOException {
    new SampleSales(new SalesConfig(Optional.empty()))
        .run(new FakeEnvironment(home, FakeEnvironment.at(instant), false));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("sample-sales"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static List<LocalDate> openDays() {
    return Stream.iterate(TODAY.minusDays(60), date -> date.plusDays(1))
        .limit(60)
        .filter(SampleDay::isOpen)
        .toList();
  }

  @Test
  void theLastSixtyDaysUpToYesterdayAreThereExceptSaturdays() throws IOException {
    run("2026-11-23T00:00:00Z");
    assertThat(names())
        .hasSize(51)
        .startsWith("2026-09-24.csv", "2026-09-25.csv", "2026-09-27.csv")
        .endsWith("2026-11-20.csv", "2026-11-22.csv");
  }

  @Test
  void yesterdayIsLondonsYesterday() throws IOException {
    run("2026-07-09T23:30:00Z"); // half past midnight in London, in summer
    assertThat(names()).endsWith("2026-07-09.csv");
  }

  @Test
  void theNextDayAddsOneFileAndTouchesNoOther() throws IOException {
    run("2026-11-23T09:00:00Z");
    Path edited = home.resolve("sample-sales/2026-11-20.csv");
    Files.writeString(edited, "edited");
    run("2026-11-24T09:00:00Z");
    assertThat(names()).hasSize(52).endsWith("2026-11-23.csv");
    assertThat(edited).hasContent("edited");
  }

  @Test
  void aMissingDayIsWrittenAgainWithTheSameBytes() throws IOException {
    run("2026-11-23T09:00:00Z");
    Path file = home.resolve("sample-sales/2026-11-19.csv");
    byte[] before = Files.readAllBytes(file);
    Files.delete(file);
    run("2026-11-23T09:00:00Z");
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void nothingIsWrittenWhenAFolderIsConfigured() throws IOException {
    Path folder = home.resolve("real");
    new SampleSales(new SalesConfig(Optional.of(folder))).run(new FakeEnvironment(home));
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void productionRefusesToStartWithoutAFolder() {
    FakeEnvironment production =
        new FakeEnvironment(home, FakeEnvironment.at("2026-11-23T09:00:00Z"), true);
    assertThatThrownBy(() -> new SampleSales(new SalesConfig(Optional.empty())).run(production))
        .hasMessage(
            "'sales.folder' is not set, and there is no sample data in production. Set the folder that"
                + " holds one file a day: --set sales.folder=FOLDER");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void productionWithAFolderStarts() throws IOException {
    FakeEnvironment production =
        new FakeEnvironment(home, FakeEnvironment.at("2026-11-23T09:00:00Z"), true);
    new SampleSales(new SalesConfig(Optional.of(home))).run(production);
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void aDayHasTheSameBytesEverywhere() throws Exception {
    Locale before = Locale.getDefault();
    try {
      for (Locale locale : List.of(Locale.ROOT, Locale.forLanguageTag("ar-EG-u-nu-arab"))) {
        Locale.setDefault(locale);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(SampleDay.bytes(TODAY));
        assertThat(HexFormat.of().formatHex(hash, 0, 8)).isEqualTo("7927dd66ffcfe00f");
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void everyKindOfDirtIsThereAndMostLinesAreGood() {
    Set<RejectReason> reasons = EnumSet.noneOf(RejectReason.class);
    int lineCount = 0;
    int keptCount = 0;
    for (LocalDate date : openDays()) {
      List<SalesLine> lines =
          SalesCsv.read(date + ".csv", SampleDay.bytes(date)).lines();
      SalesCleaning.Cleaned cleaned = SalesCleaning.clean(date, lines);
      assertThat(cleaned.sales().size()).isGreaterThan(lines.size() * 8 / 10);
      reasons.addAll(cleaned.countByReason().keySet());
      lineCount += lines.size();
      keptCount += cleaned.sales().size();
    }
    assertThat(reasons).containsExactlyInAnyOrder(RejectReason.values());
    assertThat(keptCount).isBetween(lineCount * 9 / 10, lineCount - 1);
  }

  @Test
  void allLayoutsAreThere() {
    List<String> texts = openDays().stream()
        .map(date -> new String(SampleDay.bytes(date), StandardCharsets.UTF_8))
        .toList();
    assertThat(texts).anyMatch(text -> text.startsWith("InvoiceNo,"));
    assertThat(texts).anyMatch(text -> text.startsWith("\uFEFFInvoice,") && text.contains("\r\n"));
    assertThat(texts)
        .anyMatch(text -> text.contains("\"HOT WATER BOTTLE FAIR ISLE\n(SECOND")
            || text.contains("\n(SECOND CHOICE)\""));
    assertThat(openDays().stream()
            .map(date -> SalesCsv.read("", SampleDay.bytes(date)).charset()))
        .contains(StandardCharsets.UTF_8, Charset.forName("windows-1252"));
  }
}
