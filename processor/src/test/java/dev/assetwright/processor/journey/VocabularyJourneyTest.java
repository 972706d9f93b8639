package dev.assetwright.processor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  @Test
  void aMethodThatCanMakeSomeOfItsAssetsMakesOnlyThoseThatAreNeeded() throws Exception {
    EditedProject project = project("""
            final class Shop {
              record Both(List<String> left, List<String> right) {}
              @MultiAsset(canSubset = true)
              static Both both(AssetContext context, Outputs outputs) {
                context.info("makes " + outputs.keys());
                return new Both(
                    outputs.wants("left") ? List.of("l") : null,
                    outputs.wants(Shop_Keys.RIGHT) ? List.of("r") : null);
              }
              @Asset static int count(List<String> right) { return right.size(); }
            }
            """).compile();

    assertThat(project.materialize("count")).containsExactly("count", "right");
    assertThat(project.stale()).containsExactly("left");
    assertThat(project.materialize()).containsExactly("left");
    assertThat(project.value("left")).isEqualTo("l");

    project.edit("List.of(\"r\")", "List.of(\"r\", \"s\")").compile();
    assertThat(project.materialize()).containsExactly("count", "left", "right");
    assertThat(project.log("right")).contains("makes [left, right]");
  }

  @Test
  void aStatementInAFileIsReadAsItIsNow() throws Exception {
    EditedProject project = project("""
            final class Shop {
              record Line(int cents) {}
              record Sum(int cents) {}
              @Asset(group = "raw") static Table<Line> orders() { return Table.of(List.of(new Line(3), new Line(4))); }
              @Asset(group = "raw") static Table<Line> refunds() { return Table.of(List.of(new Line(1))); }
              interface Queries {
                @SqlAsset(resource = "sql/total.sql", kinds = "report") Table<Sum> total();
              }
            }
            """)
        .resource("sql/total.sql", "-- all of it\nSELECT sum(cents) AS cents FROM {orders};\n")
        .compile();
    project.materialize();
    assertThat(project.value("total")).isEqualTo("7");

    // No compiler is asked: the build has only copied the file.
    project.resourceEdited("sql/total.sql", "SELECT  sum(cents) AS cents /* same */ FROM {orders}");
    assertThat(project.stale()).isEmpty();
    project.resourceEdited(
        "sql/total.sql",
        "SELECT sum(cents) AS cents FROM (SELECT * FROM {orders} UNION ALL SELECT * FROM {refunds})");
    assertThat(project.stale()).containsExactly("total");
    assertThat(project.materialize()).containsExactly("total");
    assertThat(project.value("total")).isEqualTo("8");

    project.resourceEdited("sql/total.sql", "SELECT sum(cents) AS cents FROM {order}");
    assertThat(project.refusal()).contains("'total' reads '{order}', which nothing declares.");
    project.resource("sql/total.sql", "SELECT 1 AS cents;\nDROP TABLE x");
    assertThatThrownBy(project::compile)
        .hasMessageContaining("[Assetwright/BadSql]")
        .hasMessageContaining("In line 2 of 'sql/total.sql': DROP TABLE x");
  }

  @Test
  void limitsHoldForTheAssetsThatTheySelect() throws Exception {
    EditedProject project = project("""
            final class Busy {
              private static final Set<Thread> NOW = java.util.concurrent.ConcurrentHashMap.newKeySet();
              static int atOnce() throws InterruptedException {
                NOW.add(Thread.currentThread());
                Thread.sleep(50);
                int now = NOW.size();
                NOW.remove(Thread.currentThread());
                return now;
              }
            }
            final class Shop {
              @Asset(group = "raw", tags = "tier=1") static int a() throws Exception { return Busy.atOnce(); }
              @Asset(group = "raw", tags = "tier=1") static int b() throws Exception { return Busy.atOnce(); }
              @Asset(group = "raw", tags = "tier=1") static int c() throws Exception { return Busy.atOnce(); }
            }
            """).compile();

    project.set("assetwright.workers", "4").set("assetwright.limits", "tag:tier=1 = 1, raw/* = 2");
    assertThat(project.materialize()).containsExactly("raw/a", "raw/b", "raw/c");
    for (String asset : java.util.List.of("a", "b", "c")) {
      assertThat(project.value(asset)).isEqualTo("1");
    }

    project.set("assetwright.limits", "tag:tier=2 = 1, raw/*, raw/* = 0, status:stale = 3");
    assertThat(project.refusal())
        .contains("'tag:tier=2 = 1' in 'assetwright.limits' is no limit: ")
        .contains(
            "'raw/*' in 'assetwright.limits' is no limit: it takes a selection and a number from 1, such as 'tag:api = 3'.")
        .contains("'raw/* = 0' in 'assetwright.limits' is no limit: it takes")
        .contains(
            "'status:stale = 3' in 'assetwright.limits' is no limit: a status comes and goes");

    project.set("assetwright.limits", "raw/* = 2, tag:tier=1 = 1, raw/*=3");
    assertThat(project.refusal())
        .contains(
            "'raw/*=3' in 'assetwright.limits' is no limit: 'raw/*' has one before; leave one of them out.");
  }

  @Test
  void kindsAndOwnersAndTagsAreThereToSelectBy() throws Exception {
    EditedProject project = project("""
            final class Shop {
              record Line(int cents) {}
              /** Orders as they come. And more. */
              @Asset(kinds = "csv", tags = "tier=1", owners = "sales@shop.example")
              static Table<Line> orders() { return Table.of(List.of()); }
              interface Queries {
                @SqlAsset(sql = "SELECT * FROM {orders}") Table<Line> copies();
              }
            }
            """).compile();

    assertThat(project.selected("kind:csv")).containsExactly("orders");
    assertThat(project.selected("kind:sql")).containsExactly("copies");
    assertThat(project.selected("tag:tier")).containsExactly("orders");
    assertThat(project.selected("owner:sales@shop.example")).containsExactly("orders");
  }

  @Test
  void noMoreAttemptsRunAtOnceThanAPoolHasPlaces() throws Exception {
    EditedProject project = project("""
            @AssetModule(name = "shop", pools = "crm_api=4")
            final class Shop {
              static final java.util.concurrent.atomic.AtomicInteger taken = new java.util.concurrent.atomic.AtomicInteger();
              static int most;
              static synchronized int call(int places) throws InterruptedException {
                most = Math.max(most, taken.addAndGet(places));
                Shop.class.wait(30);
                taken.addAndGet(-places);
                return most;
              }
              @Asset(pool = "crm_api") static int a() throws Exception { return call(1); }
              @Asset(pool = "crm_api") static int b() throws Exception { return call(1); }
              @Asset(pool = "crm_api") static int c() throws Exception { return call(1); }
              @Asset(pool = "crm_api", poolSlots = 4) static int d() throws Exception { return call(4); }
              @Asset(pool = "crm_api", poolSlots = 3) static int e() throws Exception { return call(3); }
              @Asset static int most(int a, int b, int c, int d, int e) { return most; }
            }
            """).set("assetwright.workers", "8").compile();
    project.materialize();
    assertThat(project.value("most")).isEqualTo("4");

    project.set("pools.crm_api", "2");
    project.edit("return most;\n  }", "return most + 0;\n  }").compile();
    project.materialize();
    // Who takes more than there is gets it alone.
    assertThat(project.value("most")).isIn("3", "4");

    project.set("pools.crm_apis", "2");
    assertThat(project.refusal()).contains("Did you mean 'pools.crm_api'?");
  }

  @Test
  void aRenamedAssetKeepsItsHistoryAndItsData() throws Exception {
    EditedProject project = project("""
            final class Shop {
              record Line(int cents) {}
              @Asset(group = "raw") static Table<Line> orders(AssetContext context) {
                context.info("made once");
                return Table.of(List.of(new Line(3)));
              }
              @Asset(group = "raw") static List<Integer> refunds() { return List.of(1); }
              @Asset static int total(Table<Line> orders, List<Integer> refunds) { return 2; }
            }
            """).compile();
    assertThat(project.materialize()).containsExactly("raw/orders", "raw/refunds", "total");

    project
        .edit(
            "@Asset(group = \"raw\") static Table<Line> orders(",
            "@Asset(group = \"till\", formerly = \"raw/orders\") static Table<Line> sales(")
        .edit(
            "@Asset(group = \"raw\") static List<Integer> refunds(",
            "@Asset(group = \"till\", formerly = {\"refunds\", \"raw/refunds\"}) static List<Integer> returned(")
        .edit(
            "total(Table<Line> orders, List<Integer> refunds)",
            "total(Table<Line> sales, List<Integer> returned)")
        .compile();

    assertThat(project.stale()).isEmpty();
    assertThat(project.materialize()).isEmpty();
    assertThat(project.value("sales")).isEqualTo("3");
    assertThat(project.value("returned")).isEqualTo("1");
    assertThat(project.log("till/sales")).contains("made once");
    assertThat(project.selected("raw/orders")).containsExactly("till/sales");
    assertThat(project.selected("+raw/orders")).containsExactly("till/sales");
    assertThat(project.value("raw/refunds")).isEqualTo("1");
  }
}
