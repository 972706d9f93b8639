package {{package}};

import dev.assetwright.SqlAsset;
import dev.assetwright.Table;

/** What people look at. */
interface Marts {
  /** What was sold on a day. */
  @SqlAsset(
      group = "mart",
      partitions = ByDay.class,
      schedule = "15 6 * * *",
      sql = """
          SELECT
            count(*) AS order_count,
            decimal_round(coalesce(decimal_sum(decimal_mul(quantity, price)), 0), 2) AS revenue
          FROM {orders}
          """)
  Table<Revenue> revenue();
}
