/**
 * The example: raw CSV files of daily sales, cleaned, loaded and summarized.
 *
 * <p>Read {@link dev.assetwright.example.sales.SalesAssets} first, which has the assets in Java, then {@link
 * dev.assetwright.example.sales.SalesMarts}, which has those in SQL. What they call is plain Java that knows nothing of
 * assets: {@link dev.assetwright.example.sales.SalesCsv} reads, {@link dev.assetwright.example.sales.SalesCleaning}
 * judges, {@link dev.assetwright.example.sales.SampleSales} makes up days until there is a folder of real ones.
 */
@NullMarked
package dev.assetwright.example.sales;

import org.jspecify.annotations.NullMarked;
