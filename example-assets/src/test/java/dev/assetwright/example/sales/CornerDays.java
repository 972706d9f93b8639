package dev.assetwright.example.sales;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Four small days on which the summaries could go wrong. */
final class CornerDays {
  private static final String HEADER =
      "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n";

  private CornerDays() {}

  static void write(Path folder) throws IOException {
    // Nothing was sold: one row of zeros, and no articles.
    Files.writeString(folder.resolve("2010-01-04.csv"), HEADER);

    // Half a penny twice: 1.01 an article, but 2.01 together, since each figure is rounded once.
    Files.writeString(
        folder.resolve("2010-01-05.csv"),
        HEADER
            + "1,85123A,LANTERN,1,2010-01-05 09:00,1.005,,UK\n"
            + "2,85123a,,1,2010-01-05 09:00,1.005,,UK\n");

    // Returns alone: half a penny is rounded away from zero below it, too.
    Files.writeString(
        folder.resolve("2010-01-06.csv"),
        "\uFEFF" + HEADER + "C3,85123A,,-1,1/6/2010 9:00,1.005,7.0,UK");

    // Descriptions: twice each, so the first by code point. As Java compares texts, the second
    // would come first, since its surrogates are smaller than U+FF21.
    Files.writeString(
        folder.resolve("2010-02-01.csv"),
        HEADER
            + "4,G,\uFF21,1,2010-02-01 09:00,1,7,UK\r\n"
            + "4,G,\uFF21 ,1,2010-02-01 09:00,1,7,UK\r\n"
            + "\r\n"
            + "5,G,\uD83C\uDF81,1,2010-02-01 09:00,1,7.0,UK\r\n"
            + "5,G,\"\uD83C\uDF81\n\",1,2010-02-01 09:00,1,7.0,UK\r\n"
            + "5,G,ONCE,1,2010-02-01 09:00,1,,UK\r\n"
            + "A6,G,,1,2010-02-02 09:00,1.00,,UK\r\n"
            + "A6,G,\u00A0,2,2010-02-01 09:00:59,1,,UK\r\n"
            + "4,G,\uFF21,1,2010-02-01 09:00,1,7,UK\r\n"
            + "4,G,,1,2010-02-01 09:00,1.000,,UK\r\n"
            + "4,G,,1\r\n");
  }
}
