package dev.assetwright.example.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.PermanentFailureException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 1 of the example's cleaning: reading. */
class SalesCsvTest {
  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
  private static final String SALE = "1,A,LANTERN,6,2010-12-01 08:26:00,2.55,17850.0,UK";

  private static SalesCsv.Delivery read(String content) {
    return SalesCsv.read("day.csv", content.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Long> lineNumbers(String content) {
    return read(content).lines().stream().map(SalesLine::line).toList();
  }

  @Test
  void fieldsAreTextsAsDelivered() {
    assertThat(read(HEADER + "\n 1,A,\u00A0LAN TERN ,+06,x,2.550,17850.0,UK \n").lines())
        .containsExactly(new SalesLine(
            2,
            true,
            " 1",
            "A",
            "\u00A0LAN TERN ",
            "+06",
            "x",
            "2.550",
            "17850.0",
            "UK ",
            " 1,A,\u00A0LAN TERN ,+06,x,2.550,17850.0,UK "));
  }

  @Test
  void columnsAreFoundByNameInAnyOrderAmongOthers() {
    String header =
        "country,Till,CUSTOMER_ID,price,invoice date,QUANTITY,Description ,stock_code,Invoice";
    SalesLine line =
        read(header + "\nUK,7,17850,2.55,now,6,LANTERN,A,1\n").lines().get(0);
    assertThat(line.fields())
        .containsExactly("1", "A", "LANTERN", "6", "now", "2.55", "17850", "UK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Customer ID", "customerid", "CUSTOMER_ID", "Customer\u00A0ID", " Cust omer__Id\t"
      })
  void caseBlanksAndUnderscoresOfHeadersDoNotMatter(String header) {
    assertThat(read(HEADER.replace("CustomerID", header) + "\n" + SALE).lines()).hasSize(1);
  }

  @Test
  void twoHeadersForOneColumnAreRefused() {
    assertThatThrownBy(() -> read("Invoice," + HEADER + "\n"))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessage("'day.csv' has two headers for one column: 'Invoice' and 'InvoiceNo'.\n"
            + "Missing columns: 'StockCode', 'Description', 'Quantity', 'InvoiceDate',"
            + " 'UnitPrice' or 'Price', 'CustomerID', 'Country'\n"
            + "Found columns: 'Invoice', 'InvoiceNo', 'StockCode', 'Description', 'Quantity',"
            + " 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country'");
  }

  @Test
  void twoHeadersThatNobodyNeedsAreFine() {
    assertThat(read("Till,Till," + HEADER + "\n1,2," + SALE).lines()).hasSize(1);
  }

  @Test
  void missingColumnsAreRefusedWithTheFoundOnes() {
    assertThatThrownBy(() -> read("InvoiceNo,StockCode,Description,Quantity,When,Country\n"))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessage(
            "'day.csv' lacks columns that are needed.\n"
                + "Missing columns: 'InvoiceDate', 'UnitPrice' or 'Price', 'CustomerID'\n"
                + "Found columns: 'InvoiceNo', 'StockCode', 'Description', 'Quantity', 'When', 'Country'");
  }

  @Test
  void aLongListOfFoundColumnsStopsAtTen() {
    assertThatThrownBy(() -> read("a,b,c,d,e,f,g,h,i,j,k,l\n"))
        .hasMessageEndingWith("'i', 'j' and 2 others");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\n", "\uFEFF\r\n \t\u00A0\r\n"})
  void aFileWithoutAHeaderIsRefused(String content) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessage("'day.csv' is empty: not even a header is there.\n"
            + "Missing columns: 'InvoiceNo' or 'Invoice', 'StockCode', 'Description', 'Quantity',"
            + " 'InvoiceDate', 'UnitPrice' or 'Price', 'CustomerID', 'Country'\n"
            + "Found columns: none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n\r\n"})
  void aHeaderAloneIsAGoodFileOfNoLines(String end) {
    assertThat(read(HEADER + end).lines()).isEmpty();
  }

  @Test
  void aQuoteThatNeverClosesIsRefused() {
    assertThatThrownBy(() -> read(HEADER + "\n" + SALE + "\n1,A,\"LANTERN,6\n" + SALE + "\n"))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageStartingWith("'day.csv' is not CSV: ")
        .hasMessageContaining("line 3")
        .hasMessageContaining("Missing columns: none\nFound columns: 'InvoiceNo', ");
  }

  @Test
  void aQuoteThatClosesInALaterFieldIsRefused() {
    String content = HEADER + "\n1,\"A,B,6,d,1,c,UK\n2,\"A\",B,6,d,1,c,UK\n";
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageStartingWith("'day.csv' is not CSV: ");
  }

  @Test
  void aQuoteInsideAFieldIsOrdinary() {
    assertThat(read(HEADER + "\n1,A,RULER 12\",6,d,1,c,UK\n").lines().get(0).description())
        .isEqualTo("RULER 12\"");
  }

  @Test
  void quotedFieldsMayHaveCommasQuotesAndLineBreaks() {
    SalesLine line =
        read(HEADER + "\n1,A,\"A \"\"B\"\",\nC\",6,d,1,c,UK\n").lines().get(0);
    assertThat(line.description()).isEqualTo("A \"B\",\nC");
    assertThat(line.text()).isEqualTo("1,A,\"A \"\"B\"\",\nC\",6,d,1,c,UK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void linesAreNumberedAsAnEditorDoes(String end) {
    String content =
        String.join(end, HEADER, SALE, "1,A,\"X", "", "Y\",6,d,1,c,UK", "", " \t", SALE, SALE);
    assertThat(lineNumbers(content)).containsExactly(2L, 3L, 8L, 9L);
    assertThat(read(content).lines().get(1).text())
        .isEqualTo("1,A,\"X" + end + end + "Y\",6,d,1,c,UK");
    assertThat(read(content).lines().get(3).text()).isEqualTo(SALE);
  }

  @Test
  void blankLinesBeforeTheHeaderAreIgnoredButCounted() {
    assertThat(lineNumbers("\n\u00A0\n" + HEADER + "\n" + SALE)).containsExactly(4L);
  }

  @Test
  void aLineBreakInAHeaderIsCounted() {
    assertThat(lineNumbers(HEADER.replace("InvoiceNo", "\"Invoice\nNo\"") + "\n" + SALE))
        .containsExactly(3L);
  }

  @Test
  void theLastLineNeedsNoLineEnd() {
    assertThat(read(HEADER + "\n" + SALE)).isEqualTo(read(HEADER + "\n" + SALE + "\n"));
  }

  @Test
  void aLineOfOtherFieldCountKeepsItsTextOnly() {
    assertThat(read(HEADER + "\n1,A,LANTERN\n" + SALE + ",more\n").lines())
        .containsExactly(
            new SalesLine(2, false, "", "", "", "", "", "", "", "", "1,A,LANTERN"),
            new SalesLine(3, false, "", "", "", "", "", "", "", "", SALE + ",more"));
  }

  @Test
  void aByteOrderMarkIsNotPartOfTheFirstHeader() {
    SalesCsv.Delivery delivery = read("\uFEFF" + HEADER + "\n" + SALE);
    assertThat(delivery.lines()).hasSize(1);
    assertThat(delivery.charset()).isEqualTo(StandardCharsets.UTF_8);
  }

  @Test
  void bytesThatAreNotUtf8MakeTheFileWindows1252() {
    Charset windows1252 = Charset.forName("windows-1252");
    byte[] bytes = (HEADER + "\n" + SALE.replace("LANTERN", "CAFÉ £5 €")).getBytes(windows1252);
    SalesCsv.Delivery delivery = SalesCsv.read("day.csv", bytes);
    assertThat(delivery.charset()).isEqualTo(windows1252);
    assertThat(delivery.lines().get(0).description()).isEqualTo("CAFÉ £5 €");
  }

  @Test
  void otherLettersInUtf8AreRead() {
    SalesCsv.Delivery delivery = read(HEADER + "\n" + SALE.replace("LANTERN", "CAFÉ 🎁"));
    assertThat(delivery.lines().get(0).description()).isEqualTo("CAFÉ 🎁");
  }
}
