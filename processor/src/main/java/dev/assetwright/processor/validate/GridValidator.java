package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.GridDeclaration;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** What {@code partitions} names is a grid, and its first day and zone make sense. */
final class GridValidator implements Validator {
  @Override
  public void validate(Scene scene) {
    List<GridDeclaration> declared = scene.graph().declarations().grids();
    Set<TypeElement> here = new HashSet<>();
    for (GridDeclaration grid : declared) {
      here.add(grid.marker());
      if (grid.start() != null && !grid.start().isEmpty()) {
        checkStart(grid.start(), scene);
      }
      if (grid.zone() != null) {
        Zones.check(grid.zone(), scene.messages());
      }
    }
    for (MethodDeclaration method : scene.graph().methods()) {
      GridDeclaration grid = method.grid();
      if (grid != null) {
        scene.progress().at(method.subject());
        checkUse(grid, here.contains(grid.marker()), scene);
      }
    }
  }

  private static void checkStart(Text start, Scene scene) {
    try {
      LocalDate.parse(start.value());
    } catch (DateTimeException e) {
      scene
          .messages()
          .add(
              Code.BAD_GRID,
              start.place(),
              "'%s' is no day; one is written like '2026-01-31'.".formatted(start.value()));
    }
  }

  private static void checkUse(GridDeclaration grid, boolean isDeclaredHere, Scene scene) {
    if (grid.start() == null) {
      scene
          .messages()
          .add(
              Code.BAD_GRID,
              grid.place(),
              "'%s' is no grid.".formatted(grid.name()),
              "Mark it as one: @Daily(start = \"2026-01-01\", zone = \"Europe/London\") interface %s {}"
                  .formatted(grid.name()));
    } else if (grid.grid() == null && !isDeclaredHere) {
      scene
          .messages()
          .add(
              Code.BAD_GRID,
              grid.place(),
              "'%s' has a first day or a zone that is none: '%s', '%s'."
                  .formatted(grid.name(), value(grid.start()), value(grid.zone())),
              "Correct it where it is declared.");
    }
  }

  private static String value(@Nullable Text text) {
    return text == null ? "" : text.value();
  }
}
