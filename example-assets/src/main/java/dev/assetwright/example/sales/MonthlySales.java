package dev.assetwright.example.sales;

import java.math.BigDecimal;

/**
 * What the shop sold in one month, as the sum of its days.
 *
 * @param month {@code yyyy-MM}
 */
public record MonthlySales(String month, long orderCount, BigDecimal netRevenue) {}
