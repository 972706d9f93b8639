package dev.assetwright.example.sales;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Makes up one day of the sample data. Pure: a date always gives the same bytes, on every machine.
 *
 * <p>The layouts are those of the two editions of the UCI data set Online Retail, and so is the dirt: see {@link
 * SampleDirt}.
 */
final class SampleDay {
  private static final DateTimeFormatter ISO_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter US_TIME =
      DateTimeFormatter.ofPattern("M/d/uuuu H:mm", Locale.ROOT);
  private static final int FIRST_INVOICE = 536_000;
  private static final int FIRST_CUSTOMER = 12_300;
  private static final int CUSTOMERS = 400;

  private final LocalDate date;
  private final Random random;
  private final Layout layout;
  private final List<Map<SalesColumn, String>> rows = new ArrayList<>();

  private SampleDay(LocalDate date) {
    this.date = date;
    // Random's algorithm is part of its specification, so a seed means the same numbers for ever.
    this.random = new Random(date.toEpochDay());
    this.layout = Layout.of(date);
  }

  /** How the files of a week are written. */
  private enum Layout {
    FIRST_EDITION(
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
        "\n",
        StandardCharsets.UTF_8),
    SECOND_EDITION(
        "\uFEFFInvoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country",
        "\r\n",
        StandardCharsets.UTF_8),
    OLD_TILL(
        "INVOICE_NO,STOCK_CODE,DESCRIPTION,QUANTITY,INVOICE_DATE,UNIT_PRICE,CUSTOMER_ID,COUNTRY",
        "\r\n",
        Charset.forName("windows-1252"));

    private final String header;
    private final String lineEnd;
    private final Charset charset;

    Layout(String header, String lineEnd, Charset charset) {
      this.header = header;
      this.lineEnd = lineEnd;
      this.charset = charset;
    }

    static Layout of(LocalDate date) {
      return switch (date.getDayOfWeek()) {
        case TUESDAY -> SECOND_EDITION;
        case SUNDAY -> OLD_TILL;
        default -> FIRST_EDITION;
      };
    }
  }

  /** Returns whether the shop sold anything; on Saturdays and over Christmas there is no file. */
  static boolean isOpen(LocalDate date) {
    MonthDay day = MonthDay.from(date);
    boolean isChristmas =
        day.equals(MonthDay.of(Month.DECEMBER, 25)) || day.equals(MonthDay.of(Month.DECEMBER, 26));
    return date.getDayOfWeek() != DayOfWeek.SATURDAY && !isChristmas;
  }

  /** Returns the file of that day. */
  static byte[] bytes(LocalDate date) {
    SampleDay day = new SampleDay(date);
    day.sell();
    SampleDirt.spread(day.rows, date, day.random);
    return day.write().getBytes(day.layout.charset);
  }

  private void sell() {
    int invoice = FIRST_INVOICE + Math.toIntExact(Math.floorMod(date.toEpochDay(), 4000L)) * 100;
    boolean isBusy = date.getMonth() == Month.NOVEMBER || date.getMonth() == Month.DECEMBER;
    int orders = date.getDayOfWeek() == DayOfWeek.SUNDAY ? 12 : isBusy ? 40 : 25;
    orders += random.nextInt(10);
    for (int i = 0; i < orders; i++) {
      // Nine hours from eight o'clock on, so that the orders of a day are in order.
      int minute = 8 * 60 + i * 540 / orders;
      sellOrder(invoice + i, minute);
    }
  }

  private void sellOrder(int number, int minute) {
    boolean isReturn = random.nextInt(12) == 0;
    String invoice = isReturn ? "C" + number : String.valueOf(number);
    String customer = customer();
    String country = SampleCatalog.COUNTRIES.get(random.nextInt(SampleCatalog.COUNTRIES.size()));
    int lines = 1 + random.nextInt(isReturn ? 2 : 11);
    for (int i = 0; i < lines; i++) {
      SampleCatalog.Article article =
          SampleCatalog.ARTICLES.get(random.nextInt(SampleCatalog.ARTICLES.size()));
      int quantity = isReturn ? -1 - random.nextInt(3) : 1 + random.nextInt(12);
      Map<SalesColumn, String> row = new EnumMap<>(SalesColumn.class);
      row.put(SalesColumn.INVOICE, invoice);
      row.put(SalesColumn.STOCK_CODE, article.stockCode());
      row.put(SalesColumn.DESCRIPTION, article.description());
      row.put(SalesColumn.QUANTITY, String.valueOf(quantity));
      row.put(SalesColumn.INVOICE_DATE, time(minute));
      row.put(SalesColumn.PRICE, BigDecimal.valueOf(article.pence(), 2).toString());
      row.put(SalesColumn.CUSTOMER, customer);
      row.put(SalesColumn.COUNTRY, country);
      rows.add(row);
    }
  }

  private String customer() {
    if (random.nextInt(4) == 0) {
      return ""; // paid cash, gave no name
    }
    int number = FIRST_CUSTOMER + random.nextInt(CUSTOMERS);
    return layout == Layout.FIRST_EDITION ? number + ".0" : String.valueOf(number);
  }

  private String time(int minute) {
    LocalDateTime time = date.atStartOfDay().plusMinutes(minute);
    return (layout == Layout.SECOND_EDITION ? US_TIME : ISO_TIME).format(time);
  }

  private String write() {
    StringBuilder file = new StringBuilder(layout.header).append(layout.lineEnd);
    for (Map<SalesColumn, String> row : rows) {
      file.append(row.values().stream().map(SampleDay::quoteIfNeeded).collect(joining(",")))
          .append(layout.lineEnd);
    }
    return file.toString();
  }

  private static String quoteIfNeeded(String field) {
    boolean isPlain = field.chars().noneMatch(character -> ",\"\r\n".indexOf(character) >= 0);
    return isPlain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
