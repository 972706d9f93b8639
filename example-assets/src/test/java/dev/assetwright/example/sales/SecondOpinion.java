package dev.assetwright.example.sales;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The five tables that a folder of good files must lead to, computed a second way: with code that shares nothing with the
 * example, and in the plainest manner that there is.
 *
 * <p>Values are String, Long, BigDecimal, Boolean, LocalDateTime or null; days and months are texts. Rows are in order of
 * their leading columns.
 */
public final class SecondOpinion {
  private static final String BLANKS = "\\p{IsWhite_Space}";
  private static final Pattern ISO =
      Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d) (\\d\\d):(\\d\\d)(?::(\\d\\d))?");
  private static final Pattern US =
      Pattern.compile("(\\d\\d?)/(\\d\\d?)/(\\d{4}) (\\d\\d?):(\\d\\d)");
  private static final Map<String, Integer> FIELD_BY_HEADER = Map.of(
      "invoiceno",
      0,
      "invoice",
      0,
      "stockcode",
      1,
      "description",
      2,
      "quantity",
      3,
      "invoicedate",
      4,
      "unitprice",
      5,
      "price",
      5,
      "customerid",
      6,
      "country",
      7);

  private final Map<String, List<Map<String, @Nullable Object>>> rowsByTable = new TreeMap<>();

  private SecondOpinion() {
    for (String table : List.of(
        "clean_sales",
        "clean_rejected_sales",
        "mart_daily_product_sales",
        "mart_daily_sales",
        "mart_monthly_sales")) {
      rowsByTable.put(table, new ArrayList<>());
    }
  }

  /** Computes all tables from the files {@code yyyy-MM-dd.csv} of the folder, each of which must be readable. */
  public static SecondOpinion of(Path folder) throws IOException {
    SecondOpinion opinion = new SecondOpinion();
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(p -> p.toString().endsWith(".csv")).sorted().toList();
    }
    for (Path file : files) {
      opinion.addDay(file.getFileName().toString().substring(0, 10), Files.readAllBytes(file));
    }
    opinion.addMonths();
    return opinion;
  }

  /** The rows that the table of that name must have, such as {@code mart_daily_sales}. */
  public List<Map<String, @Nullable Object>> rows(String table) {
    return rowsByTable.get(table);
  }

  private void addDay(String day, byte[] bytes) {
    String content = new String(bytes, StandardCharsets.UTF_8);
    if (!Arrays.equals(content.getBytes(StandardCharsets.UTF_8), bytes)) {
      content = new String(bytes, Charset.forName("windows-1252"));
    }
    List<Record> records = split(content.startsWith("\uFEFF") ? content.substring(1) : content);
    List<String> header = records.get(0).fields;
    int[] positions = new int[8];
    for (int i = 0; i < header.size(); i++) {
      String folded = header.get(i).replaceAll("[" + BLANKS + "_]", "").toLowerCase();
      Integer field = FIELD_BY_HEADER.get(folded);
      if (field != null) {
        positions[field] = i;
      }
    }
    Map<String, Long> seen = new HashMap<>();
    List<Map<String, @Nullable Object>> kept = new ArrayList<>();
    for (Record record : records.subList(1, records.size())) {
      Map<String, @Nullable Object> sale = new LinkedHashMap<>();
      sale.put("day", day);
      sale.put("line", record.line);
      String reason = judge(record.fields, header.size(), positions, sale);
      if (reason == null) {
        StringBuilder raw = new StringBuilder();
        for (int position : positions) {
          raw.append(record.fields.get(position)).append('\0');
        }
        Long first = seen.putIfAbsent(raw.toString(), record.line);
        reason = first == null ? null : "duplicate of line " + first;
      }
      if (reason == null) {
        kept.add(sale);
      } else {
        Map<String, @Nullable Object> rejected = new LinkedHashMap<>();
        rejected.put("day", day);
        rejected.put("line", record.line);
        rejected.put("reason", reason);
        rejected.put("text", record.text);
        rows("clean_rejected_sales").add(rejected);
      }
    }
    rows("clean_sales").addAll(kept);
    addProducts(day, kept);
    rows("mart_daily_sales").add(total(day, kept));
  }

  private static final class Record {
    private final long line;
    private final List<String> fields = new ArrayList<>();
    private String text = "";

    private Record(long line) {
      this.line = line;
    }
  }

  /** Character by character, as RFC 4180 has it; blank lines are left out. */
  private static List<Record> split(String content) {
    List<Record> records = new ArrayList<>();
    long line = 1;
    int i = 0;
    while (i < content.length()) {
      Record record = new Record(line);
      int start = i;
      boolean isEnd = false;
      while (!isEnd) {
        StringBuilder field = new StringBuilder();
        boolean isQuoted = i < content.length() && content.charAt(i) == '"';
        i += isQuoted ? 1 : 0;
        for (; i < content.length(); i++) {
          char c = content.charAt(i);
          if (isQuoted && c == '"') {
            if (i + 1 < content.length() && content.charAt(i + 1) == '"') {
              i++;
            } else {
              isQuoted = false;
              continue;
            }
          } else if (!isQuoted && (c == ',' || c == '\n' || c == '\r')) {
            break;
          }
          if (c == '\n') {
            line++;
          }
          field.append(c);
        }
        record.fields.add(field.toString());
        isEnd = i >= content.length() || content.charAt(i) != ',';
        i += isEnd ? 0 : 1;
      }
      record.text = content.substring(start, i);
      if (content.startsWith("\r\n", i)) {
        i++;
      }
      i++;
      line++;
      if (!record.text.matches(BLANKS + "*")) {
        records.add(record);
      }
    }
    return records;
  }

  private static @Nullable String judge(
      List<String> fields, int count, int[] positions, Map<String, @Nullable Object> sale) {
    if (fields.size() != count) {
      return "number of fields differs from the header's";
    }
    String[] f = new String[8];
    for (int i = 0; i < 8; i++) {
      f[i] = fields.get(positions[i]).replaceAll("^" + BLANKS + "+|" + BLANKS + "+$", "");
    }
    if (f[0].isEmpty()) {
      return "blank invoice";
    }
    if (f[1].isEmpty()) {
      return "blank stock code";
    }
    if (!f[3].matches("[+-]?[0-9]+") || new BigInteger(f[3]).bitLength() > 63) {
      return "quantity is not a whole number";
    }
    long quantity = new BigInteger(f[3]).longValueExact();
    if (quantity == 0) {
      return "quantity is 0";
    }
    if (!f[5].matches("[+-]?[0-9]+(\\.[0-9]+)?")) {
      return "price is not a decimal number";
    }
    BigDecimal price = new BigDecimal(f[5]);
    if (price.compareTo(BigDecimal.ZERO) <= 0) {
      return "price is not above 0";
    }
    LocalDateTime at = date(f[4]);
    if (at == null) {
      return "date is not yyyy-MM-dd HH:mm[:ss] or M/d/yyyy H:mm";
    }
    boolean isReturn = f[0].charAt(0) == 'C';
    if (isReturn && quantity > 0) {
      return "return with a positive quantity";
    }
    if (!isReturn && quantity < 0) {
      return "stock correction";
    }
    String description = f[2].replaceAll(BLANKS + "+", " ");
    String customer = f[6].replaceAll("\\.0$", "");
    sale.put("invoice", f[0]);
    sale.put("stock_code", f[1]);
    sale.put("description", description.isEmpty() ? null : description);
    sale.put("quantity", quantity);
    sale.put("invoiced_at", at);
    sale.put("price", price);
    sale.put("customer", customer.isEmpty() ? null : customer);
    sale.put("country", f[7]);
    sale.put("is_return", isReturn);
    return null;
  }

  private static @Nullable LocalDateTime date(String text) {
    Matcher iso = ISO.matcher(text);
    Matcher us = US.matcher(text);
    try {
      if (iso.matches()) {
        int second = iso.group(6) == null ? 0 : Integer.parseInt(iso.group(6));
        return of(iso, 1, 2, 3, 4, 5).withSecond(second);
      }
      return us.matches() ? of(us, 3, 1, 2, 4, 5) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static LocalDateTime of(Matcher m, int year, int month, int day, int hour, int minute) {
    return LocalDateTime.of(
        Integer.parseInt(m.group(year)),
        Integer.parseInt(m.group(month)),
        Integer.parseInt(m.group(day)),
        Integer.parseInt(m.group(hour)),
        Integer.parseInt(m.group(minute)));
  }

  private void addProducts(String day, List<Map<String, @Nullable Object>> sales) {
    Map<String, List<Map<String, @Nullable Object>>> byCode =
        new TreeMap<>(SecondOpinion::compareCodePoints);
    for (Map<String, @Nullable Object> sale : sales) {
      byCode
          .computeIfAbsent((String) sale.get("stock_code"), c -> new ArrayList<>())
          .add(sale);
    }
    byCode.forEach((code, ofCode) -> {
      Map<String, @Nullable Object> total = total(day, ofCode);
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("day", day);
      row.put("stock_code", code);
      row.put("description", mostFrequentDescription(ofCode));
      row.put("order_count", total.get("order_count"));
      row.put("units_sold", total.get("units_sold"));
      row.put("revenue", total.get("net_revenue"));
      rows("mart_daily_product_sales").add(row);
    });
  }

  private static @Nullable String mostFrequentDescription(
      Collection<Map<String, @Nullable Object>> sales) {
    Map<String, Integer> counts = new TreeMap<>(SecondOpinion::compareCodePoints);
    for (Map<String, @Nullable Object> sale : sales) {
      if (sale.get("description") != null) {
        counts.merge((String) sale.get("description"), 1, Integer::sum);
      }
    }
    String best = null;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      if (best == null || entry.getValue() > counts.get(best)) {
        best = entry.getKey();
      }
    }
    return best;
  }

  private static int compareCodePoints(String a, String b) {
    return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
  }

  private static Map<String, @Nullable Object> total(
      String day, List<Map<String, @Nullable Object>> sales) {
    Set<Object> orders = new HashSet<>();
    Set<Object> customers = new HashSet<>();
    long units = 0;
    BigDecimal gross = BigDecimal.ZERO;
    BigDecimal returned = BigDecimal.ZERO;
    for (Map<String, @Nullable Object> sale : sales) {
      long quantity = (Long) sale.get("quantity");
      BigDecimal amount = ((BigDecimal) sale.get("price")).multiply(BigDecimal.valueOf(quantity));
      if (sale.get("customer") != null) {
        customers.add(sale.get("customer"));
      }
      if (Boolean.TRUE.equals(sale.get("is_return"))) {
        returned = returned.subtract(amount);
      } else {
        orders.add(sale.get("invoice"));
        units += quantity;
        gross = gross.add(amount);
      }
    }
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("day", day);
    row.put("order_count", (long) orders.size());
    row.put("customer_count", (long) customers.size());
    row.put("units_sold", units);
    row.put("gross_revenue", gross.setScale(2, RoundingMode.HALF_UP));
    row.put("returns", returned.setScale(2, RoundingMode.HALF_UP));
    row.put("net_revenue", gross.subtract(returned).setScale(2, RoundingMode.HALF_UP));
    return row;
  }

  private void addMonths() {
    Map<String, Map<String, @Nullable Object>> months = new TreeMap<>(Comparator.naturalOrder());
    for (Map<String, @Nullable Object> day : rows("mart_daily_sales")) {
      String month = ((String) day.get("day")).substring(0, 7);
      Map<String, @Nullable Object> row = months.computeIfAbsent(month, m -> {
        Map<String, @Nullable Object> empty = new LinkedHashMap<>();
        empty.put("month", m);
        empty.put("order_count", 0L);
        empty.put("net_revenue", new BigDecimal("0.00"));
        return empty;
      });
      row.put("order_count", (Long) row.get("order_count") + (Long) day.get("order_count"));
      row.put("net_revenue", ((BigDecimal) row.get("net_revenue")).add((BigDecimal)
              day.get("net_revenue")));
    }
    rows("mart_monthly_sales").addAll(months.values());
  }
}
