package dev.assetwright.processor;

import java.util.List;

/** Programs that work and break what their team asks for. */
final class TeamScenarios {
  private TeamScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("team-requirements", """
            @AssetModule(name = "shop", require = {AssetModule.Requirement.OWNER, AssetModule.Requirement.DESCRIPTION})
            interface ShopAssets {}
            """, """
            class Sales {
              @External Observed file() { return Observed.of("v1", java.time.Instant.EPOCH); }
              /** Who ordered what. */
              @Asset(owners = "sales@shop.example", after = "file") int orders() { return 1; }
              /** Nobody's. */
              @Asset(owners = {}) int refunds() { return 1; }
              record Both(int lines, int returns) {}
              @MultiAsset(owners = " ") Both both() { return null; }
              @Check Outcome positive(int orders) { return Outcome.pass(true, ""); }
            }
            """),
        Scenario.of("team-layers", """
            @AssetModule(name = "shop", layers = {"mart > clean > raw", "mart/audit > raw", "report > mrt", "Raw > clean", "raw"})
            interface ShopAssets {}
            """, """
            class Sales {
              @Asset(group = "raw") int orders() { return 1; }
              @Asset(group = "raw/till", after = "raw/orders") int receipts() { return 1; }
              @Asset(group = "clean") int sales(int receipts) { return 1; }
              @Asset(group = "clean", name = "back") int backward(int daily) { return 1; }
              @Asset(group = "mart") int daily(int free) { return 1; }
              @Asset(group = "mart", after = "raw/orders") int skips(int sales) { return 1; }
              @Asset(group = "mart/audit") int counts(int orders) { return 1; }
              @Asset(group = "mart/audit") int totals(int daily) { return 1; }
              @Asset int free(int orders) { return 1; }
              @Asset(group = "report") int board(int free) { return 1; }
              @Check Outcome agrees(int daily, int orders) { return Outcome.pass(true, ""); }
            }
            """),
        Scenario.of("team-tags", """
            @AssetModule(name = "shop", propagate = "pii") interface ShopAssets {}
            """, """
            class Sales {
              record Row(int a) {}
              @External(tags = "pii") Observed file() { return Observed.of("v1", java.time.Instant.EPOCH); }
              @Asset(after = "file") int unmarked() { return 1; }
              @Asset(tags = {"tier=1", "pii"}) Table<Row> customers() { return Table.of(List.of()); }
              @Asset int forgets(Table<Row> customers, Table<Row> marked) { return 1; }
              @Asset(tags = "pii=mail") Table<Row> marked(Table<Row> customers) { return customers; }
              @Asset(tags = "pii=removed") int counted(Table<Row> marked) { return 1; }
              @Asset(after = "customers") int later(int counted) { return 1; }
              @Check Outcome some(Table<Row> customers) { return Outcome.pass(true, ""); }
            }
            """, """
            interface Marts {
              @SqlAsset(sql = "select a from {customers}") Table<Sales.Row> copied();
            }
            """),
        Scenario.of("team-tag-of-nobody", """
            @AssetModule(name = "shop", propagate = {"pi", "pii", "tier"}) interface ShopAssets {}
            """, """
            class Sales {
              @Asset(tags = {"pii=mail", "tier"}) int orders() { return 1; }
            }
            """),
        Scenario.of("team-rules-not-asked-for", """
            class Sales {
              @Asset(group = "mart", tags = "pii") int orders() { return 1; }
              @Asset(group = "raw") int backward(int orders) { return 1; }
            }
            """));
  }
}
