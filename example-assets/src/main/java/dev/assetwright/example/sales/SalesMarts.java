package dev.assetwright.example.sales;

import dev.assetwright.SqlAsset;
import dev.assetwright.Table;

/**
 * The summaries that people look at: tables that one SELECT each produces.
 *
 * <p>Money is computed exactly and rounded once, when it is a figure that someone reads; the {@code decimal_…} functions
 * are there for that, since SQLite's own arithmetic is binary.
 */
public interface SalesMarts {
  /** Every morning, when the shop has delivered the day before. */
  String EVERY_MORNING = "15 6 * * *";

  /**
   * What each morning's run keeps: no file comes on Saturdays, so that from the end of Friday until Sunday is there on
   * Monday morning it takes two days and a quarter.
   */
  String NEWEST_DAY = "P3D";

  /** What each article sold on a day: one row for each article of which a line was kept. */
  @SqlAsset(
      group = "mart",
      partitions = ByDay.class,
      schedule = EVERY_MORNING,
      freshness = NEWEST_DAY,
      sql = """
          WITH described AS (
            -- SQLite compares texts by their UTF-8 bytes, which is the order of code points.
            SELECT stock_code, description,
              row_number() OVER (
                PARTITION BY stock_code ORDER BY count(*) DESC, description) AS place
            FROM {sales}
            WHERE description IS NOT NULL
            GROUP BY stock_code, description
          )
          SELECT
            stock_code,
            described.description,
            count(DISTINCT invoice) FILTER (WHERE NOT is_return) AS order_count,
            coalesce(sum(quantity) FILTER (WHERE NOT is_return), 0) AS units_sold,
            decimal_round(decimal_sum(decimal_mul(quantity, price)), 2) AS revenue
          FROM {sales} LEFT JOIN described USING (stock_code)
          WHERE place IS NULL OR place = 1
          GROUP BY stock_code, described.description
          """)
  Table<DailyProductSales> dailyProductSales();

  /** What the shop sold on a day: one row, of zeros when no line was kept. */
  @SqlAsset(
      group = "mart",
      partitions = ByDay.class,
      schedule = EVERY_MORNING,
      freshness = NEWEST_DAY,
      sql = """
          -- Without GROUP BY an aggregate has a row even where there are none to sum.
          WITH exact AS (
            SELECT
              count(DISTINCT invoice) FILTER (WHERE NOT is_return) AS order_count,
              count(DISTINCT customer) AS customer_count,
              coalesce(sum(quantity) FILTER (WHERE NOT is_return), 0) AS units_sold,
              coalesce(
                decimal_sum(decimal_mul(quantity, price)) FILTER (WHERE NOT is_return), 0) AS sold,
              coalesce(
                decimal_sum(decimal_mul(quantity, price)) FILTER (WHERE is_return), 0) AS returned
            FROM {sales}
          )
          SELECT
            order_count,
            customer_count,
            units_sold,
            decimal_round(sold, 2) AS gross_revenue,
            decimal_round(decimal_mul(returned, -1), 2) AS returns,
            decimal_round(decimal_add(sold, returned), 2) AS net_revenue
          FROM exact
          """)
  Table<DailySales> dailySales();

  /** What the shop sold in a month: the sums of the days that are there. */
  @SqlAsset(
      group = "mart",
      schedule = EVERY_MORNING,
      zone = "Europe/London",
      freshness = NEWEST_DAY,
      sql = """
          SELECT
            substr(day, 1, 7) AS month,
            sum(order_count) AS order_count,
            decimal_round(decimal_sum(net_revenue), 2) AS net_revenue
          FROM {daily_sales}
          GROUP BY month
          """)
  Table<MonthlySales> monthlySales();
}
