package dev.assetwright.example.sales;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one article sold on one day. The grid adds the column {@code day}.
 *
 * @param description its most frequent description of the day, the first by code point among equals; null without any
 * @param orderCount the orders that have it; a return is no order
 * @param unitsSold pieces, without returns
 * @param revenue pounds, less what was returned
 */
public record DailyProductSales(
    String stockCode,
    @Nullable String description,
    long orderCount,
    long unitsSold,
    BigDecimal revenue) {}
