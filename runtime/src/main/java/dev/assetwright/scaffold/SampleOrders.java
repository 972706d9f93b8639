package dev.assetwright.scaffold;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Made-up orders of some days, with the odd line that nobody can read. The same days give the same orders. */
final class SampleOrders {
  /** How many days have a file. */
  static final int DAYS = 14;

  private static final String HEADER = "customer,item,quantity,price\n";
  private static final List<String> CUSTOMERS = List.of("Ada", "Bo", "Cy", "Dee", "Eli", "Fay");
  private static final List<String> ITEMS =
      List.of("tea,3.50", "coffee,4.20", "milk,1.20", "bread,2.80", "honey,6.90", "salt,0.95");
  private static final int FEWEST = 4;
  private static final int EVERY_SO_MANY = 9;

  private SampleOrders() {}

  /** Returns the content of each day's file, for the days before {@code today}. */
  static Map<LocalDate, String> before(LocalDate today) {
    Map<LocalDate, String> files = new TreeMap<>();
    for (LocalDate day = today.minusDays(DAYS); day.isBefore(today); day = day.plusDays(1)) {
      files.put(day, file(new Random(day.toEpochDay())));
    }
    return files;
  }

  private static String file(Random random) {
    StringBuilder file = new StringBuilder(HEADER);
    int count = FEWEST + random.nextInt(FEWEST);
    for (int i = 0; i < count; i++) {
      String[] item = ITEMS.get(random.nextInt(ITEMS.size())).split(",");
      String quantity =
          random.nextInt(EVERY_SO_MANY) == 0 ? "some" : String.valueOf(1 + random.nextInt(FEWEST));
      file.append("%s,%s,%s,%s\n"
          .formatted(CUSTOMERS.get(random.nextInt(CUSTOMERS.size())), item[0], quantity, item[1]));
    }
    return file.toString();
  }
}
