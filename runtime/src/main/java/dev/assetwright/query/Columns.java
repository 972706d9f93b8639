package dev.assetwright.query;

import dev.assetwright.execute.AssetCode;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.StorageKind;
import dev.assetwright.query.view.AssetView;
import dev.assetwright.rules.Names;
import dev.assetwright.rules.grid.Grid;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of an asset's rows, read from the record that its method is declared with. */
final class Columns {
  private Columns() {}

  /** In the order of the record's components, after the grid's own column where a table has one; empty without rows. */
  static List<AssetView.Column> of(AssetCode code, AssetDefinition asset) {
    Class<?> row = row(code.outputType(asset));
    if (asset.storage() == StorageKind.NONE || row == null || !row.isRecord()) {
      return List.of();
    }
    boolean isTable = asset.storage() == StorageKind.TABLE;
    List<AssetView.Column> columns = new ArrayList<>();
    for (RecordComponent component : row.getRecordComponents()) {
      String name = isTable ? Names.snakeCase(component.getName()) : component.getName();
      columns.add(new AssetView.Column(name, component.getType().getSimpleName()));
    }
    Grid grid = asset.grid();
    if (isTable && grid != null) {
      Set<String> own = columns.stream().map(AssetView.Column::name).collect(Collectors.toSet());
      columns.addAll(
          0,
          grid.columns().stream()
              .filter(column -> !own.contains(column))
              .map(column -> new AssetView.Column(column, "String"))
              .toList());
    }
    return columns;
  }

  private static @Nullable Class<?> row(Type type) {
    if (type instanceof Class<?> raw) {
      return raw;
    }
    if (type instanceof ParameterizedType generic && generic.getActualTypeArguments().length == 1) {
      return row(generic.getActualTypeArguments()[0]);
    }
    return null;
  }
}
