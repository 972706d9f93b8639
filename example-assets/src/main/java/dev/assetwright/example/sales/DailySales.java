package dev.assetwright.example.sales;

import java.math.BigDecimal;

/**
 * What the shop sold on one day. The grid adds the column {@code day}.
 *
 * @param orderCount distinct invoices; a return is no order
 * @param customerCount distinct known customers, those who returned something included
 * @param unitsSold pieces, without returns
 * @param grossRevenue pounds, without returns
 * @param returns pounds given back, as a positive number
 * @param netRevenue gross revenue less returns
 */
public record DailySales(
    long orderCount,
    long customerCount,
    long unitsSold,
    BigDecimal grossRevenue,
    BigDecimal returns,
    BigDecimal netRevenue) {}
