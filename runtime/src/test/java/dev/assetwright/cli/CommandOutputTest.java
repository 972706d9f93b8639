package dev.assetwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.json.Json;
import dev.assetwright.query.view.StatusView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands print, as text and as JSON. */
class CommandOutputTest {
  @TempDir
  Path folder;

  private CommandLineFixture tool;

  @BeforeEach
  void create() {
    tool = new CommandLineFixture(folder);
  }

  @AfterEach
  void linesFitTheTerminalAndHaveNoBlanksAtTheirEnds() {
    assertThat(tool.out().lines()).allMatch(line -> line.equals(line.stripTrailing()));
    if (!tool.out().startsWith("{")) {
      assertThat(tool.out().lines()).allMatch(line -> line.length() <= 80);
    }
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> json() {
    return (Map<String, Object>)
        Json.answers().read(tool.out(), (java.lang.reflect.Type) Map.class);
  }

  @Test
  void assetsAreListed() {
    tool.run("list");

    assertThat(tool.out()).isEqualTo("""
            Asset               Status  Up to date  Materialized      Freshness
            clean/sales         stale     21 of 23  2026-11-02 06:15
            mart/daily_sales    stale     21 of 23  2026-11-02 06:15  in time
            mart/monthly_sales  stale     21 of 23  2026-11-02 06:15  in time
            """);
    assertThat(tool.err()).isEmpty();
  }

  @Test
  void theListInJsonIsTheViewAsItIs() {
    tool.run("list", "group:clean", "--json");

    assertThat(tool.out())
        .isEqualTo(
            Json.answers().writePretty(tool.application.list(List.of("clean/sales"))) + "\n");
  }

  @Test
  void aPlanIsToldAssetByAssetWithWhatToType() {
    tool.run("plan", "group:mart", "--home", "my home", "--set", "sales.folder=/data");

    assertThat(tool.out()).isEqualTo("""
            2 steps bring 2 assets up to date.
              Asset               Steps  Partitions  Because
              mart/daily_sales        1  2010-12-01  new code
              mart/monthly_sales      1              new code
            About 1.2 s, going by earlier runs.
            6,155 partitions of 'clean/sales' have no source: no file
            """);
    assertThat(tool.err())
        .isEqualTo("To run it: assetwright materialize group:mart --home 'my home' --set"
            + " sales.folder=/data\n");
  }

  @Test
  void aPlanInJsonHasEveryStepWithItsCauses() {
    tool.run("plan", "--json");

    assertThat(json()).containsKeys("steps", "assets", "absent", "held", "text");
    assertThat((List<?>) json().get("steps")).hasSize(3);
    assertThat(
            ((Map<?, ?>) ((List<?>) json().get("steps")).get(0)).get("causes").toString())
        .contains("kind=code");
  }

  @Test
  void whatWasMaterializedIsSummedUp() {
    tool.run("materialize");

    assertThat(tool.out()).isEqualTo("""
            Run c07d50 succeeded in 3.4 s: 3 materialized.
              Asset               Steps            Rows
              clean/sales         1 materialized  1,902
              mart/daily_sales    1 materialized  1,902
              mart/monthly_sales  1 materialized  1,902
            """);
    assertThat(tool.err()).startsWith("3 steps bring 3 assets up to date.\n");
  }

  @Test
  void aFailureSaysWhatIsLeftBehindAndWhatToDoNext() {
    tool.application.failing = "clean/sales";

    tool.run("materialize", "--home", "h");

    assertThat(tool.err()).endsWith("""
            failed 'clean/sales' partition 2010-12-01: FileNotFoundException: no such file
            error: [Assetwright/StepFailed] 'clean/sales' partition 2010-12-01 failed (1.2 s).
                java.io.FileNotFoundException: /data/till/2010-12-01.csv
                    at com.example.SalesAssets.sales(SalesAssets.java:41)
                Nothing was stored for it. 'mart/daily_sales' and 'mart/monthly_sales' are
                blocked by it.
                To look:   assetwright runs logs c07d50 clean/sales --partition 2010-12-01 --home h
                To retry:  assetwright materialize 'clean/sales+' --partitions 2010-12-01 --home h
            """);
    assertThat(tool.out()).isEqualTo("""
            Run c07d50 failed after 3.4 s: 1 failed, 2 blocked.
              Asset               Steps      Rows
              clean/sales         1 failed
              mart/daily_sales    1 blocked
              mart/monthly_sales  1 blocked
            """);
  }

  @Test
  void aFailedCheckThatBlocksNothingIsNamed() {
    tool.application.unsound = "clean/sales";

    tool.run("materialize");

    assertThat(tool.err()).endsWith("""
            error: [Assetwright/CheckFailed] Check 'adds_up' of 'clean/sales' partition 2010-12-01 failed.
                3 is not 4
                It is published all the same, since the check is not blocking.
                To look:   assetwright show clean/sales
            """);
  }

  @Test
  void aRunInJsonHasEveryStepAndNothingElseOnStandardOutput() {
    tool.application.failing = "clean/sales";

    tool.run("materialize", "--json");

    assertThat(json().keySet()).containsExactly("run", "status", "message", "steps");
    assertThat(json()).containsEntry("run", "c07d50").containsEntry("status", "FAILED");
    assertThat(((List<?>) json().get("steps")).get(0).toString())
        .isEqualTo("{asset=clean/sales, partition=2010-12-01, status=FAILED,"
            + " reason=FileNotFoundException: no such file}");
  }

  @Test
  void nothingToDoInJsonHasNoRunAndSucceeded() {
    tool.run("materialize");

    tool.run("materialize", "--json");

    assertThat(json())
        .containsEntry("run", null)
        .containsEntry("status", "SUCCEEDED")
        .containsEntry("message", "All 3 assets are up to date.")
        .containsEntry("steps", List.of());
  }

  @Test
  void aTerminalIsAskedAboveAHundredSteps() {
    tool.application.copies = 50;
    tool.interactive = true;

    tool.answers = "n\n";
    assertThat(tool.run("materialize")).isEqualTo(130);
    assertThat(tool.err()).endsWith("Run 150 steps? [y/N] Nothing was run.\n");
    assertThat(tool.application.status).containsEntry("clean/sales", "stale");

    tool.answers = "yes\n";
    assertThat(tool.run("materialize")).isZero();
  }

  @Test
  void aScriptIsNotAskedAndAYesIsNeverAskedAgain() {
    tool.application.copies = 50;
    assertThat(tool.run("materialize")).isZero();

    tool.interactive = true;
    assertThat(tool.run("materialize", "--force", "--yes")).isZero();
    assertThat(tool.err()).doesNotContain("[y/N]");
  }

  @Test
  void interruptingCancelsTheRunAndSaysWhatIsLeft() {
    tool.application.whileRunning = tool::interrupt;

    assertThat(tool.run("materialize")).isEqualTo(130);

    assertThat(tool.err())
        .contains("Run c07d50 is being canceled. Ctrl-C once more kills.")
        .endsWith("What was materialized is kept. To go on: assetwright runs retry c07d50\n");
    assertThat(tool.out()).startsWith("Run c07d50 was canceled after 3.4 s: 3 canceled.\n");
  }

  @Test
  void interruptingBeforeTheRunHasAnIdCancelsItToo() {
    tool.interruptAtOnce = true;

    assertThat(tool.run("materialize")).isEqualTo(130);
  }

  @Test
  void whyTellsEachCauseWithItsWay() {
    tool.run("why", "mart/daily_sales");

    assertThat(tool.out()).isEqualTo("""
            'mart/daily_sales' partition 2010-12-01 is stale.
            It is stale: 'clean/sales' has new code.
              code: 'clean/sales' has new code: SaleRules.reject changed
                was 1f2e3d4c, is 5b6a7988
                by way of clean/sales → mart/daily_sales
            """);
  }

  @Test
  void whyInJsonHasStableNames() {
    tool.run("why", "mart/daily_sales", "--json");

    assertThat(json().keySet())
        .containsExactly("asset", "partition", "status", "why", "causes", "code", "notSeen");
  }

  @Test
  void whyListsTheMethodsOfChangedCode() {
    tool.run("why", "mart/daily_sales", "--methods");

    assertThat(tool.out()).endsWith("""
            'clean/sales' partition 2010-12-01 was made with version 1f2e3d4c5b6a7988; it is
            5b6a79880000ffff now.
              Method            Change   Was               Is
              SaleRules.reject  changed  aaaabbbbccccdddd  eeeeffff00001111
              and 1 equal method
            Runs on Java 17.0.15, before on 17.0.12.
            """);
  }

  @Test
  void anAssetIsShownWithItsRows() {
    tool.run("show", "mart/daily_sales", "--rows", "2");

    assertThat(tool.out()).isEqualTo("""
            mart/daily_sales  java
            The day's figures.
            Status        stale
            Why           It is stale: 'clean/sales' has new code.
                            code: 'clean/sales' has new code: SaleRules.reject changed
                              was 1f2e3d4c, is 5b6a7988
                              by way of clean/sales → mart/daily_sales
            Owners        sales@shop.example
            Partitions    daily from 2009-12-01, Europe/London
                          6,178 exist: 6,155 absent, 23 up to date
                          no file
            Freshness     in time: 2 h old, at most 32 h
            Schedule      daily at 06:15, Europe/London, next 2026-11-02 06:15
                          Nothing looks at schedules now: 'assetwright dev' or 'serve'
                          would.
            Upstream      raw/sales_file (up to date)
            Checks        sale_ids_are_unique: passed on 2010-12-01 (blocking)
            Code          SalesMarts.dailySales, version 5b6a7988 from the compiled code
                          Java 17.0.15, Java 17 class files, com.acme:pricing 3.18
                          Library com.acme:pricing is 3.18, before 3.17, which makes nothing
                          stale.
            Accepted      2026-11-02 06:15: 5b6a7988… as equal to 1f2e3d4c… for 21
                          partitions up to 2010-12-01, because 'renamed a method'
            Latest materializations:
              At                Partition   Run      Took   Rows  Data version
              2026-11-02 06:15  2010-12-01  c07d50  0.4 s  1,902  0123456789a…
            Metadata      rejected 3
            Rows of 2010-12-01, the first 2, 1,902 in all:
              day         line  description               customer  country
              2010-12-01    12  WHITE HANGING HEART T-L…  null      United Kingdom
              2010-12-01    13  WHITE HANGING HEART T-L…  null      United Kingdom
            """);
  }

  @Test
  void onePartitionOfAnAssetIsToldApartFromTheAsset() {
    tool.run("show", "mart/daily_sales", "--partition", "2010-12-01", "--rows", "0");

    assertThat(tool.out()).contains("""
            Status        stale
            Partition     2010-12-01, stale
            Why           It is stale: 'clean/sales' has new code.
            """);
  }

  @Test
  void refusedRowsAreShownWithWhatRefusedThem() {
    tool.run("show", "clean/sales", "--quarantined", "--rows", "1");

    assertThat(tool.out()).startsWith("""
            clean/sales 2010-12-01  in quarantine
            Refused       2026-11-02 06:15 in run 5d21aa, attempt 2
            By check      sale_ids_are_unique: 3 come twice
            Rows of 2010-12-01, the first 1, 1,902 in all:
            """);

    tool.run("show", "clean/sales", "--quarantined", "--json");
    assertThat(json().keySet()).containsExactly("asset", "partition", "refused", "rows");
  }

  @Test
  void whereNothingWasRefusedThatIsSaid() {
    tool.run("show", "mart/daily_sales", "--quarantined");

    assertThat(tool.out()).isEqualTo("mart/daily_sales: Nothing is in quarantine.\n");
  }

  @Test
  void anAssetInJsonHasItsViewAndRows() {
    tool.run("show", "mart/daily_sales", "--json");

    assertThat(json().keySet()).containsExactly("asset", "rows");
  }

  @Test
  void runsAreListedAndShown() {
    tool.application.failing = "mart/daily_sales";
    tool.run("materialize");

    tool.run("runs");
    assertThat(tool.out()).isEqualTo("""
            Run     Status  Queued             Took  Steps  What
            c07d50  failed  2026-11-02 06:15  3.4 s      3  Materialize everything
            """);

    tool.run("runs", "show", "c07");
    assertThat(tool.out())
        .contains("Materialize everything, started by the command line at 2026-11-02 06:15\n")
        .contains("Run c07d50 failed after 3.4 s: 1 materialized, 1 failed, 1 blocked.\n")
        .contains("mart/daily_sales    2010-12-01  failed")
        .contains("To retry:");
    tool.run("list");
  }

  @Test
  void aRunInJsonIsTheViewWithAllSteps() {
    tool.run("materialize");

    tool.run("runs", "show", "c07d50", "--json");

    assertThat(json()).containsKeys("run", "steps", "total", "failures");
  }

  @Test
  void logsArePrintedAsWritten() {
    tool.run("materialize");

    tool.run("runs", "logs", "c07d50", "clean/sales", "--partition", "2010-12-01", "--follow");

    assertThat(tool.out()).isEqualTo("06:15:00 INFO  line 0\n06:15:00 INFO  line 1\nline 2\n");
  }

  @Test
  void aStepThatNeverRanSaysWhy() {
    tool.application.failing = "clean/sales";
    tool.run("materialize");
    tool.application.neverRan = "mart/monthly_sales";

    assertThat(tool.run("runs", "logs", "c07d50", "mart/monthly_sales")).isZero();

    assertThat(tool.out()).isEmpty();
    assertThat(tool.err()).isEqualTo("'mart/monthly_sales' did not run: blocked.\n");
  }

  @Test
  void theFirstLineOfAFailureKeepsToTheTerminal() {
    tool.application.failing = "clean/sales";
    tool.interactive = true;
    tool.answers = "y\n";
    tool.columns = 60;

    tool.run("materialize");

    assertThat(tool.err()).contains("""
        error: [Assetwright/StepFailed] 'clean/sales' partition
            2010-12-01 failed (1.2 s).
        """);
  }

  @Test
  void aRetryIsFollowedToItsEnd() {
    tool.application.failing = "clean/sales";
    tool.run("materialize");
    tool.application.failing = null;

    assertThat(tool.run("runs", "retry", "c07d50")).isZero();
    assertThat(tool.out()).startsWith("Run c07d51 succeeded");
  }

  @Test
  void aCanceledRunIsToldInJsonWithItsWholeId() {
    tool.run("materialize");

    tool.run("runs", "cancel", "c07", "--json");

    assertThat(json()).containsEntry("run", "c07d50").containsKey("message");
  }

  @Test
  void devSaysWhereToLookAndStopsWhenInterrupted() {
    tool.interruptAtOnce = true;
    tool.application.notices.add("The sales are sample data.");

    assertThat(tool.run("dev", "--port", "4848", "--home", "/h")).isZero();

    assertThat(tool.out()).isEqualTo("""
            Assetwright 0.1.0 serves 3 assets of 'shop' from '/h':

                http://127.0.0.1:4848

            The sales are sample data.
            Open it and press Materialize. Compile to see changed assets. Ctrl-C stops.
            """);
  }

  @Test
  void aGraphThatDoesNotLoadIsToldAtTheStart() {
    tool.interruptAtOnce = true;
    tool.application.problem = new StatusView.Problem(
        "The compiled classes could not be loaded.",
        List.of("Compile them anew."),
        FakeApplication.NOW);

    tool.run("dev", "--home", "/h");

    assertThat(tool.out()).endsWith("""
            06:15:00  The newest code was not loaded; the last good graph stays.
                      The compiled classes could not be loaded.
                      Compile them anew.
            """);
  }

  @Test
  void devInJsonTellsTheAddressAlone() {
    tool.interruptAtOnce = true;

    tool.run("dev", "--json", "--home", "/h");

    assertThat(json())
        .isEqualTo(Map.of("address", "http://127.0.0.1:4747", "home", "/h", "assets", 3));
  }

  @Test
  void coloursAreOnlyForTerminals() {
    tool.run("list");
    assertThat(tool.out()).doesNotContain("\u001b");

    tool.colors = true;
    tool.run("list", "clean/sales");
    assertThat(tool.out()).contains("\u001b[33mstale\u001b[0m");
    tool.colors = false;
    tool.run("list");
  }
}
