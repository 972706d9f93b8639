package dev.assetwright.spi;

import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.CheckState;
import dev.assetwright.model.ObservedState;
import java.util.List;
import java.util.Map;

/**
 * The projections that the engine keeps in memory, as of one place in the log. The maps are the receiver's to change.
 *
 * @param sequence that place
 * @param cells by cell, assets that we produce; assets no longer declared included
 * @param observations by cell, externals
 * @param checks by cell, then by check name
 * @param partitions the keys of dynamic grids, by the grid's name, in the order in which they were added
 */
public record StoredState(
    long sequence,
    Map<Cell, CellState> cells,
    Map<Cell, ObservedState> observations,
    Map<Cell, Map<String, CheckState>> checks,
    Map<String, List<String>> partitions) {}
