package dev.assetwright.warehouse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.rules.ColumnTypes;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ColumnTypeTest {
  @Test
  void theCompilerKnowsTheSameTypesAsTheWarehouse() {
    List<ColumnType> types = ColumnType.all();

    TreeSet<String> texts = new TreeSet<>();
    TreeSet<String> numbers = new TreeSet<>();
    for (ColumnType type : types) {
      (type.kind().isText() ? texts : numbers).add(type.javaType().getName());
    }

    assertThat(texts).isEqualTo(new TreeSet<>(ColumnTypes.TEXTS));
    assertThat(numbers).isEqualTo(new TreeSet<>(ColumnTypes.NUMBERS));
  }

  @Test
  void enumsAreColumnsAndOtherTypesAreNot() {
    assertThat(Objects.requireNonNull(ColumnType.of(Thread.State.class)).kind())
        .isEqualTo(ColumnKind.TEXT);
    assertThat(ColumnType.of(char.class)).isNull();
    assertThat(ColumnType.of(Object.class)).isNull();
  }
}
