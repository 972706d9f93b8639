package dev.assetwright.processor;

import java.util.List;

/** Contracts that are broken, or are none. */
final class ContractScenarios {
  private static final String SALE_LOCK = """
      {
        "contract": "sale",
        "versions": [
          {
            "version": "1.0",
            "record": "Sale",
            "types": {
              "Country": {"constants": ["DE", "FR"]},
              "Line": {"fields": [{"name": "price", "type": "decimal"}]},
              "Sale": {
                "fields": [
                  {"name": "id", "type": "string", "key": true},
                  {"name": "netAmount", "type": "decimal"},
                  {"name": "country", "type": "Country"},
                  {"name": "note", "type": "string?"},
                  {"name": "lines", "type": "list<Line>"}
                ]
              }
            }
          }
        ],
        "readers": {
          "crm/export": ["netAmount"],
          "web/map": ["country"],
          "web/page": ["*"],
          "mart/countries": ["country"]
        }
      }
      """;
  private static final String SALE_READERS = """
      class Marts {
        @Asset(group = "clean") List<Sale> sales() { return List.of(); }
        @Asset(group = "mart") int total(List<Sale> sales) { return 1; }
        @Asset(group = "mart") int countries(List<Sale> sales) { return 1; }
        @Asset(after = "sales") int count() { return 1; }
        @Check Outcome notEmpty(List<Sale> sales) { return Outcome.pass(true, ""); }
      }
      """;
  private static final String FACT_READERS = """
      interface MartTables {
        record Total(long total) {}
        @Asset static Table<Fact> facts() { return Table.of(List.of()); }
        @SqlAsset(sql = "select sum(amount) as total from {facts}") Table<Total> totals();
        @SqlAsset(sql = "select count(*) as total from {facts}") Table<Total> counts();
        @SqlAsset(sql = "select * from {facts}") Table<Total> all();
      }
      """;
  private static final String CRM_CONTRACT = """
      package crm;
      import dev.assetwright.*;
      @Contract(version = "2.0") public record Customer(@Key String id, String land) {}
      """;
  private static final String CRM_ASSETS = """
      package crm;
      import dev.assetwright.*;
      import java.util.*;
      public class Customers {
        @Asset(group = "crm") List<Customer> customers() { return List.of(); }
        @Asset(group = "crm") Table<Customer> customerTable() { return Table.of(List.of()); }
      }
      """;
  private static final String CRM_MODULE =
      "package crm; @dev.assetwright.AssetModule(name = \"crm\") interface CrmAssets {}";

  private static final String FACT_WITH_PART = """
      {
        "contract": "fact",
        "versions": [
          {
            "version": "1.0",
            "record": "Fact",
            "types": {
              "Fact": {
                "fields": [{"name": "id", "type": "int", "key": true}, {"name": "part", "type": "Part"}]
              },
              "Part": {"fields": [{"name": "id", "type": "int", "key": true}]}
            }
          }
        ]
      }
      """;

  private ContractScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("contract-broken", """
                @Contract(version = "1.1", compatibility = Compatibility.FULL_TRANSITIVE)
                record Sale(
                    @Key String id,
                    String netAmount,
                    Country country,
                    String note,
                    List<Line> lines,
                    int added) {
                  enum Country { DE, IT }
                  record Line(double price) {}
                }
                """, SALE_READERS).locked("sale.json", SALE_LOCK),
        Scenario.of(
                "contract-broken-for-statements",
                "@Contract(version = \"1.0\") record Fact(int amount) {}",
                FACT_READERS)
            .locked("fact.json", fact("1.0", "long")),
        Scenario.of(
                "contract-of-a-public-asset-broken",
                "@Contract(version = \"1.0\") record Fact(long amount) {}",
                """
                class Marts {
                  @Public @Asset Rows<Fact> facts() { return Rows.of(List.of()); }
                }
                """)
            .locked("fact.json", fact("1.0", "int")),
        Scenario.of("contract-goes-back", "@Contract(version = \"1.0\") record Fact(int amount) {}")
            .locked("fact.json", fact("1.1", "int")),
        Scenario.of(
                "contract-not-accepted",
                "@Contract(version = \"1.0\") record Fact(long amount) {}",
                "@Contract(version = \"2.0\") record Other(String amount) {}",
                "@Contract(version = \"1.0\", compatibility = Compatibility.NONE) record Third(String amount) {}")
            .locked("fact.json", fact("1.0", "int"))
            .locked("other.json", fact("1.0", "int").replace("\"fact\"", "\"other\""))
            .locked("third.json", fact("1.0", "int").replace("\"fact\"", "\"third\"")),
        Scenario.of(
            "contract-not-locked",
            "@Contract(version = \"1.0\") record Fact(int amount) {}",
            "@Contract(version = \"1.0\") record Other(int amount) {}"),
        Scenario.of(
            "contract-unusable",
            """
            @Contract(version = "1.0")
            record Wrong(
                Object anything,
                List<java.io.File> files,
                Map<Part, String> parts,
                @Range(min = 1) String text,
                @Range(min = 2, max = 1) int number,
                @Contract.Default("x") int standard,
                @Formerly("text") String renamed) {
              record Part(int a) {}
            }
            """,
            """
            @Contract(version = "1.0")
            record WrongDefault(@Contract.Default("x") int standard, @Contract.Default("3") int fine) {}
            """,
            "@Contract(version = \"1\") record NoVersion(int a) {}",
            "@Contract(version = \"1.0\", name = \"Sales Fact\") record NoName(int a) {}",
            "@Contract(version = \"1.0\", name = \"twice\") record First(int a) {}",
            "@Contract(version = \"1.0\", name = \"twice\") record Second(int a) {}",
            "@Contract(version = \"1.0\") class NoRecord {}",
            "@Contract(version = \"1.0\") record Generic<T>(T a) {}"),
        Scenario.of(
                "no-contract",
                "@Contract(version = \"1.0\") record Fact(@Key int id, Part part) {}",
                "record Part(@Key int id) {}",
                "record Loose(@Key @Range(min = 0) int id, @Contract.Default(\"0\") int more, int fine) {}",
                """
                class Marts {
                  record Both(List<Fact> facts, List<Loose> again) {}
                  @Asset @Public List<Loose> loose() { return List.of(); }
                  @Public @Asset(after = "loose") void effect() {}
                  @Public @Check Outcome some(List<Loose> loose) { return Outcome.pass(true, ""); }
                  @Public @MultiAsset Both both() { return null; }
                  @Public @Asset Map<String, List<Fact>> fine() { return Map.of(); }
                  @Asset List<Part> parts() { return List.of(); }
                  @Public List<Part> helper() { return List.of(); }
                }
                """,
                """
                class Elsewhere {
                  @Public int noAsset() { return 1; }
                }
                """)
            .locked("fact.json", FACT_WITH_PART),
        Scenario.of(
                "contract-lock-unreadable", "@Contract(version = \"1.0\") record Fact(int a) {}")
            .locked("fact.json", "{\n<<<<<<< HEAD\n"),
        Scenario.of(
                "contract-of-another-module-broken",
                """
                class Marts {
                  @Asset int first(@From("crm/customers") List<crm.Customer> customers) { return 1; }
                  @Asset int second(@From("crm/customers") List<crm.Customer> customers) { return 1; }
                  @Asset int own() { return 1; }
                }
                """,
                """
                interface MartTables {
                  record Land(String land) {}
                  @SqlAsset(sql = "select country as land from {customer_table}") Table<Land> lands();
                  @SqlAsset(sql = "select id as land from {customer_table}") Table<Land> ids();
                }
                """,
                "@AssetModule(name = \"shop\", uses = crm.CrmAssets_Graph.class) interface ShopAssets {}")
            .using(CRM_CONTRACT, CRM_ASSETS, CRM_MODULE)
            .locked("customer.read.json", """
                {
                  "contract": "customer",
                  "versions": [
                    {
                      "version": "1.3",
                      "record": "Customer",
                      "types": {
                        "Customer": {
                          "fields": [
                            {"name": "id", "type": "string", "key": true},
                            {"name": "country", "type": "string"}
                          ]
                        }
                      }
                    }
                  ],
                  "readers": {"second": ["id"]}
                }
                """));
  }

  private static String fact(String version, String type) {
    return """
        {
          "contract": "fact",
          "versions": [
            {
              "version": "%s",
              "record": "Fact",
              "types": {"Fact": {"fields": [{"name": "amount", "type": "%s"}]}}
            }
          ]
        }
        """.formatted(version, type);
  }
}
