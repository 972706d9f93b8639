package dev.assetwright.example.sales;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.assetwright.PermanentFailureException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the file of a day into lines, without judging them.
 *
 * <p>A file whose meaning would be guesswork (a column missing or there twice, a quote that does not close) is refused as
 * a whole, for good: the same bytes will never read better. A day's file is small, so all of it is in memory at once.
 */
final class SalesCsv {
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final int MAX_LISTED = 10;

  private final String name;
  private final String content;
  private final List<Integer> lineStarts;
  private final Map<SalesColumn, Integer> positions = new EnumMap<>(SalesColumn.class);
  private List<String> headers = List.of();

  private SalesCsv(String name, String content) {
    this.name = name;
    this.content = content;
    // With the end of the content at the end, so that each line has a next one.
    this.lineStarts = Stream.of(
            Stream.of(0),
            LINE_END.matcher(content).results().map(MatchResult::end),
            Stream.of(content.length()))
        .flatMap(starts -> starts)
        .toList();
  }

  /**
   * What a file holds.
   *
   * @param charset how its bytes were read: UTF-8, or Windows-1252 if they were not UTF-8
   */
  record Delivery(List<SalesLine> lines, Charset charset) {}

  /**
   * Reads the bytes of a file.
   *
   * @param name what messages call it
   * @throws PermanentFailureException if it cannot be understood; says which columns are missing and which were found
   */
  static Delivery read(String name, byte[] bytes) {
    int start = startsWithByteOrderMark(bytes) ? 3 : 0;
    ByteBuffer text = ByteBuffer.wrap(bytes, start, bytes.length - start);
    Charset charset = StandardCharsets.UTF_8;
    String content;
    try {
      // A new decoder reports bytes that are not UTF-8; new String(…) would hide them.
      content = charset.newDecoder().decode(text.duplicate()).toString();
    } catch (CharacterCodingException e) {
      charset = Charset.forName("windows-1252");
      content = charset.decode(text).toString();
    }
    return new Delivery(new SalesCsv(name, content).lines(), charset);
  }

  private static boolean startsWithByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private List<SalesLine> lines() {
    List<SalesLine> lines = new ArrayList<>();
    try {
      for (CsvRecord row : rows()) {
        String text = text(row);
        if (WhiteSpace.isBlank(text)) {
          continue;
        }
        if (headers.isEmpty()) {
          readHeader(row.getFields());
        } else {
          lines.add(line(row, text));
        }
      }
    } catch (CsvParseException e) {
      throw refusal("is not CSV: %s.".formatted(e.getMessage()));
    }
    if (headers.isEmpty()) {
      throw refusal("is empty: not even a header is there.");
    }
    return lines;
  }

  // Over a text in memory, so there is nothing to close. By default characters after a closing
  // quote are refused too: they mean that an earlier quote was never closed.
  private CsvReader<CsvRecord> rows() {
    return CsvReader.builder()
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(content);
  }

  /** Returns what stands in the file for a row: one physical line, or more when a quoted field has line breaks. */
  private String text(CsvRecord row) {
    int first = Math.toIntExact(row.getStartingLineNumber()) - 1;
    int breaks = row.getFields().stream().mapToInt(SalesCsv::countLineBreaks).sum();
    int next = lineStarts.get(first + breaks + 1);
    String text = content.substring(lineStarts.get(first), next);
    return text.endsWith("\r\n")
        ? text.substring(0, text.length() - 2)
        : text.endsWith("\n") || text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static int countLineBreaks(String field) {
    boolean hasNone = field.indexOf('\n') < 0 && field.indexOf('\r') < 0;
    return hasNone ? 0 : (int) LINE_END.matcher(field).results().count();
  }

  private void readHeader(List<String> found) {
    headers = found;
    for (int i = 0; i < found.size(); i++) {
      SalesColumn column = SalesColumn.find(found.get(i)).orElse(null);
      if (column == null) {
        continue; // a column that we do not need
      }
      Integer former = positions.putIfAbsent(column, i);
      if (former != null) {
        throw refusal("has two headers for one column: '%s' and '%s'."
            .formatted(found.get(former), found.get(i)));
      }
    }
    if (positions.size() < SalesColumn.values().length) {
      throw refusal("lacks columns that are needed.");
    }
  }

  private SalesLine line(CsvRecord row, String text) {
    boolean isComplete = row.getFieldCount() == headers.size();
    Map<SalesColumn, String> fields = new EnumMap<>(SalesColumn.class);
    positions.forEach((column, i) -> fields.put(column, isComplete ? row.getField(i) : ""));
    return new SalesLine(
        row.getStartingLineNumber(),
        isComplete,
        fields.get(SalesColumn.INVOICE),
        fields.get(SalesColumn.STOCK_CODE),
        fields.get(SalesColumn.DESCRIPTION),
        fields.get(SalesColumn.QUANTITY),
        fields.get(SalesColumn.INVOICE_DATE),
        fields.get(SalesColumn.PRICE),
        fields.get(SalesColumn.CUSTOMER),
        fields.get(SalesColumn.COUNTRY),
        text);
  }

  private PermanentFailureException refusal(String problem) {
    Set<SalesColumn> missing = EnumSet.allOf(SalesColumn.class);
    missing.removeAll(positions.keySet());
    return new PermanentFailureException("'%s' %s\nMissing columns: %s\nFound columns: %s"
        .formatted(
            name,
            problem,
            list(missing.stream().map(SalesColumn::toString).toList()),
            list(headers.stream().map("'%s'"::formatted).toList())));
  }

  private static String list(List<String> words) {
    if (words.isEmpty()) {
      return "none";
    }
    String listed = words.stream().limit(MAX_LISTED).collect(Collectors.joining(", "));
    return words.size() <= MAX_LISTED
        ? listed
        : "%s and %d others".formatted(listed, words.size() - MAX_LISTED);
  }
}
