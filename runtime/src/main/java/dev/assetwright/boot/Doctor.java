package dev.assetwright.boot;

import dev.assetwright.config.BoundConfiguration;
import dev.assetwright.config.ConfigurationSources;
import dev.assetwright.home.Home;
import dev.assetwright.home.ProcessInfo;
import dev.assetwright.home.ProcessRegistry;
import dev.assetwright.load.LoadResult;
import dev.assetwright.load.LoadedCode;
import dev.assetwright.load.ProjectLoader;
import dev.assetwright.rules.Durations;
import dev.assetwright.spi.RunStore;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.store.sqlite.SqliteFileCheck;
import dev.assetwright.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Examines a home and a project without changing anything that was recorded: what is there, what is wrong, what to do about it.
 * Every part is examined even when another is broken.
 */
public final class Doctor {
  private final Assetwright.Options options;
  private final Clock clock;
  private final List<Finding> findings = new ArrayList<>();

  /** How a finding is meant. */
  public enum Level {
    /** As it should be. */
    OK,
    /** Worth knowing. */
    NOTE,
    /** Needs somebody. */
    PROBLEM
  }

  /**
   * One thing examined.
   *
   * @param subject what was looked at, in a word or two
   * @param text what was found, a sentence
   * @param advice what to do; null when there is nothing to do
   */
  public record Finding(
      Level level, String subject, String text, @Nullable String advice) {}

  /** All that was found, in the order of looking. */
  public record Report(List<Finding> findings) {
    public Report {
      findings = List.copyOf(findings);
    }

    /** Whether nothing needs somebody. */
    public boolean isHealthy() {
      return findings.stream().noneMatch(finding -> finding.level() == Level.PROBLEM);
    }
  }

  private Doctor(Assetwright.Options options, Clock clock) {
    this.options = options;
    this.clock = clock;
  }

  /** Examines what a process started with these options would work with. */
  public static Report examine(Assetwright.Options options) {
    return new Doctor(options, Clock.systemUTC()).examine();
  }

  private Report examine() {
    ok(
        "java",
        "Java %s on %s."
            .formatted(System.getProperty("java.version"), System.getProperty("os.name")));
    Home home = null;
    try {
      home = Home.open(options.home());
    } catch (StoreUnavailableException e) {
      problem("home", String.valueOf(e.getMessage()), null);
    }
    if (home != null) {
      examine(home);
      project(home);
    }
    return new Report(findings);
  }

  private void examine(Home home) {
    ok("home", "'%s' holds %s.".formatted(home.folder(), bytes(sizeBytes(home.folder()))));
    database("store", home.database());
    database("warehouse", home.warehouse());
    values(home);
    processes(home);
    if (Files.exists(home.database())) {
      runs(home);
    }
  }

  private void database(String subject, Path file) {
    if (!Files.exists(file)) {
      note(subject, "'%s' is not there yet; it is made when needed.".formatted(file.getFileName()));
      return;
    }
    List<String> problems = SqliteFileCheck.problems(file);
    if (problems.isEmpty()) {
      ok(subject, "'%s' is sound, %s.".formatted(file.getFileName(), bytes(sizeBytes(file))));
    } else {
      problem(
          subject,
          "'%s' is damaged: %s".formatted(file.getFileName(), String.join("; ", problems)),
          subject.equals("warehouse")
              ? "Move it away; what it held then counts as missing and can be materialized again."
              : "Stop all processes and restore it from a copy.");
    }
  }

  private void values(Home home) {
    ok("values", "Values and rows in files take %s.".formatted(bytes(sizeBytes(home.values()))));
  }

  private void processes(Home home) {
    ProcessRegistry registry = new ProcessRegistry(home, clock, new SecureRandom());
    for (ProcessInfo info : registry.living()) {
      note(
          "process",
          "'assetwright %s' is at work (process %d, since %s%s)."
              .formatted(
                  info.command(),
                  info.pid(),
                  Durations.format(Duration.between(info.startedAt(), clock.instant())),
                  info.port() == null ? "" : ", port " + info.port()));
    }
    List<String> dead = registry.deadProcesses();
    if (!dead.isEmpty()) {
      note(
          "process",
          "%d %s without saying goodbye; the next start clears up after %s."
              .formatted(
                  dead.size(),
                  dead.size() == 1 ? "process ended" : "processes ended",
                  dead.size() == 1 ? "it" : "them"));
    }
  }

  private void runs(Home home) {
    try (SqliteStore store = SqliteStore.open(home.database(), clock)) {
      List<RunStore.RunRecord> open = store.openRuns();
      ok("runs", open.isEmpty() ? "No run is open." : "%d runs are open.".formatted(open.size()));
      int publishings = store.openPublishings().size();
      if (publishings > 0) {
        note(
            "publishing",
            "%d %s announced and not confirmed; the process at work, or the next start, finds out what became of it."
                .formatted(publishings, publishings == 1 ? "publishing was" : "publishings were"));
      }
    } catch (StoreUnavailableException e) {
      problem("store", String.valueOf(e.getMessage()), null);
    }
  }

  private void project(Home home) {
    HomeEnvironment environment =
        new HomeEnvironment(home.folder(), clock, options.mode() == Assetwright.Mode.SERVE);
    ConfigurationSources sources = new ConfigurationSources(
        options.workingDirectory(), options.environment(), options.settings());
    try (ProjectLoader loader = new ProjectLoader(options.classPath(), sources, environment)) {
      LoadResult result = loader.load();
      if (result instanceof LoadResult.Failed failed) {
        problem("project", failed.title() + " " + String.join(" ", failed.lines()), null);
        return;
      }
      try (LoadedCode code = ((LoadResult.Loaded) result).code()) {
        project(code);
      }
    } catch (IOException e) {
      note("project", "Copies of classes could not be deleted: %s.".formatted(e.getMessage()));
    }
  }

  private void project(LoadedCode code) {
    ok(
        "project",
        "%d assets in %s load."
            .formatted(code.graph().assets().size(), String.join(", ", code.modules())));
    for (BoundConfiguration.Setting setting : code.configuration().settings()) {
      ok(
          "setting",
          "%s = %s (%s)"
              .formatted(
                  setting.key(),
                  setting.value() == null ? "not set" : setting.value(),
                  setting.origin()));
    }
    code.withWarnings().stream()
        .flatMap(producer -> code.warnings(producer).stream())
        .distinct()
        .forEach(warning -> note("code", warning));
    code.notices().forEach(notice -> note("project", notice));
  }

  private static long sizeBytes(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      long sum = 0;
      for (Path file : (Iterable<Path>) files::iterator) {
        sum += Files.isRegularFile(file) ? Files.size(file) : 0;
      }
      return sum;
    } catch (IOException e) {
      return 0;
    }
  }

  private static String bytes(long count) {
    if (count < 10_000) {
      return count + " bytes";
    }
    return count < 10_000_000 ? count / 1_000 + " kB" : count / 1_000_000 + " MB";
  }

  private void ok(String subject, String text) {
    findings.add(new Finding(Level.OK, subject, text, null));
  }

  private void note(String subject, String text) {
    findings.add(new Finding(Level.NOTE, subject, text, null));
  }

  private void problem(String subject, String text, @Nullable String advice) {
    findings.add(new Finding(Level.PROBLEM, subject, text, advice));
  }
}
