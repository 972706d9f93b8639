package dev.assetwright.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.example.shop.ShopAssets_Graph;
import dev.assetwright.spi.AssetModuleGraph;
import dev.assetwright.spi.AssetUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphsTest {
  @Test
  void allOnTheClassPathAreFoundWhenNoneIsNamed() {
    assertThat(Graphs.of(List.of())).extracting(AssetModuleGraph::name).containsExactly("shop");
  }

  @Test
  void whatAModuleUsesComesWithIt() {
    assertThat(Graphs.of(List.of(Reader.class)))
        .extracting(AssetModuleGraph::name)
        .containsExactly("reader", "shop");
    assertThat(Graphs.of(List.of(ShopAssets_Graph.class, Reader.class))).hasSize(2);
  }

  @Test
  void aUsedModuleThatIsMissingIsNamed() {
    assertThatThrownBy(() -> Graphs.of(List.of(Forlorn.class)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "'forlorn' reads assets of 'com.example.Gone_Graph', which is not on the class path of the test.");
  }

  /** As one that the processor writes for a module that uses the shop's. */
  public static class Reader implements AssetModuleGraph {
    @Override
    public String name() {
      return "reader";
    }

    @Override
    public List<String> uses() {
      return List.of(ShopAssets_Graph.class.getName());
    }

    @Override
    public List<AssetUnit> units() {
      return List.of();
    }

    @Override
    public List<Class<?>> install() {
      return List.of();
    }

    @Override
    public List<Class<? extends Record>> configurations() {
      return List.of();
    }
  }

  /** As one whose jar was left behind. */
  public static final class Forlorn extends Reader {
    @Override
    public String name() {
      return "forlorn";
    }

    @Override
    public List<String> uses() {
      return List.of("com.example.Gone_Graph");
    }
  }
}
