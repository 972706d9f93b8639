package dev.assetwright.example.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RealDaysTest {
  @Test
  void everyLineOfTheRealDaysIsCleanedRight() throws IOException {
    assertThat(CleaningComparison.compare(RealDays.folder())).isEqualTo(46_682);
  }
}
