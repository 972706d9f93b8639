package dev.assetwright.example.sales;

/**
 * A line that was left out. The grid adds the column {@code day}.
 *
 * @param line where it stands in the day's file; see {@link SalesLine#line}
 * @param reason the first rule that it breaks
 * @param text the line as it stands in the file
 */
public record RejectedSale(long line, String reason, String text) {}
