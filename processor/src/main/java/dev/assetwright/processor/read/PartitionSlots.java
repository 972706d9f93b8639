package dev.assetwright.processor.read;

import dev.assetwright.processor.model.ParameterDeclaration;
import dev.assetwright.rules.Names;
import dev.assetwright.rules.grid.CronGrid;
import dev.assetwright.rules.grid.DailyGrid;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.HourlyGrid;
import dev.assetwright.rules.grid.MonthlyGrid;
import dev.assetwright.rules.grid.ProductGrid;
import dev.assetwright.rules.grid.WeeklyGrid;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.TypeMirror;

/** Which part of the partition at hand a parameter takes. */
public final class PartitionSlots {
  /** The partition as a whole; of a grid with one dimension that is the dimension. */
  public static final int WHOLE = -1;

  private PartitionSlots() {}

  /** The simple name of the type that a partition of the grid has. */
  public static String typeName(Grid grid) {
    if (grid instanceof ProductGrid) {
      return "Combination";
    } else if (grid instanceof HourlyGrid) {
      return "Hour";
    } else if (grid instanceof DailyGrid) {
      return "Day";
    } else if (grid instanceof WeeklyGrid) {
      return "Week";
    } else if (grid instanceof MonthlyGrid) {
      return "Month";
    } else {
      return grid instanceof CronGrid ? "Window" : "Label";
    }
  }

  /** Whether the type is that of all partitions of the grid, or what all partitions are. */
  public static boolean isKeyOf(TypeMirror type, Grid grid) {
    return Language.isOurs(type, "Partition") || Language.isOurs(type, typeName(grid));
  }

  /**
   * Returns the dimensions that the parameter may take, or {@link #WHOLE}: none when its type fits none, several when its
   * name does not say which of those of one type.
   */
  public static List<Integer> candidates(ParameterDeclaration parameter, Grid grid) {
    if (isKeyOf(parameter.type(), grid)) {
      return List.of(WHOLE);
    }
    List<Integer> fitting = new ArrayList<>();
    List<Grid> dimensions = grid.dimensions();
    for (int i = 0; dimensions.size() > 1 && i < dimensions.size(); i++) {
      if (Language.isOurs(parameter.type(), typeName(dimensions.get(i)))) {
        fitting.add(i);
      }
    }
    if (fitting.size() > 1) {
      String name = Names.snakeCase(parameter.name());
      for (int i : fitting) {
        if (dimensions.get(i).name().equals(name)) {
          return List.of(i);
        }
      }
    }
    return fitting;
  }
}
