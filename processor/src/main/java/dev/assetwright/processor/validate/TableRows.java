package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.TypeText;
import dev.assetwright.processor.read.Language;
import dev.assetwright.processor.validate.StoredTypes.Problem;
import dev.assetwright.rules.ColumnTypes;
import dev.assetwright.rules.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What keeps the rows of a {@code Table<Row>} from being columns. */
final class TableRows {
  private static final String COLUMNS =
      "A column is a number, a decimal, a text, a truth value, an enum, a date, a time or an instant.";

  private TableRows() {}

  /**
   * Returns the first problem with the type of a table, or null.
   *
   * @param gridColumns the columns in which the grid keeps partitions; empty without a grid
   */
  static @Nullable Problem problem(TypeMirror table, List<String> gridColumns) {
    TypeMirror row = Language.arguments(table).get(0);
    if (Language.isUnresolved(row)) {
      return null;
    }
    if (!(row instanceof DeclaredType declared)
        || !(declared.asElement() instanceof TypeElement element)
        || element.getKind() != ElementKind.RECORD
        || !declared.getTypeArguments().isEmpty()) {
      return new Problem(
          "and '%s' has no columns.".formatted(TypeText.alone(row)),
          "Declare a record without type parameters, with a component for each column.");
    }
    Map<String, String> byColumn = new HashMap<>();
    for (RecordComponentElement component : element.getRecordComponents()) {
      Problem problem = column(component, element, gridColumns, byColumn);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static @Nullable Problem column(
      RecordComponentElement component,
      TypeElement record,
      List<String> gridColumns,
      Map<String, String> byColumn) {
    TypeMirror type = component.asType();
    String name = record.getSimpleName() + "." + component.getSimpleName();
    String column = Names.snakeCase(component.getSimpleName().toString());
    String twin = byColumn.putIfAbsent(column, name);
    if (twin != null) {
      return new Problem(
          "and both '%s' and '%s' make the column '%s'.".formatted(twin, name, column),
          "Rename one of them.");
    }
    if (type.getKind() == TypeKind.ERROR) {
      return null;
    }
    if (!isColumn(type)) {
      return new Problem(
          "and no column can hold '%s' of the type '%s'.".formatted(name, TypeText.alone(type)),
          remedy(type));
    }
    if (gridColumns.contains(column) && !ColumnTypes.TEXTS.contains(Language.nameOf(type))) {
      return new Problem(
          "and '%s', where the grid keeps its partitions, has the type '%s'."
              .formatted(name, TypeText.alone(type)),
          "Make it a String, of days, weeks and months also a Day, a Week or a Month, or leave it out: the grid adds it.");
    }
    return null;
  }

  private static String remedy(TypeMirror type) {
    if (!Language.isPartition(type)) {
      return COLUMNS;
    }
    return Language.isOurs(type, "Hour") || Language.isOurs(type, "Window")
        ? "Keep its key(), a String, or its start().toInstant()."
        : "Keep its key(), a String, or a column for each part.";
  }

  private static boolean isColumn(TypeMirror type) {
    return type instanceof DeclaredType declared
            && declared.asElement().getKind() == ElementKind.ENUM
        || ColumnTypes.isColumn(Language.writtenName(type));
  }
}
