package dev.assetwright.processor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the vocabulary promises, from the compiler to what ran and what people read. */
@Timeout(180)
class VocabularyJourneyTest {
  @TempDir
  Path folder;

  private EditedProject project(String shop) throws Exception {
    return new EditedProject(folder)
        .source("Shop", "package shop;\nimport dev.assetwright.*;\nimport java.util.*;\n" + shop);
  }

  @Test
  void anOptionalUpstreamIsReadWhenItIsThereAndNeverBlocks() throws Exception {
    EditedProject project = project("""
            final class Shop {
              record Line(int cents) {}
              @Asset static Table<Line> promotions() {
                if (true) throw new PermanentFailureException("down");
                return Table.of(List.of(new Line(7)));
              }
              @Asset static int orders() { return 100; }
              @Asset static int total(int orders, Optional<Table<Line>> promotions) {
                return orders + promotions.map(table -> table.toList().get(0).cents()).orElse(0);
              }
            }
            """).compile();
    assertThat(project.materialize()).containsExactly("orders", "total");
    assertThat(project.value("total")).isEqualTo("100");
    assertThat(project.materialize()).isEmpty();

    project.edit("if (true)", "if (false)").compile();

    assertThat(project.materialize()).containsExactly("promotions", "total");
    assertThat(project.value("total")).isEqualTo("107");
    assertThat(project.stale()).isEmpty();
  }

  @Test
  void aSkipHoldsUntilSomethingThatTheMethodReadChanges() throws Exception {
    EditedProject project = project("""
            final class Shop {
              @Asset static int orders() { return 0; }
              @Asset static Result<Integer> invoice(int orders) {
                return orders == 0 ? Result.skip("nothing was ordered") : Result.of(orders);
              }
              @Asset static int letter(int invoice) { return invoice; }
              @Asset static String note(Optional<Integer> invoice) { return "" + invoice.isPresent(); }
            }
            """).compile();
    assertThat(project.materialize()).containsExactly("note", "orders");
    assertThat(project.value("note")).isEqualTo("false");
    assertThat(project.sentence("invoice")).contains("nothing was ordered");
    assertThat(project.sentence("letter"))
        .isEqualTo("It is skipped, because 'invoice' was skipped: nothing was ordered.");

    assertThat(project.materialize()).isEmpty();
    assertThat(project.stale()).isEmpty();

    project.edit("return 0;", "return 3;").compile();
    assertThat(project.materialize()).containsExactly("invoice", "letter", "note", "orders");
  }
}
