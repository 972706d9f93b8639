package {{package}};

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.Day;
import dev.assetwright.testing.AssetTest;
import dev.assetwright.testing.TestProject;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

@AssetTest(now = "{{today}}T06:30:00Z", set = "orders.folder=none")
class OrdersTest {
  private static final Day DAY = Day.parse("{{day}}");

  @Test
  void revenueIsQuantityTimesPriceOfAllThatCanBeRead(TestProject project) {
    project.given(
        "raw/order_lines", DAY, List.of("Ada,tea,2,3.50", "Bo,milk,1,1.20", "Cy,salt,?,1"));

    project.materialize("mart/revenue", DAY);

    assertThat(project.cell("mart/revenue", DAY).rows(Revenue.class))
        .containsExactly(new Revenue(2, new BigDecimal("8.2")));
    assertThat(project.cell("clean/orders", DAY).metadata()).containsEntry("rejected", 1);
  }

  @Test
  void aNegativePriceLeavesTheLastGoodFigure(TestProject project) {
    project.given("raw/order_lines", DAY, List.of("Ada,tea,2,3.50"));
    project.materialize("mart/revenue", DAY);

    project.given("raw/order_lines", DAY, List.of("Ada,tea,2,-3.50"));
    project.run("mart/revenue", DAY);

    assertThat(project.cell("clean/orders", DAY).check("prices_are_not_negative").passed())
        .isFalse();
    assertThat(project.cell("mart/revenue", DAY).rows(Revenue.class))
        .containsExactly(new Revenue(1, new BigDecimal("7")));
  }
}
