package dev.assetwright.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetKeyTest {
  @Test
  void theWrittenFormReadsBack() {
    AssetKey key = AssetKey.parse("mart/sales/orders");
    assertThat(key).hasToString("mart/sales/orders");
    assertThat(key.name()).isEqualTo("orders");
    assertThat(key.group()).isEqualTo("mart/sales");
    assertThat(key.segments()).containsExactly("mart", "sales", "orders");
    AssetKey alone = AssetKey.parse("orders");
    assertThat(alone.name()).isEqualTo("orders");
    assertThat(alone.group()).isEmpty();
    assertThat(alone.segments()).containsExactly("orders");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/raw", "raw/", "a//b", "Raw", "a b", "größe", "a\n"})
  void whatIsNoKeyIsRefusedAndQuoted(String text) {
    assertThatThrownBy(() -> AssetKey.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'%s' is not an asset key: each part between slashes is made of a-z, 0-9 and _.", text);
  }

  @Test
  void keysAreOrderedByTheirWrittenForm() {
    List<AssetKey> keys =
        new ArrayList<>(List.of(AssetKey.parse("b"), AssetKey.parse("a/z"), AssetKey.parse("a")));
    keys.sort(null);
    assertThat(keys).extracting(AssetKey::toString).containsExactly("a", "a/z", "b");
  }
}
