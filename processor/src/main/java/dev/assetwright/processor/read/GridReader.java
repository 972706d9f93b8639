package dev.assetwright.processor.read;

import dev.assetwright.processor.model.GridDeclaration;
import dev.assetwright.processor.model.GridMark;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.model.Text;
import dev.assetwright.processor.model.TypeValue;
import dev.assetwright.processor.model.Unresolved;
import dev.assetwright.rules.Names;
import dev.assetwright.rules.grid.Grid;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads marker types of grids. */
final class GridReader {
  private static final String PACKAGE = "dev.assetwright.";
  private static final String NONE = PACKAGE + "Unpartitioned";
  private static final String STATIC = PACKAGE + "StaticPartitions";
  private static final String DYNAMIC = PACKAGE + "DynamicPartitions";
  private static final String PRODUCT = PACKAGE + "ProductOf";
  private static final Pattern BY = Pattern.compile("^By(?=[A-Z])");

  /** The qualified names of the annotations that make a grid. */
  static final List<String> ANNOTATIONS = Stream.concat(
          Stream.of(GridMark.Windows.values()).map(windows -> PACKAGE + windows.annotation()),
          Stream.of(STATIC, DYNAMIC, PRODUCT))
      .toList();

  private final Language language;
  private final List<Unresolved> unresolved;
  private final Map<TypeElement, GridDeclaration> known = new HashMap<>();

  GridReader(Language language, List<Unresolved> unresolved) {
    this.language = language;
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
    // Many methods name one marker.
    GridDeclaration first = known.get(marker);
    if (first == null) {
      first = declaration(marker, place, true);
      known.put(marker, first);
    }
    return new GridDeclaration(marker, place, first.marks(), first.grid());
  }

  private GridDeclaration declaration(TypeElement marker, SourcePlace place, boolean withParts) {
    List<GridMark> marks = new ArrayList<>();
    for (AnnotationMirror mirror : marker.getAnnotationMirrors()) {
      String name = Language.nameOf(mirror.getAnnotationType());
      if (ANNOTATIONS.contains(name)) {
        marks.add(mark(
            name, marker, new AnnotationReader(marker, mirror, unresolved, language), withParts));
      }
    }
    return new GridDeclaration(marker, place, marks, marks.size() == 1 ? make(marks.get(0)) : null);
  }

  private GridMark mark(
      String name, TypeElement marker, AnnotationReader annotation, boolean withParts) {
    return switch (name) {
      case STATIC ->
        new GridMark.Labels(
            annotation.place(),
            name(marker, annotation),
            annotation.texts("value"),
            annotation.place("value"));
      case DYNAMIC -> new GridMark.Dynamic(annotation.place(), name(marker, annotation));
      case PRODUCT ->
        new GridMark.Product(
            annotation.place(),
            withParts ? dimensions(annotation) : List.of(),
            annotation.place("value"));
      default ->
        new GridMark.Time(
            windows(name),
            annotation.place(),
            annotation.text("start"),
            annotation.text("zone"),
            annotation.text("cron"));
    };
  }

  private static GridMark.Windows windows(String name) {
    return Stream.of(GridMark.Windows.values())
        .filter(windows -> name.equals(PACKAGE + windows.annotation()))
        .findFirst()
        .orElseThrow();
  }

  private static Text name(TypeElement marker, AnnotationReader annotation) {
    Text written = annotation.text("name");
    if (written.place().value() != null) {
      return written;
    }
    String simple = BY.matcher(marker.getSimpleName()).replaceFirst("");
    return new Text(Names.snakeCase(simple), SourcePlace.of(marker));
  }

  /** A product is never read as a part of another: it would be none, and may name itself. */
  private List<GridDeclaration> dimensions(AnnotationReader annotation) {
    return annotation.types("value").stream()
        .map(dimension -> declaration(dimension.element(), dimension.place(), false))
        .toList();
  }

  private static @Nullable Grid make(GridMark mark) {
    try {
      return mark.make();
    } catch (DateTimeException | IllegalArgumentException e) {
      return null; // The rule for grids says what is wrong.
    }
  }
}
