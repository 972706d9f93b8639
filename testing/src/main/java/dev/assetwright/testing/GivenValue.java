package dev.assetwright.testing;

import dev.assetwright.Observed;
import dev.assetwright.Rows;
import dev.assetwright.Table;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.StorageKind;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;

/** Makes of what a test gives what the asset's method would return, or says why it cannot be. */
final class GivenValue {
  private GivenValue() {}

  /**
   * Returns the value as it is stored.
   *
   * @param type what the asset holds
   * @throws IllegalArgumentException if it is of another type
   */
  static Object fitting(AssetDefinition asset, Type type, Object value) {
    if (asset.isExternal()) {
      return require(asset, Observed.class, value, "an Observed");
    }
    if (asset.storage() == StorageKind.NONE) {
      throw new IllegalArgumentException(
          "'%s' has no data, so none can be given.".formatted(asset.key()));
    }
    Class<?> raw = Types.raw(type);
    if (raw != Table.class && raw != Rows.class) {
      Object given = require(asset, Types.boxed(raw), value, Types.display(type));
      if (given instanceof Collection<?> rows) {
        requireRows(asset, type, rows);
      }
      return given;
    }
    if (value instanceof Table<?> || value instanceof Rows<?>) {
      return require(asset, raw, value, Types.display(type));
    }
    List<?> rows = List.copyOf(
        (Collection<?>) require(asset, Collection.class, value, "a collection of rows"));
    requireRows(asset, type, rows);
    return raw == Table.class ? Table.of(rows) : Rows.of(rows);
  }

  private static Object require(
      AssetDefinition asset, Class<?> needed, Object value, String display) {
    if (!needed.isInstance(value)) {
      throw new IllegalArgumentException("'%s' holds %s, and %s was given."
          .formatted(asset.key(), display, Types.display(value.getClass())));
    }
    return value;
  }

  private static void requireRows(AssetDefinition asset, Type type, Collection<?> rows) {
    Class<?> row = Types.raw(Types.argument(type));
    for (Object each : rows) {
      if (!row.isInstance(each)) {
        throw new IllegalArgumentException("'%s' holds %s, and a row is %s."
            .formatted(asset.key(), Types.display(type), Types.display(each.getClass())));
      }
    }
  }
}
