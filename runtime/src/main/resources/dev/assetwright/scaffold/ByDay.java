package {{package}};

import dev.assetwright.Daily;

/** The days of the shop. */
@Daily(start = "{{start}}", zone = "UTC")
interface ByDay {}
