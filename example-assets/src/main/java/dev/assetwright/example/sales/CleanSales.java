package dev.assetwright.example.sales;

import dev.assetwright.Table;

/**
 * The two assets that cleaning produces: each component is one.
 *
 * @param sales the lines of the day that count
 * @param rejectedSales the lines that were left out, with the reason
 */
public record CleanSales(Table<Sale> sales, Table<RejectedSale> rejectedSales) {}
