package dev.assetwright.reference;

import dev.assetwright.plan.PartitionSelection;
import dev.assetwright.reference.World.Method;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.ProductGrid;
import dev.assetwright.rules.grid.TimeGrid;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which partitions a request means, of assets of whichever grids. */
final class Asked {
  private final World world;
  private final PartitionSelection selection;
  private final Set<Grid> selected = new HashSet<>();

  Asked(World world, Set<String> assets, PartitionSelection selection) {
    this.world = world;
    this.selection = selection;
    for (String key : assets) {
      Method method = world.method(key);
      if (method.grid != null && !method.external) {
        selected.add(method.grid);
      }
    }
  }

  PartitionSelection selection() {
    return selection;
  }

  /** Whether a partition of a selected method is meant: of each grid those that it has. */
  boolean selected(Method method, @Nullable String partition) {
    return method.grid == null || meant(method.grid).contains(partition);
  }

  /** The same of a method upstream, of which all are when it has none of those that are named. */
  boolean upstream(Method method, @Nullable String partition) {
    return method.grid == null
        || !selected.contains(method.grid) && !hasAllNamed(method.grid)
        || meant(method.grid).contains(partition);
  }

  private boolean hasAllNamed(Grid grid) {
    List<String> keys = world.keys(grid);
    if (selection instanceof PartitionSelection.Keys named) {
      return keys.containsAll(named.keys());
    }
    return !(selection instanceof PartitionSelection.Range range)
        || !(grid instanceof ProductGrid)
            && keys.contains(range.from())
            && keys.indexOf(range.from()) <= keys.indexOf(range.to());
  }

  private Set<String> meant(Grid grid) {
    List<String> keys = world.keys(grid);
    Set<String> meant = new HashSet<>();
    if (selection instanceof PartitionSelection.All) {
      meant.addAll(keys);
    } else if (selection instanceof PartitionSelection.Latest) {
      keys.stream().filter(key -> isLatest(grid, key)).forEach(meant::add);
    } else if (selection instanceof PartitionSelection.Keys named) {
      named.keys().stream().filter(keys::contains).forEach(meant::add);
    } else if (selection instanceof PartitionSelection.Range range && hasAllNamed(grid)) {
      meant.addAll(keys.subList(keys.indexOf(range.from()), keys.indexOf(range.to()) + 1));
    }
    return meant;
  }

  /** The newest in time; of what has no time all are. */
  private boolean isLatest(Grid grid, String key) {
    for (int i = 0; i < grid.dimensions().size(); i++) {
      Grid dimension = grid.dimensions().get(i);
      if (dimension instanceof TimeGrid) {
        List<String> windows = world.keys(dimension);
        if (!grid.parts(key).get(i).equals(windows.get(windows.size() - 1))) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return selection.toString();
  }
}
