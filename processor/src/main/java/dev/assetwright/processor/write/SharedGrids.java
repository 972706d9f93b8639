package dev.assetwright.processor.write;

import dev.assetwright.processor.model.GridDeclaration;
import dev.assetwright.processor.model.MethodDeclaration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** The grids that several methods of a class have in common: a variable each, since calls are what javac takes longest for. */
final class SharedGrids {
  private final Map<TypeElement, String> names = new HashMap<>();
  private final Map<String, GridDeclaration> declared = new LinkedHashMap<>();

  /** Finds those of methods that one generated method declares. */
  SharedGrids(List<MethodDeclaration> methods) {
    Map<TypeElement, GridDeclaration> once = new HashMap<>();
    for (MethodDeclaration method : methods) {
      GridDeclaration grid = method.grid();
      if (grid != null
          && grid.grid() != null
          && once.putIfAbsent(grid.marker(), grid) != null
          && !names.containsKey(grid.marker())) {
        String name = variable(grid.name());
        names.put(grid.marker(), name);
        declared.put(name, grid);
      }
    }
  }

  /** The marker's name with a small letter, {@code byDay}; a number where that is no new name. */
  private String variable(String marker) {
    String name = Character.toLowerCase(marker.charAt(0)) + marker.substring(1);
    for (int i = names.size() + 1; name.equals(marker) || !isFree(name); i++) {
      name = "grid" + i;
    }
    return name;
  }

  private boolean isFree(String name) {
    return SourceVersion.isName(name)
        && !name.equals(UnitWriter.SINK)
        && !declared.containsKey(name);
  }

  /** Writes the variables. */
  void declare(SourceText text) {
    declared.forEach((name, grid) -> {
      text.add("    ").type(Vocabulary.GRID).add(" ").add(name).add(" = ");
      GridCode.write(grid, text);
      text.add(";\n");
    });
  }

  /** Writes the variable of a grid, or what makes it. */
  void write(GridDeclaration grid, SourceText text) {
    String name = names.get(grid.marker());
    if (name == null) {
      GridCode.write(grid, text);
    } else {
      text.add(name);
    }
  }
}
