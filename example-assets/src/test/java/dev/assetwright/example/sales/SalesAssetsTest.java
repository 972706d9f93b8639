package dev.assetwright.example.sales;

import static dev.assetwright.example.sales.LineFixture.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.Day;
import dev.assetwright.Observed;
import dev.assetwright.Outcome;
import dev.assetwright.Result;
import dev.assetwright.Rows;
import dev.assetwright.Table;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The asset methods, called as what they are: methods. */
class SalesAssetsTest {
  private static final Day DAY = Day.parse("2010-12-01");
  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

  @TempDir
  private Path folder;

  private SalesAssets assets;

  @BeforeEach
  void openFolder() {
    assets = new SalesAssets(new SalesFolder(folder, false));
  }

  private void deliver(String content, String charset) throws IOException {
    Files.writeString(folder.resolve("2010-12-01.csv"), content, Charset.forName(charset));
  }

  private static Table<Sale> sales(int count) {
    SaleRules.Verdict.Kept kept =
        (SaleRules.Verdict.Kept) SaleRules.judge(sale().line());
    return Table.of(Collections.nCopies(count, kept.sale()));
  }

  private static Rows<SalesLine> lines(int count) {
    return Rows.of(Collections.nCopies(count, sale().line()));
  }

  @Test
  void theFilesOfTheFolderAreObserved() throws IOException {
    deliver(HEADER, "UTF-8");
    assertThat(assets.salesFile())
        .isEqualTo(Map.of(DAY, Observed.file(folder.resolve("2010-12-01.csv"))));
  }

  @Test
  void readingTellsHowManyRowsAndWhetherTheyWereWindows1252() throws IOException {
    deliver(HEADER + "1,A,CAFÉ,6,2010-12-01 08:26,2.55,,UK\n", "UTF-8");
    assertThat(assets.salesLines(DAY).metadata()).isEqualTo(Map.of("rows", 1));
    deliver(HEADER + "1,A,CAFÉ,6,2010-12-01 08:26,2.55,,UK\n", "windows-1252");
    assertThat(assets.salesLines(DAY).metadata())
        .isEqualTo(Map.of("rows", 1, "charset", "windows-1252"));
  }

  @Test
  void cleaningTellsHowManyLinesWereRejectedAndWhy() {
    List<SalesLine> lines = new ArrayList<>();
    lines.add(sale().line());
    lines.add(sale().onLine(3).line());
    lines.add(sale().with(SalesColumn.PRICE, "0").line());
    lines.add(sale().with(SalesColumn.INVOICE_DATE, "2010-12-02 00:05").line());
    Result<CleanSales> result = assets.clean(DAY, Rows.of(lines));
    assertThat(List.copyOf(result.metadata().entrySet()))
        .containsExactly(
            Map.entry("rows", 2),
            Map.entry("rejected", 2),
            Map.entry("rejected: price is not above 0", 1),
            Map.entry("rejected: duplicate", 1),
            Map.entry("of another date", 1));
    assertThat(result.value().sales().count()).isEqualTo(2);
    assertThat(result.value().rejectedSales().count()).isEqualTo(2);
  }

  @Test
  void aLineThatIsThereTwiceFailsTheCheck() {
    assertThat(assets.invoiceAndLineAreUnique(sales(1)).passed()).isTrue();
    assertThat(assets.invoiceAndLineAreUnique(sales(3)))
        .isEqualTo(Outcome.fail("2 of 3 rows are there twice"));
  }

  @Test
  void halfOfTheLinesMayBeRejectedAndNoMore() {
    assertThat(assets.atMostHalfIsRejected(sales(5), lines(10)))
        .isEqualTo(Outcome.pass(true, "5 of 10 lines are rejected"));
    assertThat(assets.atMostHalfIsRejected(sales(4), lines(9)))
        .isEqualTo(Outcome.fail("5 of 9 lines are rejected"));
    assertThat(assets.atMostHalfIsRejected(sales(0), lines(0)).passed()).isTrue();
  }
}
