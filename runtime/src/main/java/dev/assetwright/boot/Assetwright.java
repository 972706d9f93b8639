package dev.assetwright.boot;

import dev.assetwright.StartupTask;
import dev.assetwright.app.Application;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.app.WebServer;
import dev.assetwright.automation.Scheduler;
import dev.assetwright.config.ConfigurationSources;
import dev.assetwright.engine.Engine;
import dev.assetwright.engine.LocalApplication;
import dev.assetwright.home.Home;
import dev.assetwright.home.ProcessInfo;
import dev.assetwright.home.ProcessRegistry;
import dev.assetwright.home.RegisteredProcess;
import dev.assetwright.load.LoadResult;
import dev.assetwright.load.LoadedCode;
import dev.assetwright.load.ProjectLoader;
import dev.assetwright.log.AttemptLogs;
import dev.assetwright.spi.PlaceStore;
import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.upkeep.OldRuns;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process at work in a home. Commands, {@code dev} and {@code serve} differ only in which background threads run.
 *
 * <p>Starting does, in this order: open the home, register the process, open the store, clear up after dead processes, load the
 * code, do its start-up tasks, go on with what the dead left. What was opened is closed again when a later step fails.
 */
public final class Assetwright implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Assetwright.class);

  private final Closing opened = new Closing();
  private final ProcessRegistry registry;
  private final RegisteredProcess process;
  private final Options options;
  private final LocalApplication application;
  private boolean leavesRuns;

  /** What this process is for. */
  public enum Mode {
    /** One command, then the end. */
    COMMAND,
    /** Pages, schedules, and a watch on the compiled classes. */
    DEV,
    /** Pages and schedules for production: no watch, no sample data. */
    SERVE
  }

  /**
   * What to start.
   *
   * @param home the folder that keeps everything; made when absent
   * @param classPath folders, jars, and folders with {@code /*} behind them for all jars therein
   * @param workingDirectory where {@code assetwright.yaml} is looked for
   * @param environment the variables of the process
   * @param settings what {@code --set} was given, each {@code key=value}
   * @param command what was typed, for others who look at the home
   */
  public record Options(
      Path home,
      List<String> classPath,
      Path workingDirectory,
      Map<String, String> environment,
      List<String> settings,
      Mode mode,
      String command) {
    public Options {
      classPath = List.copyOf(classPath);
      environment = Map.copyOf(environment);
      settings = List.copyOf(settings);
    }
  }

  private Assetwright(Options options, Clock clock) {
    this.options = options;
    boolean done = false;
    try {
      Home home = Home.open(options.home());
      RandomGenerator random = new SecureRandom();
      registry = new ProcessRegistry(home, clock, random);
      process = registry.register(options.command());
      keep(this::leave);
      StoreChoice choice = keep(StoreChoice.of(home, options));
      Store store = keep(choice.open(process.id(), clock));
      keep(() -> leavesRuns = hasOpenRuns(store) || !givesBackPlaces(store));
      HomeEnvironment environment =
          new HomeEnvironment(home.folder(), clock, options.mode() == Mode.SERVE);
      ProjectLoader loader = keep(new ProjectLoader(
          options.classPath(),
          new ConfigurationSources(
              options.workingDirectory(), options.environment(), options.settings()),
          environment));
      WarehouseChoice warehouse = keep(WarehouseChoice.of(home, options));
      LocalProject project =
          keep(new LocalProject(home, store, warehouse.open(process.id()), clock, random));
      InterruptedRuns kept = new InterruptedRuns(home.interrupted(), clock);
      DeadProcesses dead = new DeadProcesses(registry, store, project.recovery(), kept);
      dead.clear();
      LoadedCode code = load(loader);
      runTasks(code, environment);
      project.start(
          code,
          CodeFactsReader.read(code, environment),
          new LocalApplication.ProcessFacts(
              process.id(), mode(), Version.NUMBER, workers(code), evaluatesSchedules()));
      application = project.application();
      Engine engine = project.engine();
      engine.look();
      ResumedRuns resumed = new ResumedRuns(
          process.id(), registry, store, kept, project.application()::resume, clock);
      goOn(resumed);
      Scheduler scheduler =
          new Scheduler(process.id(), store, store, project.events(), engine::tick, clock);
      keep(new Background(
              options.mode(),
              project.events(),
              engine,
              scheduler,
              application,
              loader,
              code,
              environment,
              clock,
              () -> clearUp(dead, resumed),
              new OldRuns(
                  store, new AttemptLogs(home.logs(), clock), project.storages().quarantines()))
          .start());
      done = true;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  /**
   * Starts a process.
   *
   * @throws ApplicationException if the code cannot be loaded, the configuration does not fit, or a start-up task fails
   * @throws dev.assetwright.spi.StoreUnavailableException if the home or the store cannot be used
   */
  public static Assetwright start(Options options) {
    return new Assetwright(options, Clock.systemUTC());
  }

  /** What commands and pages ask and change. */
  public Application application() {
    return application;
  }

  /** Serves the pages; see {@link WebServer#start}. */
  public WebServer.Running serve(String host, int port, @Nullable Path uiFolder) {
    WebServer server = ServiceLoader.load(WebServer.class)
        .findFirst()
        .orElseThrow(() -> new ApplicationException(
            ApplicationException.Category.ENVIRONMENT,
            "NoWebServer",
            "No web server is on the class path.",
            List.of("Add the module 'assetwright-ui'.")));
    try {
      WebServer.Running running =
          keep(server.start(new WebServer.Settings(host, port, uiFolder), application));
      process.serving(running.port());
      return running;
    } catch (ApplicationException e) {
      if (!e.code().equals("PortTaken")) {
        throw e;
      }
      throw portTaken(port, e);
    }
  }

  private ApplicationException portTaken(int port, ApplicationException cause) {
    Optional<ProcessInfo> ourselves = registry.servingAt(port);
    String other = "To use another: assetwright %s --port %d"
        .formatted(command(), port < 65_535 ? port + 1 : port - 1);
    return new ApplicationException(
        cause.category(),
        cause.code(),
        ourselves
            .map(info ->
                "Port %d is taken by Assetwright itself: 'assetwright %s' serves this home there (process %d)."
                    .formatted(port, info.command(), info.pid()))
            .orElse(cause.getMessage()),
        ourselves
            .map(info -> List.of("Open http://127.0.0.1:%d".formatted(port), other))
            .orElse(List.of(other)));
  }

  private String command() {
    return options.mode() == Mode.SERVE ? "serve" : "dev";
  }

  private String mode() {
    return options.mode() == Mode.COMMAND ? "command" : command();
  }

  /** Whether schedules run on this home: here, or in a process that serves its pages. */
  private boolean evaluatesSchedules() {
    return options.mode() != Mode.COMMAND
        || registry.living().stream().anyMatch(other -> other.port() != null);
  }

  private void clearUp(DeadProcesses dead, ResumedRuns resumed) {
    try {
      dead.clear();
    } finally {
      // What one dead process left may be in the way for long.
      goOn(resumed);
    }
  }

  /** A command has something else to do, and leaves them to a process that serves. */
  private void goOn(ResumedRuns resumed) {
    if (options.mode() != Mode.COMMAND) {
      resumed.goOn();
    }
  }

  private boolean hasOpenRuns(Store store) {
    try {
      return store.openRuns().stream().anyMatch(run -> run.process().equals(process.id()));
    } catch (StoreUnavailableException e) {
      return true;
    }
  }

  /** Gives back what attempts had of pools; a process that had nothing writes nothing. Returns whether nothing is left. */
  private boolean givesBackPlaces(Store store) {
    try {
      if (store.hasPlaces(process.id())) {
        store
            .claimPlaces(
                process.id(), PlaceStore.PlaceClaim.NOTHING, process.info().startedAt())
            .join();
      }
      return true;
    } catch (CompletionException | StoreUnavailableException e) {
      return false;
    }
  }

  /**
   * A run that could not be recorded as ended is left to others, who find it as that of a dead process: its lock goes when this
   * process does, and no earlier, since something may still be publishing.
   */
  private void leave() {
    if (!leavesRuns) {
      process.close();
    }
  }

  private static LoadedCode load(ProjectLoader loader) {
    LoadResult result = loader.load();
    if (result instanceof LoadResult.Failed failed) {
      throw new ApplicationException(
          failed.kind() == LoadResult.Kind.CONFIGURATION
              ? ApplicationException.Category.USAGE
              : ApplicationException.Category.ENVIRONMENT,
          failed.code(),
          failed.title(),
          failed.lines());
    }
    return ((LoadResult.Loaded) result).code();
  }

  private static void runTasks(LoadedCode code, HomeEnvironment environment) {
    for (StartupTask task : code.startupTasks()) {
      try {
        task.run(environment);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while starting.", e);
      } catch (Exception e) {
        throw new ApplicationException(
            ApplicationException.Category.ENVIRONMENT,
            "StartupTaskFailed",
            "%s failed: %s"
                .formatted(
                    task.getClass().getSimpleName(),
                    e.getMessage() == null ? e.getClass().getName() : e.getMessage()),
            List.of("Nothing was started."));
      }
    }
  }

  private static int workers(LoadedCode code) {
    return code.configuration()
        .get(dev.assetwright.config.EngineSettings.class)
        .workers()
        .orElse(Math.max(2, Runtime.getRuntime().availableProcessors()));
  }

  private <T extends AutoCloseable> T keep(T resource) {
    return opened.keep(resource);
  }

  /** Stops in the reverse order of starting: runs of this process are canceled and recorded as such. */
  @Override
  public void close() {
    opened.close();
  }
}
