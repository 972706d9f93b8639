package dev.assetwright.warehouse;

import dev.assetwright.Table;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.AssetKind;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.RetryPolicy;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.DailyGrid;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.spi.StorageSession;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Definitions, types and a second look at the file, for tests. */
final class Tables {
  static final Grid DAILY = DailyGrid.of("2026-01-01", "Europe/London");
  static final String FIRST = "2026-01-01";
  static final String SECOND = "2026-01-02";

  private Tables() {}

  static AssetDefinition daily(String key) {
    return asset(key, DAILY);
  }

  static AssetDefinition whole(String key) {
    return asset(key, null);
  }

  static AssetDefinition asset(String key, @Nullable Grid grid) {
    AssetKey asset = AssetKey.parse(key);
    ProducerDefinition producer = new ProducerDefinition(
        AssetKind.JAVA,
        List.of(asset),
        new ProducerDefinition.MethodReference("Unit", 0, "Owner", "method", "()V"),
        grid,
        List.of(),
        false,
        null,
        null,
        RetryPolicy.NONE,
        null);
    return new AssetDefinition(
        asset, "", List.of(), List.of(), StorageKind.TABLE, null, null, null, producer);
  }

  /** {@code Table<row>}. */
  static Type tableOf(Class<?> row) {
    return new ParameterizedType() {
      @Override
      public Type[] getActualTypeArguments() {
        return new Type[] {row};
      }

      @Override
      public Type getRawType() {
        return Table.class;
      }

      @Override
      public @Nullable Type getOwnerType() {
        return null;
      }
    };
  }

  @SuppressWarnings("unchecked")
  static <T> List<T> rows(Class<T> row, Object table) {
    return ((Table<T>) table).toList();
  }

  /** Stages and publishes rows in a session of their own; returns the data version. */
  static <T extends Record> String publish(
      SqliteWarehouse warehouse,
      String token,
      AssetDefinition asset,
      Class<T> row,
      @Nullable String partition,
      List<T> rows) {
    try (StorageSession session = warehouse.open(token)) {
      String version =
          session.stage(asset, tableOf(row), partition, Table.of(rows)).dataVersion();
      session.publish();
      return version;
    }
  }

  /** Asks the file with a plain connection, as any tool would; cells are joined with {@code |}. */
  static List<String> query(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> lines = new ArrayList<>();
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(result.getString(i)));
        }
        lines.add(String.join("|", cells));
      }
      return lines;
    }
  }

  static void change(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
