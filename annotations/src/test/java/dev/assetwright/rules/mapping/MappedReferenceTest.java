package dev.assetwright.rules.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappedReferenceTest {
  @Test
  void partitionsStandInBracketsAtTheEnd() {
    assertThat(MappedReference.parse("raw/sales[ day: -6..0; region: all ]"))
        .isEqualTo(new MappedReference("raw/sales", "day: -6..0; region: all"))
        .hasToString("raw/sales[day: -6..0; region: all]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"raw/sales", "sales[]", "sales[ ]", "sales[-1", "sales-1]", "sales[-1]s", "s[1][2]"
      })
  void whatHasNoSuchBracketsIsAllReference(String text) {
    assertThat(MappedReference.parse(text))
        .isEqualTo(new MappedReference(text, ""))
        .hasToString(text);
  }
}
