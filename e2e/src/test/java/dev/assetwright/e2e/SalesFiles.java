package dev.assetwright.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A folder of daily files as the shop delivers them. */
record SalesFiles(Path folder) {
  private static final String HEADER =
      "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country";

  /** Three days, of which one has a return and one a line that is rejected. */
  static SalesFiles ofThreeDays(Path folder) {
    SalesFiles files = new SalesFiles(folder);
    files.deliver(
        "2010-12-01",
        "536365,85123A,WHITE HANGING HEART,6,2010-12-01 08:26,2.55,17850,United Kingdom",
        "536366,22633,HAND WARMER,3,2010-12-01 08:28,1.85,17850,United Kingdom");
    files.deliver(
        "2010-12-02",
        "536598,21421,PORCELAIN ROSE,12,2010-12-02 07:48,1.25,13090,France",
        "C536606,20914,SET OF JARS,-2,2010-12-02 08:56,2.95,14092,United Kingdom");
    files.deliver(
        "2010-12-03",
        "536847,22114,HOT WATER BOTTLE,4,2010-12-03 09:31,3.95,17135,United Kingdom",
        "536848,,,5,2010-12-03 09:35,0.85,17135,United Kingdom",
        "536849,22115,TEA COSY,10,2010-12-03 09:40,0.5,,Norway");
    return files;
  }

  /** Puts the file of a day into the folder, in place of the one that is there. */
  void deliver(String day, String... lines) {
    List<String> all = new ArrayList<>(List.of(HEADER));
    all.addAll(Arrays.asList(lines));
    put(day, String.join("\n", all) + "\n");
  }

  /** The same with a file that need not be one of sales at all. */
  void put(String day, String content) {
    try {
      Files.createDirectories(folder);
      Path unfinished = Files.writeString(folder.resolve(day + ".unfinished"), content);
      Files.move(unfinished, folder.resolve(day + ".csv"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
