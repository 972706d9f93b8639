package dev.assetwright.processor.read;

import dev.assetwright.processor.model.GridDeclaration;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.model.Text;
import dev.assetwright.processor.model.TypeValue;
import dev.assetwright.processor.model.Unresolved;
import dev.assetwright.rules.grid.DailyGrid;
import java.time.DateTimeException;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads marker types of grids. */
final class GridReader {
  private static final String DAILY = "dev.assetwright.Daily";
  private static final String NONE = "dev.assetwright.Unpartitioned";

  private final List<Unresolved> unresolved;

  GridReader(List<Unresolved> unresolved) {
    this.unresolved = unresolved;
  }

  /** Returns the grid that {@code partitions} names; null when it is not written or says that there is none. */
  @Nullable
  GridDeclaration read(AnnotationReader annotation) {
    TypeValue marker = annotation.type("partitions");
    return marker == null || marker.element().getQualifiedName().contentEquals(NONE)
        ? null
        : read(marker.element(), marker.place());
  }

  /** Returns the grid of a marker type. */
  GridDeclaration read(TypeElement marker, SourcePlace place) {
    AnnotationMirror mirror = Language.annotation(marker, DAILY);
    if (mirror == null) {
      return new GridDeclaration(marker, place, null, null, null);
    }
    AnnotationReader daily = new AnnotationReader(marker, mirror, unresolved);
    Text start = daily.text("start");
    Text zone = daily.text("zone");
    return new GridDeclaration(marker, place, start, zone, grid(start, zone));
  }

  private static @Nullable DailyGrid grid(Text start, Text zone) {
    try {
      return DailyGrid.of(start.value(), zone.value());
    } catch (DateTimeException e) {
      return null; // The rule for grids says what is wrong.
    }
  }
}
