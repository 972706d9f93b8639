package dev.assetwright.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.rules.AssetKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeLogTest {
  private static final AssetKey SALES = AssetKey.parse("mart/sales");

  private final ChangeLog changes = new ChangeLog();
  private final List<String> told = new ArrayList<>();

  @Test
  void tellsWhatChangedSinceInOrder() {
    add(0, 100);
    long seen = changes.version();
    add(100, 1_000);

    assertThat(read(seen)).isTrue();
    assertThat(told)
        .isEqualTo(IntStream.range(100, 1_000).mapToObj(String::valueOf).toList());
  }

  @Test
  void saysNothingOfWhatIsNoCell() {
    changes.add();
    add(0, 1);

    assertThat(changes.version()).isEqualTo(2);
    assertThat(read(0)).isTrue();
    assertThat(told).containsExactly("0");
  }

  @Test
  void tellsWhoComesTooLateThatItNoLongerKnows() {
    add(0, 1 << 17);
    assertThat(read(0)).isTrue();
    told.clear();

    add(0, 1);

    assertThat(read(0)).isFalse();
    assertThat(told).isEmpty();
    assertThat(read(1)).isTrue();
    assertThat(told).hasSize(1 << 17);
  }

  @Test
  void anythingMayHaveChangedAfterARenaming() {
    add(0, 10);
    long seen = changes.version();
    changes.addAll();
    add(10, 11);

    assertThat(read(seen)).isFalse();
    assertThat(read(seen + 1)).isTrue();
    assertThat(told).containsExactly("10");
  }

  private void add(int from, int to) {
    for (int i = from; i < to; i++) {
      changes.add(SALES, String.valueOf(i));
    }
  }

  private boolean read(long from) {
    return changes.read(from, changes.version(), (asset, partition) -> told.add(partition));
  }
}
