package dev.assetwright.processor.model;

import dev.assetwright.rules.grid.Grid;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * The grid that {@code partitions} names.
 *
 * @param marker the type named
 * @param place where it is named
 * @param marks the annotations that make it a grid; none or several when it is no grid
 * @param grid what its one mark makes; null when it makes nothing
 */
public record GridDeclaration(
    TypeElement marker,
    SourcePlace place,
    List<GridMark> marks,
    @Nullable Grid grid) {
  public GridDeclaration {
    marks = List.copyOf(marks);
  }

  /** The marker's simple name. */
  public String name() {
    return marker.getSimpleName().toString();
  }

  /** The grid, if it is one. */
  public Optional<Grid> find() {
    return Optional.ofNullable(grid);
  }

  /** Whether it is known to have a dimension of time. */
  public boolean hasTime() {
    return grid != null && grid.time() != null;
  }
}
