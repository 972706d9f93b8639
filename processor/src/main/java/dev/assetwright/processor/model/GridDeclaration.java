package dev.assetwright.processor.model;

import dev.assetwright.rules.grid.DailyGrid;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * The grid that {@code partitions} names.
 *
 * @param marker the type named
 * @param place where it is named
 * @param start the first day as written; null when the type is not marked as a grid
 * @param zone the zone as written; null when the type is not marked as a grid
 * @param grid what the two make; null when they make nothing
 */
public record GridDeclaration(
    TypeElement marker,
    SourcePlace place,
    @Nullable Text start,
    @Nullable Text zone,
    @Nullable DailyGrid grid) {
  /** The marker's simple name. */
  public String name() {
    return marker.getSimpleName().toString();
  }
}
