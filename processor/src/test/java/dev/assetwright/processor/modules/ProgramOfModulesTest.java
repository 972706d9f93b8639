package dev.assetwright.processor.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assetwright.app.Application;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.boot.Assetwright;
import dev.assetwright.processor.modules.Workshop.Built;
import dev.assetwright.query.view.RunView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars of several modules on one class path make one program. */
class ProgramOfModulesTest {
  private static final String CRM_MODULE = "@AssetModule(name = \"crm\") interface CrmAssets {}";
  private static final String SHOP_MODULE =
      "@AssetModule(name = \"shop\", uses = crm.CrmAssets_Graph.class) interface ShopAssets {}";
  private static final String CRM = """
      public class Customers {
        public record Customer(String id) {}
        @Asset(group = "crm") List<Customer> customers() { return List.of(new Customer("a"), new Customer("b")); }
      }
      """;
  private static final String SHOP = """
      class Reports {
        @Asset int report(List<crm.Customers.Customer> customers) { return customers.size(); }
      }
      """;

  @TempDir
  Path folder;

  private Workshop workshop;
  private Built crm;
  private Built shop;

  @BeforeEach
  void build() throws Exception {
    workshop = new Workshop(folder, Toolchain.JAVAC_CLASS_PATH);
    crm = workshop.build("crm", List.of(), CRM_MODULE, CRM);
    shop = workshop.build("shop", List.of(crm), SHOP_MODULE, SHOP);
    assertThat(shop.output()).isEmpty();
  }

  @Test
  void whatOneModuleMakesAnotherReads() throws Exception {
    try (Assetwright process = start(crm.jar(), shop.jar())) {
      Application application = process.application();
      String run = application
          .materialize(new Application.Request(List.of(), "all", false, false), "test")
          .run();
      application.await(run);

      assertThat(application.run(run, 0, 10).steps())
          .extracting(RunView.Step::asset, RunView.Step::status)
          .containsExactly(tuple("crm/customers", "SUCCEEDED"), tuple("report", "SUCCEEDED"));
      assertThat(application.status().project()).isEqualTo("crm, shop");
    }
  }

  @Test
  void aUsedModuleThatIsLeftBehindIsNamed() {
    assertThatThrownBy(() -> start(shop.jar()))
        .isInstanceOfSatisfying(ApplicationException.class, refused -> {
          assertThat(refused.code()).isEqualTo("MissingModule");
          assertThat(refused.getMessage()).isEqualTo("A module that another one reads is missing.");
          assertThat(refused.hints())
              .containsExactly(
                  "'shop' reads assets of 'crm.CrmAssets_Graph', which is not on the class path.",
                  "Add the jars or class folders of these modules, with --assets.");
        });
  }

  @Test
  void aKeyOfTwoModulesThatKnowNothingOfEachOtherIsRefusedLikeInTheCompiler() throws Exception {
    Built other = workshop.build(
        "other",
        List.of(),
        "@AssetModule(name = \"other\") interface OtherAssets {}",
        "class Others { @Asset(group = \"crm\") int customers() { return 1; } }");

    assertThatThrownBy(() -> start(crm.jar(), shop.jar(), other.jar()))
        .isInstanceOfSatisfying(ApplicationException.class, refused -> {
          assertThat(refused.code()).isEqualTo("InvalidGraph");
          assertThat(refused.hints())
              .startsWith(
                  "[Assetwright/DuplicateKey] 'crm/customers' is declared by two modules used here.",
                  "  It is declared at Customers.customers.",
                  "  It is declared at Others.customers.");
        });
  }

  @Test
  void aCircleThatOnlyShowsWhenModulesComeTogetherIsRefusedLikeInTheCompiler() throws Exception {
    Built olderShop = workshop.build(
        "shop",
        List.of(),
        "@AssetModule(name = \"shop\") interface ShopAssets {}",
        "class Reports { @Asset int report() { return 1; } }");
    Built newerCrm = workshop.build(
        "crm",
        List.of(olderShop),
        "@AssetModule(name = \"crm\", uses = shop.ShopAssets_Graph.class) interface CrmAssets {}",
        CRM.replace("customers() {", "customers(int report) {"));
    assertThat(newerCrm.output()).isEmpty();

    assertThatThrownBy(() -> start(newerCrm.jar(), shop.jar()))
        .isInstanceOfSatisfying(
            ApplicationException.class,
            refused -> assertThat(refused.hints())
                .containsExactly(
                    "[Assetwright/DependencyCycle] 2 assets need each other in a circle, so none can come first.",
                    "  'crm/customers' needs 'report'         at Customers.customers",
                    "  'report'        needs 'crm/customers'  at Reports.report",
                    "  Remove one of these inputs."));
  }

  private Assetwright start(Path... jars) {
    return Assetwright.start(new Assetwright.Options(
        folder.resolve("home"),
        Stream.of(jars).map(Path::toString).toList(),
        folder,
        Map.of(),
        List.of(),
        Assetwright.Mode.COMMAND,
        "test"));
  }
}
