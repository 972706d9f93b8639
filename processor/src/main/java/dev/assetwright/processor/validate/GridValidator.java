package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.Declarations;
import dev.assetwright.processor.model.GridDeclaration;
import dev.assetwright.processor.model.GridMark;
import dev.assetwright.processor.model.MethodDeclaration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** What {@code partitions} names is a grid, and what its annotation says makes one. */
final class GridValidator implements Validator {
  @Override
  public void validate(Scene scene) {
    Set<TypeElement> here = new HashSet<>();
    for (GridDeclaration grid : scene.graph().declarations().grids()) {
      here.add(grid.marker());
    }
    GridMarkRules marks = new GridMarkRules(scene.messages(), here);
    for (GridDeclaration grid : scene.graph().declarations().grids()) {
      scene.progress().at(grid.name());
      if (grid.marks().size() > 1) {
        several(grid, scene);
      } else if (!hasUnresolved(grid, scene.graph().declarations())) {
        marks.check(grid.marks().get(0), grid);
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

  private static void several(GridDeclaration grid, Scene scene) {
    List<GridMark> marks = grid.marks();
    scene
        .messages()
        .add(
            Code.BAD_GRID,
            marks.get(1).place(),
            "'%s' is both %s and %s."
                .formatted(grid.name(), marks.get(0).written(), marks.get(1).written()),
            "Keep one of them; for a partition of each combination write @ProductOf over two types.");
  }

  private static boolean hasUnresolved(GridDeclaration grid, Declarations declarations) {
    return declarations.unresolved().stream()
        .anyMatch(unresolved -> unresolved.place().element().equals(grid.marker()));
  }

  private static void checkUse(GridDeclaration grid, boolean isDeclaredHere, Scene scene) {
    if (grid.marks().isEmpty()) {
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
              "'%s' makes no grid.".formatted(grid.name()),
              "Correct it where it is declared.");
    }
  }
}
