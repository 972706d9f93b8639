package dev.assetwright.query.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of published data.
 *
 * @param partition the slice shown; null without a grid
 * @param total how many rows there are; -1 when unknown
 * @param note what to know about them, such as that nothing is published; empty otherwise
 */
public record RowsView(
    String asset,
    @Nullable String partition,
    List<String> columns,
    List<List<@Nullable Object>> rows,
    long total,
    int offset,
    String note) {}
