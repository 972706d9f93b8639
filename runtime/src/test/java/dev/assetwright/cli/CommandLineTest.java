package dev.assetwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.query.view.PlanView;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.upkeep.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arguments, exit statuses and errors. */
class CommandLineTest {
  @TempDir
  Path folder;

  private CommandLineFixture tool;

  @BeforeEach
  void create() {
    tool = new CommandLineFixture(folder);
  }

  @AfterEach
  void everyProjectIsClosedAndNobodyListens() {
    assertThat(tool.open).isZero();
    assertThat(tool.application.listeners).isEmpty();
    assertThat(tool.onInterrupt).isNull();
  }

  @Test
  void nothingToDoIsDone() {
    assertThat(tool.run("materialize")).isZero();
    assertThat(tool.run("materialize")).isZero();

    assertThat(tool.out()).isEqualTo("All 3 assets are up to date.\n");
  }

  @Test
  void aFailedAssetIsExitStatusOne() {
    tool.application.failing = "clean/sales";

    assertThat(tool.run("materialize")).isEqualTo(1);
  }

  @Test
  void whatIsHeldBackIsNoSuccess() {
    tool.run("materialize");
    tool.application.held.add(
        new PlanView.Held("mart/daily_sales", "2010-12-01", "a blocking check failed"));

    assertThat(tool.run("materialize")).isEqualTo(1);
    assertThat(tool.out())
        .contains("'mart/daily_sales' partition 2010-12-01 cannot be brought up to date");
  }

  @Test
  void anUnknownAssetIsExitStatusTwoWithItsHint() {
    assertThat(tool.run("why", "clean/sale")).isEqualTo(2);

    assertThat(tool.out()).isEmpty();
    assertThat(tool.err()).isEqualTo("""
            error: [Assetwright/UnknownAsset] There is no asset 'clean/sale'.
                Did you mean 'clean/sales'?
            """);
  }

  @Test
  void anErrorIsJsonOnStandardOutputWhenAskedFor() {
    assertThat(tool.run("why", "clean/sale", "--json")).isEqualTo(2);

    assertThat(tool.out().replaceAll("\\s+", " "))
        .isEqualTo("{ \"error\" : { \"code\" : \"UnknownAsset\", \"message\" : \"There is no asset"
            + " 'clean/sale'.\", \"hints\" : [ \"Did you mean 'clean/sales'?\" ] } } ");
    assertThat(tool.err()).startsWith("error: [Assetwright/UnknownAsset]");
  }

  @Test
  void anEnvironmentThatRefusesIsExitStatusThree() {
    tool.refusal = new StoreUnavailableException("'assetwright.db' is locked. Try again.");

    assertThat(tool.run("list")).isEqualTo(3);
    assertThat(tool.err())
        .isEqualTo(
            "error: [Assetwright/StoreUnavailable] 'assetwright.db' is locked. Try again.\n");
  }

  @Test
  void aRefusalOfTheEnvironmentByTheApplicationIsExitStatusThree() {
    tool.refusal = new ApplicationException(
        ApplicationException.Category.ENVIRONMENT, "PortTaken", "Port 4747 is taken.", List.of());

    assertThat(tool.run("dev")).isEqualTo(3);
  }

  @Test
  void aBugOfOursSaysSoAndLeavesItsTraceInTheHome() throws IOException {
    assertThat(tool.run("list", "bug", "--home", "h")).isEqualTo(70);

    Path trace = folder.resolve("h/logs/bug-20261102-061500.txt");
    assertThat(tool.err())
        .contains("[Assetwright/Internal] This is a bug in Assetwright")
        .contains("The trace is in '%s'.".formatted(trace))
        .contains("Please report it")
        .doesNotContain("at dev.assetwright");
    assertThat(Files.readString(trace)).contains("at dev.assetwright.cli.FakeApplication.known");
  }

  @Test
  void debugShowsTheTraceInstead() {
    assertThat(tool.run("list", "bug", "--debug", "--home", "h")).isEqualTo(70);

    assertThat(tool.err()).contains("at dev.assetwright.cli.FakeApplication.known");
    assertThat(folder.resolve("h")).doesNotExist();
  }

  @Test
  void anUnknownCommandIsSuggested() {
    assertThat(tool.run("materialise")).isEqualTo(2);

    assertThat(tool.err()).isEqualTo("""
            error: [Assetwright/UnknownCommand] There is no command 'materialise'.
                Did you mean 'materialize'?
                To see all commands: assetwright --help
            """);
  }

  @Test
  void theBeginningOfOneCommandSuggestsIt() {
    assertThat(tool.run("mat")).isEqualTo(2);
    assertThat(tool.err()).contains("Did you mean 'materialize'?");

    assertThat(tool.run("d")).isEqualTo(2);
    assertThat(tool.err()).contains("There is no command 'd'.").doesNotContain("Did you mean");
  }

  @Test
  void anUnknownOptionIsSuggested() {
    assertThat(tool.run("plan", "--partition=latest")).isEqualTo(2);

    assertThat(tool.err()).isEqualTo("""
            error: [Assetwright/UnknownOption] 'plan' has no option '--partition'.
                Did you mean '--partitions'?
                To see its options: assetwright plan --help
            """);
  }

  @Test
  void anUnknownSubcommandIsSuggested() {
    assertThat(tool.run("runs", "log")).isEqualTo(2);

    assertThat(tool.err()).contains("There is no command 'runs log'.", "Did you mean 'logs'?");
  }

  @Test
  void aMissingArgumentIsNamed() {
    assertThat(tool.run("why")).isEqualTo(2);

    assertThat(tool.err()).startsWith("error: [Assetwright/MissingArgument] 'why' needs ASSET.");
  }

  @Test
  void aNumberThatIsNoneIsRefused() {
    assertThat(tool.run("show", "clean/sales", "--rows", "many")).isEqualTo(2);

    assertThat(tool.err()).isEqualTo("""
            error: [Assetwright/InvalidArgument] '--rows' takes a whole number, not 'many'.
                To see its options: assetwright show --help
            """);
  }

  @Test
  void aNumberThatMakesNoSenseIsRefusedBeforeAnythingIsStarted() {
    assertRefused("'--rows' takes a number from 0 on, not -1.", "show", "clean/sales", "--rows=-1");
    assertRefused("'--limit' takes a number from 1 on, not 0.", "runs", "--limit", "0");
    assertRefused(
        "'--steps' takes a number from 0 on, not -5.", "runs", "show", "a1", "--steps", "-5");
    assertRefused(
        "'--attempt' takes a number from 1 on, not 0.", "runs", "logs", "a1", "--attempt", "0");
    assertRefused("'--port' takes a number from 0 to 65535, not 65536.", "dev", "--port", "65536");
    assertThat(tool.started).isEmpty();
  }

  @Test
  void whatAnOptionCannotTakeIsToldInItsWords() {
    assertRefused("'--port' takes a whole number, not 'abc'.", "dev", "--port", "abc");
    assertRefused("'--json' takes no value, so not 'yes'.", "list", "--json=yes");
    assertRefused("'--rows' was given twice; once is enough.", "show", "a", "--rows=1", "--rows=2");
  }

  private void assertRefused(String message, String... arguments) {
    assertThat(tool.run(arguments)).isEqualTo(2);
    assertThat(tool.err()).startsWith("error: [Assetwright/InvalidArgument] " + message + "\n");
  }

  @Test
  void anOptionWithoutItsValueIsNamed() {
    assertThat(tool.run("list", "--home")).isEqualTo(2);

    assertThat(tool.err())
        .startsWith("error: [Assetwright/MissingArgument] '--home' needs FOLDER behind it.\n");
  }

  @Test
  void onATerminalAnErrorKeepsToItsWidthAndBreaksNothingThatIsCopied() {
    tool.interactive = true;
    tool.colors = true;
    tool.refusal = new ApplicationException(
        ApplicationException.Category.ENVIRONMENT,
        "StoreUnavailable",
        "The store '/srv/a folder with blanks/and a long name/assetwright.db' is locked by another"
            + " process.\n  It is that of 'assetwright dev'.",
        List.of(
            "Another process works here, and it would be rather surprising if it did not end.",
            "To look: assetwright doctor --home '/srv/a folder with blanks' --assets target/classes"));

    tool.run("list");

    assertThat(tool.err().replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo("""
            error: [Assetwright/StoreUnavailable] The store
                '/srv/a folder with blanks/and a long name/assetwright.db' is locked by
                another process.
              It is that of 'assetwright dev'.
                Another process works here, and it would be rather surprising if it did not
                end.
                To look:
                assetwright doctor --home '/srv/a folder with blanks' --assets target/classes
            """);
  }

  @Test
  void oneArgumentTooManyIsRefused() {
    assertThat(tool.run("why", "clean/sales", "mart/daily_sales")).isEqualTo(2);

    assertThat(tool.err()).contains("'why' takes no 'mart/daily_sales' here.");
  }

  @Test
  void optionsOfAllCommandsStandBeforeOrAfterTheCommand() {
    assertThat(tool.run("--home", "h1", "--set", "a=1", "list", "--set", "b=2")).isZero();
    assertThat(tool.run("list", "--home=h2")).isZero();

    assertThat(tool.started.get(0).home()).isEqualTo(folder.resolve("h1"));
    assertThat(tool.started.get(0).settings()).containsExactly("a=1", "b=2");
    assertThat(tool.started.get(1).home()).isEqualTo(folder.resolve("h2"));
  }

  @Test
  void theHomeIsInTheWorkingDirectoryAndTheLaunchersVariablesAreNoSettings() {
    tool.environment.put("ASSETWRIGHT_JAVA_OPTIONS", "-Xmx1g");
    tool.environment.put("ASSETWRIGHT_SALES_FOLDER", "/data");

    tool.run("list");

    assertThat(tool.started.get(0).home()).isEqualTo(folder.resolve(".assetwright"));
    assertThat(tool.started.get(0).classPath()).containsExactly("classes");
    assertThat(tool.started.get(0).environment()).containsOnlyKeys("ASSETWRIGHT_SALES_FOLDER");
    assertThat(tool.started.get(0).command()).isEqualTo("list");
  }

  @Test
  void othersSeeWhatWasTypedWithoutTheValuesOfSettings() {
    CommandLineFixture tool = new CommandLineFixture(folder);

    tool.run("list", "--set", "crm.password=two words", "--set=crm.token=abc", "--home=h");

    assertThat(tool.started.get(0).command())
        .isEqualTo("list --set crm.password=… --set=crm.token=… --home=h");
    assertThat(tool.started.get(0).settings())
        .containsExactly("crm.password=two words", "crm.token=abc");
  }

  @Test
  void assetsAreSeparatedLikeAClassPathAndGoBeforeTheVariable() {
    tool.run("list", "--assets", "a" + java.io.File.pathSeparator + "lib/*", "--assets", "b.jar");

    assertThat(tool.started.get(0).classPath()).containsExactly("a", "lib/*", "b.jar");
  }

  @Test
  void compiledClassesOfTheWorkingDirectoryAreTheDefault() throws IOException {
    tool.environment.clear();

    assertThat(tool.run("list")).isEqualTo(2);
    assertThat(tool.err()).contains("[Assetwright/NoAssets]");

    Path classes = Files.createDirectories(folder.resolve("target/classes"));
    assertThat(tool.run("list")).isZero();
    assertThat(tool.started.get(0).classPath()).containsExactly(classes.toString());
  }

  @Test
  void withoutACommandTheHelpIsShownAndNothingDone() {
    assertThat(tool.run()).isEqualTo(2);
    assertThat(tool.err()).startsWith("Usage: assetwright COMMAND");
  }

  @Test
  void theVersionIsPrinted() {
    assertThat(tool.run("--version")).isZero();
    assertThat(tool.out()).startsWith("assetwright ");
  }

  @Test
  void helpFitsEightyColumnsForEveryCommand() {
    assertThat(tool.run("--help")).isZero();
    assertThat(tool.out().lines()).allMatch(line -> line.length() <= 80);
    for (String command : CommandName.words()) {
      assertThat(tool.run(command, "--help")).isZero();
      assertThat(tool.out()).startsWith("Usage: assetwright " + command);
      assertThat(tool.out().lines()).allMatch(line -> line.length() <= 80);
    }
    for (String command : List.of("show", "logs", "cancel", "retry")) {
      assertThat(tool.run("runs", command, "--help")).isZero();
      assertThat(tool.out()).startsWith("Usage: assetwright runs " + command);
    }
  }

  @Test
  void theHelpOfAllNamesEveryCommand() {
    tool.run("--help");

    assertThat(tool.out()).contains(CommandName.words());
  }

  @Test
  void versionsAreListedAndOneIsPublishedAgain() {
    assertThat(tool.run("revert", "clean/sales")).isZero();
    assertThat(tool.out())
        .contains("4be1c07f90aa  2026-06-01 06:15  c07d5e")
        .contains("120  published");
    assertThat(tool.application.reverted).isEmpty();

    assertThat(tool.run("revert", "clean/sales", "11d5")).isZero();
    assertThat(tool.application.reverted).isEqualTo("11d5");
    assertThat(tool.run("revert")).isEqualTo(2);
  }

  @Test
  void forgettingNeedsAYesWhereNobodyCanBeAsked() {
    assertThat(tool.run("forget", "clean/sales", "--partitions", "all")).isEqualTo(2);
    assertThat(tool.application.status).containsEntry("clean/sales", "stale");

    assertThat(tool.run("forget", "clean/sales", "--partitions", "all", "--yes"))
        .isZero();
    assertThat(tool.application.status).containsEntry("clean/sales", "missing");
    assertThat(tool.out()).isEqualTo("1 partition counts as never materialized now.\n");
  }

  @Test
  void partitionsAreListedAddedAndRemoved() throws IOException {
    assertThat(tool.run("partitions", "list")).isZero();
    assertThat(tool.out()).isEqualTo("""
            Grid      Partitions  Assets
            customer           1  mart/invoices
            """);

    Files.writeString(folder.resolve("more.txt"), "globex\n\n initech\n");
    assertThat(tool.run("partitions", "add", "customer", "umbrella", "--from", "more.txt"))
        .isZero();
    assertThat(tool.run("partitions", "list", "customer")).isZero();
    assertThat(tool.out()).isEqualTo("acme\numbrella\nglobex\ninitech\n");

    assertThat(tool.run("partitions", "remove", "customer", "acme", "--json")).isZero();
    assertThat(tool.out()).contains("\"keys\" : [ \"acme\" ]", "\"count\" : 3");
  }

  @Test
  void partitionsThatMakeNoSenseChangeNothing() {
    assertThat(tool.run("partitions", "add", "custmer", "acme")).isEqualTo(2);
    assertThat(tool.err())
        .startsWith("error: [Assetwright/UnknownGrid] There is no dynamic grid 'custmer'. Did you");
    assertThat(tool.run("partitions", "add", "customer")).isEqualTo(2);
    assertThat(tool.err()).contains("No partition of 'customer' is named");
    assertThat(tool.run("partitions", "add", "customer", "--from", "none.txt")).isEqualTo(2);
    assertThat(tool.err()).contains("[Assetwright/UnreadableFile]");
    assertThat(tool.run("partitions", "add")).isEqualTo(2);
    assertThat(tool.err()).contains("'partitions add' needs GRID.");
    assertThat(tool.run("partitions")).isEqualTo(2);
    assertThat(tool.application.customers).containsExactly("acme");
  }

  @Test
  void acceptingTellsWhatItDoesAndAsksAPerson() {
    tool.interactive = true;
    tool.answers = "n\n";
    assertThat(tool.run("accept", "clean/sales", "--because", "jdk25")).isEqualTo(130);
    assertThat(tool.application.accepted).isEmpty();
    assertThat(tool.err()).isEqualTo("""
            21 partitions of 1 asset would count as made by the code of now.
              'clean/sales', 21 partitions: SaleRules.reject changed
            Accept the new code? [y/N] Nothing was accepted.
            """);

    tool.interactive = false;
    assertThat(tool.run("accept", "--all", "--because", "jdk25")).isZero();
    assertThat(tool.application.accepted).containsExactly("jdk25");
    assertThat(tool.out())
        .isEqualTo("21 partitions of 1 asset count as made by the code of now.\n");
  }

  @Test
  void acceptingNeedsAReasonAndEitherASelectionOrAll() {
    assertThat(tool.run("accept", "clean/sales")).isEqualTo(2);
    assertThat(tool.run("accept", "--because", "jdk25")).isEqualTo(2);
    assertThat(tool.err()).contains("Accepting needs a selection, or --all for all assets.");
    assertThat(tool.run("accept", "clean/sales", "--all", "--because", "jdk25")).isEqualTo(2);
    assertThat(tool.application.accepted).isEmpty();
  }

  @Test
  void doctorIsExitStatusOneWithAProblemAndThreeWithoutAHome() {
    tool.findings.add(Finding.ok("java", "17.0.15"));
    assertThat(tool.run("doctor")).isZero();

    tool.findings.add(Finding.problem("store", "It is damaged.", "Restore it from a copy."));
    assertThat(tool.run("doctor")).isEqualTo(1);
    assertThat(tool.out()).isEqualTo("""
            ok       java
                     17.0.15
            problem  store
                     It is damaged.
                     Restore it from a copy.
            """);

    tool.sizes = null;
    assertThat(tool.run("doctor")).isEqualTo(3);
  }

  @Test
  void doctorCompacts() {
    assertThat(tool.run("doctor", "--compact")).isZero();
    assertThat(tool.out()).isEqualTo("'assetwright.db' takes 12 kB now; it was 40 kB.\n");

    assertThat(tool.run("doctor", "--compact", "--backup", "copy")).isEqualTo(2);
    assertThat(tool.err()).contains("back up first, then compact");
  }

  @Test
  void doctorBacksUpAndTellsHowToRestore() {
    assertThat(tool.run("doctor", "--backup", "copy")).isZero();
    assertThat(tool.out())
        .contains("/copy' holds a copy: 12 events, 3 files of values, 2 of them on the same blocks")
        .contains("count as missing in the copy: 'mart/sales'.");
    assertThat(tool.err()).contains("To look at it:  assetwright list --home ", "cp -a ");

    tool.findings.add(Finding.problem("values", "Gone.", null));
    assertThat(tool.run("doctor", "--backup", "copy")).isEqualTo(1);
    assertThat(tool.run("doctor", "--backup", "copy", "--json")).isEqualTo(1);
    assertThat(tool.out())
        .contains("\"events\" : 12", "\"healthy\" : false", "\"largestAssets\" : [ ]");
  }
}
