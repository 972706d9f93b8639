package dev.assetwright.processor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.app.Application;
import dev.assetwright.boot.Assetwright;
import dev.assetwright.query.view.RunView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Assets with a JVM of their own, in real ones. */
@Timeout(180)
class ForkedStepsTest {
  @TempDir
  Path folder;

  private EditedProject project(String shop) throws Exception {
    return new EditedProject(folder).source("Shop", """
            package shop;
            import dev.assetwright.*;
            import java.nio.file.*;
            import java.util.*;
            """ + shop).compile();
  }

  @Test
  void whatItMakesIsReadCheckedAndPublishedAsElsewhere() throws Exception {
    EditedProject project = project("""
        @Daily(start = "2026-01-01", zone = "UTC") interface ByDay {}
        record Line(String item, int cents) {}
        @Config("till") record TillConfig(int cents) {}
        final class Shop {
          private final TillConfig config;
          Shop(TillConfig config) { this.config = config; }
          @Asset(isolation = Isolation.FORKED)
          Result<Table<Line>> sales(AssetContext context) {
            context.progress(1, 2);
            return Result.of(Table.of(List.of(new Line("tea", config.cents()))), "process", ProcessHandle.current().pid());
          }
          @Check(blocking = true) Outcome salesAreThere(Table<Line> sales) {
            return Outcome.pass(sales.count() == 1, sales.count() + " rows in " + ProcessHandle.current().pid());
          }
          @Asset int one() { return 1; }
          record Both(List<String> left, Rows<String> right) {}
          @MultiAsset(isolation = Isolation.FORKED, memory = "128m")
          static Both both(Table<Line> sales, Optional<Integer> one) {
            List<String> read = List.of(sales.toList().toString(), "" + one, "" + Runtime.getRuntime().maxMemory() / 1000000);
            return new Both(read, Rows.of(read));
          }
          @Asset(isolation = Isolation.FORKED) Result<Integer> nothing() { return Result.skip("it is Sunday"); }
          @Asset String reader(List<String> left, Rows<String> right) { return left + " " + left.equals(right.toList()); }
        }
        """).set("till.cents", "350");

    assertThat(project.materialize()).containsExactly("left", "one", "reader", "right", "sales");
    assertThat(project.value("reader"))
        .startsWith("[[Line[item=tea, cents=350]], Optional[1], 1")
        .endsWith("] true");
    assertThat(project.sentence("nothing")).contains("it is Sunday");
    assertThat(project.stale()).isEmpty();
    assertThat(project.log("sales"))
        .contains("staged 'sales': 1 rows")
        .doesNotContain("in " + ProcessHandle.current().pid())
        .contains("check 'sales_are_there' passed: 1 rows in ")
        .contains("published after");
    assertThat(locks()).isEmpty();
  }

  @Test
  void whatItPrintsAndLogsIsInTheLogOfTheAttempt() throws Exception {
    EditedProject project = project("""
        final class Shop {
          @Asset(isolation = Isolation.FORKED)
          static int talk(AssetContext context) throws Exception {
            System.out.println("printed");
            System.err.println("complained");
            org.slf4j.LoggerFactory.getLogger("shop").info("logged");
            context.warn("warned");
            Thread other = new Thread(() -> System.out.println("from another thread"));
            other.start();
            other.join();
            new ProcessBuilder("echo", "from below").inheritIO().start().waitFor();
            return 1;
          }
        }
        """);

    project.materialize();

    assertThat(project.log("talk").lines())
        .contains("printed", "complained", "logged", "warned", "from another thread", "from below");
  }

  @Test
  void anExceptionIsToldAndTriedAgainAsElsewhere() throws Exception {
    EditedProject project = project("""
        final class Shop {
          @Asset(isolation = Isolation.FORKED, retries = 2, retryDelay = "PT0.01S", retryOn = java.io.IOException.class)
          static int flaky(AssetContext context) throws Exception {
            if (context.attempt() < 3) throw new IllegalStateException("outer", new java.io.FileNotFoundException("no file"));
            return context.attempt();
          }
          @Asset(isolation = Isolation.FORKED, retries = 2, retryDelay = "PT0.01S", retryOn = java.io.IOException.class)
          static int broken() { throw new IllegalArgumentException("wrong"); }
        }
        """);

    assertThat(project.materialize()).containsExactly("flaky");
    assertThat(project.value("flaky")).isEqualTo("3");
    assertThat(project.log("broken"))
        .contains("attempt 1 starts")
        .contains("java.lang.IllegalArgumentException: wrong\n    at shop.Shop.broken(Shop.java:");
  }

  @Test
  void whatEndsItsJvmIsToldApartAndHarmsNobodyElse() throws Exception {
    EditedProject project = project("""
        final class Shop {
          @Asset(isolation = Isolation.FORKED, memory = "32m")
          static int greedy() { List<int[]> all = new ArrayList<>(); while (true) all.add(new int[1 << 18]); }
          @Asset(isolation = Isolation.FORKED)
          static int leaving() { System.exit(7); return 1; }
          @Asset(isolation = Isolation.FORKED, retries = 1, retryDelay = "PT0.01S", retryOn = java.io.IOException.class)
          static int killed(AssetContext context) {
            if (context.attempt() == 1) ProcessHandle.of(ProcessHandle.current().pid()).ifPresent(self ->
                { try { new ProcessBuilder("kill", "-9", "" + self.pid()).start().waitFor(); } catch (Exception e) { } });
            return context.attempt();
          }
          @Asset static int fine() { return 1; }
        }
        """);

    assertThat(project.materialize()).containsExactly("fine", "killed");
    assertThat(project.value("killed")).isEqualTo("2");
    assertThat(project.log("greedy"))
        .contains("java.lang.OutOfMemoryError")
        .contains("attempt 1 starts");
    assertThat(project.reason("greedy")).contains("Java heap space: its JVM has 32m of heap");
    assertThat(project.reason("leaving"))
        .isEqualTo(
            "its JVM ended with exit status 7 before the method returned, as by System.exit");
    assertThat(locks()).isEmpty();
  }

  @Test
  void aTimeOutKillsItWithWhatRunsBelow() throws Exception {
    EditedProject project = project("""
        final class Shop {
          @Asset(isolation = Isolation.FORKED, timeout = "PT3S")
          static int endless() throws Exception {
            Process below = new ProcessBuilder("sleep", "1000").start();
            Files.writeString(Path.of("%s"), ProcessHandle.current().pid() + "\\n" + below.pid());
            while (true) { try { Thread.sleep(100000); } catch (InterruptedException e) { } }
          }
        }
        """.formatted(folder.resolve("pids")));

    assertThat(project.materialize()).isEmpty();

    assertThat(project.reason("endless")).isEqualTo("it took longer than 3 s");
    assertDead(Files.readAllLines(folder.resolve("pids")));
  }

  @Test
  void cancelingEndsItAndItsInterruptedMethodMayClearUp() throws Exception {
    EditedProject project =
        project("""
        final class Shop {
          @Asset(isolation = Isolation.FORKED)
          static int endless() throws Exception {
            Files.writeString(Path.of("%1$s.new"), "" + ProcessHandle.current().pid());
            Files.move(Path.of("%1$s.new"), Path.of("%1$s"));
            try { Thread.sleep(100000); } finally { Files.writeString(Path.of("%2$s"), "x"); }
            return 1;
          }
        }
        """.formatted(folder.resolve("pids"), folder.resolve("cleared")));

    try (Assetwright process = project.start()) {
      Application application = process.application();
      String run = application
          .materialize(new Application.Request(List.of(), "all", false, false), "test")
          .run();
      await(() -> Files.exists(folder.resolve("pids")));
      application.cancel(run);
      application.await(run);

      RunView.Step step = application.run(run, 0, 10).steps().get(0);
      assertThat(step.status()).isEqualTo("CANCELED");
      assertThat(step.reason()).isEqualTo("canceled; nothing was stored for it");
    }
    assertThat(folder.resolve("cleared")).exists();
    assertDead(Files.readAllLines(folder.resolve("pids")));
  }

  @Test
  void itEndsWithTheProcessThatStartedIt() throws Exception {
    project("""
        final class Shop {
          @Asset(isolation = Isolation.FORKED)
          static int endless() throws Exception {
            Process below = new ProcessBuilder("sleep", "1000").start();
            Files.writeString(Path.of("%1$s.new"), ProcessHandle.current().pid() + "\\n" + below.pid());
            Files.move(Path.of("%1$s.new"), Path.of("%1$s"));
            while (true) { try { Thread.sleep(100000); } catch (InterruptedException e) { } }
          }
        }
        """.formatted(folder.resolve("pids")));
    Process engine = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.assetwright.cli.Main",
            "materialize",
            "--yes",
            "--home",
            folder.resolve("home").toString(),
            "--assets",
            folder.resolve("classes").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
    await(() -> Files.exists(folder.resolve("pids")) || !engine.isAlive());
    assertThat(engine.isAlive()).as(Files.readString(folder.resolve("said"))).isTrue();

    engine.destroyForcibly().waitFor();

    assertDead(Files.readAllLines(folder.resolve("pids")));
    try (Assetwright next = new EditedProject(folder).start()) {
      assertThat(next.application().runs(null, null, 1).runs().get(0).status())
          .isEqualTo("INTERRUPTED");
    }
    assertThat(locks()).isEmpty();
  }

  /** What processes of attempts left in the home. */
  private List<String> locks() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("home").resolve("processes"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".fork"))
          .collect(Collectors.toList());
    }
  }

  private static void assertDead(List<String> pids) throws Exception {
    for (String pid : pids) {
      ProcessHandle handle = ProcessHandle.of(Long.parseLong(pid)).orElse(null);
      if (handle != null) {
        handle.onExit().get(20, TimeUnit.SECONDS);
      }
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    while (!condition.holds()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
