package dev.assetwright.example.sales;

import dev.assetwright.Table;

/**
 * The two assets that cleaning produces: each component is one, described by what is said of it here.
 *
 * @param sales The sales of a day: its lines that can be counted on, trimmed and typed.
 * @param rejectedSales The lines that were left out, as delivered, each with the first rule that it breaks.
 */
public record CleanSales(Table<Sale> sales, Table<RejectedSale> rejectedSales) {}
