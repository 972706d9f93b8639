package dev.assetwright.boot;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.config.BoundConfiguration;
import dev.assetwright.config.ConfigurationSources;
import dev.assetwright.home.Home;
import dev.assetwright.load.LoadResult;
import dev.assetwright.load.LoadedCode;
import dev.assetwright.load.ProjectLoader;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.upkeep.Backup;
import dev.assetwright.upkeep.Compaction;
import dev.assetwright.upkeep.Finding;
import dev.assetwright.upkeep.FreeSpace;
import dev.assetwright.upkeep.HomeCheck;
import dev.assetwright.upkeep.HomeSizes;
import dev.assetwright.upkeep.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Examines a home and a project without changing anything that was recorded: what is there, what is wrong, what to do about it.
 * Every part is examined even when another is broken.
 */
public final class Doctor {
  private final Assetwright.Options options;
  private final Clock clock;
  private final List<Finding> findings = new ArrayList<>();

  private Doctor(Assetwright.Options options, Clock clock) {
    this.options = options;
    this.clock = clock;
  }

  /**
   * Compacts the files of a home.
   *
   * @throws dev.assetwright.app.ApplicationException if others work in it, or the disk has too little room
   */
  public static Compaction.Result compact(Path home) {
    return Compaction.of(Home.open(home), Clock.systemUTC(), FreeSpace.OF_DISK);
  }

  /**
   * Copies a home into a folder that is not there yet, and examines the copy.
   *
   * @throws dev.assetwright.app.ApplicationException if the folder is there, the disk has too little room, or the store is not
   *     in the home
   */
  public static Backup.Result backUp(Assetwright.Options options, Path folder) {
    Home home = Home.open(options.home());
    try (StoreChoice choice = StoreChoice.of(home, options)) {
      choice.requireInHome();
    }
    try (WarehouseChoice warehouse = WarehouseChoice.of(home, options)) {
      warehouse.requireInHome();
    }
    return Backup.of(home, folder, Clock.systemUTC(), FreeSpace.OF_DISK);
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
      problem("home", String.valueOf(e.getMessage()));
    }
    HomeSizes sizes = null;
    if (home != null) {
      Report examined = examine(home);
      findings.addAll(examined.findings());
      sizes = examined.sizes();
      project(home);
    }
    return new Report(findings, sizes);
  }

  private Report examine(Home home) {
    try (StoreChoice choice = StoreChoice.of(home, options);
        WarehouseChoice warehouse = WarehouseChoice.of(home, options)) {
      return HomeCheck.of(home, clock, choice.other("doctor", clock), warehouse.elsewhere());
    } catch (ApplicationException e) {
      // What is wrong with the configuration is told of the project.
      if (!e.code().equals(StoreChoice.CONFIGURATION)) {
        problem("store", e.getMessage() + " " + String.join(" ", e.hints()));
      }
      return home.hasDatabase() ? HomeCheck.of(home, clock) : new Report(List.of(), null);
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
        problem("project", failed.title() + " " + String.join(" ", failed.lines()));
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

  private void ok(String subject, String text) {
    findings.add(Finding.ok(subject, text));
  }

  private void note(String subject, String text) {
    findings.add(Finding.note(subject, text));
  }

  private void problem(String subject, String text) {
    findings.add(Finding.problem(subject, text, null));
  }
}
