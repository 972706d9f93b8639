package dev.assetwright.warehouse.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The ways of one kind of database. */
public interface Dialect {
  /** The type that a column is declared to have. */
  String type(ColumnKind kind);

  /**
   * Requires that there can be a column of that name.
   *
   * @throws IllegalArgumentException if not, with a sentence for people
   */
  void requireName(String column, Class<?> record);

  /**
   * Requires that a column gives back exactly this cell.
   *
   * @param cell one that is possible by the column's kind
   * @throws UnstorableException if it would not
   */
  void requireKept(ColumnKind kind, Object cell) throws UnstorableException;

  /** Reads a cell of any column, by what it is and not by what is expected. */
  @Nullable
  Object cell(ResultSet result, int index) throws SQLException;

  /** The sentence for a failure that is not the doing of an asset. */
  RuntimeException unavailable(SQLException e);
}
