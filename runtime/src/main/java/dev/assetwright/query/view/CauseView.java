package dev.assetwright.query.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A root cause for something not being up to date.
 *
 * @param kind missing, code, config, dependencies, mapping, data or check; for a step of a plan also forced (asked for even
 *     when up to date) or absent (asked for by name, with nothing to make it from)
 * @param asset where it differs
 * @param partition the partition there; null without a grid, or when several are meant
 * @param text the whole in a sentence: {@code raw/sales_file 2010-12-01 has new data}
 * @param was the former value, shortened; null when there is none
 * @param now the present value, shortened; null when there is none
 * @param path asset keys from {@code asset} down to the one asked about, both included
 */
public record CauseView(
    String kind,
    String asset,
    @Nullable String partition,
    String text,
    @Nullable String was,
    @Nullable String now,
    List<String> path) {}
