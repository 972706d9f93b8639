package dev.assetwright.example.sales;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges one line alone: the sale that it is, or the first rule that it breaks. Pure.
 *
 * <p>Every field is trimmed before it is judged or kept.
 */
final class SaleRules {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern DECIMAL_NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

  private static final DateTimeFormatter WITH_DASHES = strict(new DateTimeFormatterBuilder()
      .appendValue(ChronoField.YEAR, 4)
      .appendPattern("-MM-dd HH:mm[:ss]"));
  // Field by field, since the pattern "M/d/uuuu" would let signs and any number of digits pass.
  private static final DateTimeFormatter WITH_SLASHES = strict(new DateTimeFormatterBuilder()
      .appendValue(ChronoField.MONTH_OF_YEAR, 1, 2, SignStyle.NOT_NEGATIVE)
      .appendLiteral('/')
      .appendValue(ChronoField.DAY_OF_MONTH, 1, 2, SignStyle.NOT_NEGATIVE)
      .appendLiteral('/')
      .appendValue(ChronoField.YEAR, 4)
      .appendLiteral(' ')
      .appendValue(ChronoField.HOUR_OF_DAY, 1, 2, SignStyle.NOT_NEGATIVE)
      .appendPattern(":mm"));

  private SaleRules() {}

  /** What a line turned out to be. */
  sealed interface Verdict {
    /** It counts. */
    record Kept(Sale sale) implements Verdict {}

    /** It breaks a rule. */
    record Rejected(RejectReason reason) implements Verdict {}
  }

  /** Returns the sale that the line stands for, or the first reason, in {@link RejectReason}'s order, why it is none. */
  static Verdict judge(SalesLine line) {
    if (!line.isComplete()) {
      return new Verdict.Rejected(RejectReason.FIELD_COUNT);
    }
    String invoice = WhiteSpace.trim(line.invoice());
    if (invoice.isEmpty()) {
      return new Verdict.Rejected(RejectReason.BLANK_INVOICE);
    }
    String stockCode = WhiteSpace.trim(line.stockCode());
    if (stockCode.isEmpty()) {
      return new Verdict.Rejected(RejectReason.BLANK_STOCK_CODE);
    }
    Optional<Long> quantity = wholeNumber(WhiteSpace.trim(line.quantity()));
    if (quantity.isEmpty()) {
      return new Verdict.Rejected(RejectReason.BAD_QUANTITY);
    }
    if (quantity.get() == 0) {
      return new Verdict.Rejected(RejectReason.ZERO_QUANTITY);
    }
    String price = WhiteSpace.trim(line.price());
    if (!DECIMAL_NUMBER.matcher(price).matches()) {
      return new Verdict.Rejected(RejectReason.BAD_PRICE);
    }
    BigDecimal pounds = new BigDecimal(price);
    if (pounds.signum() <= 0) {
      return new Verdict.Rejected(RejectReason.PRICE_NOT_POSITIVE);
    }
    Optional<LocalDateTime> invoicedAt = dateTime(WhiteSpace.trim(line.invoiceDate()));
    if (invoicedAt.isEmpty()) {
      return new Verdict.Rejected(RejectReason.BAD_DATE);
    }
    // Only a capital C takes something back. A (bad debt) is an order like others, on purpose.
    boolean isReturn = invoice.startsWith("C");
    if (isReturn && quantity.get() > 0) {
      return new Verdict.Rejected(RejectReason.POSITIVE_RETURN);
    }
    if (!isReturn && quantity.get() < 0) {
      return new Verdict.Rejected(RejectReason.STOCK_CORRECTION);
    }
    return new Verdict.Kept(new Sale(
        line.line(),
        invoice,
        stockCode,
        nullIfEmpty(WhiteSpace.collapse(line.description())),
        quantity.get(),
        invoicedAt.get(),
        pounds,
        customer(line.customer()),
        WhiteSpace.trim(line.country()),
        isReturn));
  }

  private static Optional<Long> wholeNumber(String text) {
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty(); // beyond a long
    }
  }

  private static Optional<LocalDateTime> dateTime(String text) {
    try {
      return Optional.of(
          LocalDateTime.parse(text, text.contains("/") ? WITH_SLASHES : WITH_DASHES));
    } catch (DateTimeException e) {
      return Optional.empty(); // written in another way, or a day that no calendar has
    }
  }

  /** Some exports write customers as decimals: 17850.0 is customer 17850. */
  private static @Nullable String customer(String text) {
    String customer = WhiteSpace.trim(text);
    return customer.endsWith(".0")
        ? nullIfEmpty(WhiteSpace.trim(customer.substring(0, customer.length() - 2)))
        : nullIfEmpty(customer);
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static DateTimeFormatter strict(DateTimeFormatterBuilder format) {
    return format.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  }
}
