package dev.assetwright.example.sales;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A line of an invoice that can be counted on. The grid adds the column {@code day}.
 *
 * @param line where it stands in the day's file; see {@link SalesLine#line}
 * @param stockCode the article; {@code 85123a} and {@code 85123A} are two
 * @param description the article's name; null where the shop wrote none
 * @param quantity pieces; below 0 for a return, never 0
 * @param invoicedAt the shop's local time; perhaps on another date than the file's
 * @param price pounds a piece, above 0
 * @param customer null where unknown
 * @param isReturn whether the invoice takes something back
 */
public record Sale(
    long line,
    String invoice,
    String stockCode,
    @Nullable String description,
    long quantity,
    LocalDateTime invoicedAt,
    BigDecimal price,
    @Nullable String customer,
    String country,
    boolean isReturn) {}
