package dev.assetwright.example.sales;

import dev.assetwright.Contract;
import dev.assetwright.Range;
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
@Contract(version = "1.0", owner = "sales@shop.example")
public record DailySales(
    @Range(min = 0) long orderCount,
    @Range(min = 0) long customerCount,
    @Range(min = 0) long unitsSold,
    @Range(min = 0) BigDecimal grossRevenue,
    @Range(min = 0) BigDecimal returns,
    BigDecimal netRevenue) {}
