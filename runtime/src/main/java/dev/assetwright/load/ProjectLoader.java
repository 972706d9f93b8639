package dev.assetwright.load;

import dev.assetwright.Environment;
import dev.assetwright.StartupTask;
import dev.assetwright.config.BoundConfiguration;
import dev.assetwright.config.Configuration;
import dev.assetwright.config.ConfigurationException;
import dev.assetwright.config.ConfigurationSources;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.InvalidGraphException;
import dev.assetwright.model.Definitions;
import dev.assetwright.spi.AssetModuleGraph;
import dev.assetwright.version.CodeVersionCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Loads the user's project: compiled classes and configuration, together, as often as asked.
 *
 * <p>What was loaded before stays as it is, whether or not the next load succeeds. Not safe for several threads.
 */
public final class ProjectLoader implements AutoCloseable {
  static {
    // Guice's generated classes warn on newer JVMs and hide line numbers; we need nothing of them.
    System.setProperty("guice_bytecode_gen_option", "DISABLED");
  }

  private final List<String> classPath;
  private final ConfigurationSources configuration;
  private final Environment environment;
  private final ClassSnapshots snapshots;
  private final CodeVersionCache versionCache;

  /**
   * Prepares loading; nothing is read yet.
   *
   * @param classPath folders of class files, jars, and folders with {@code /*} behind them for all jars therein
   * @param environment its home keeps copies of classes and the cache of code versions
   */
  public ProjectLoader(
      List<String> classPath, ConfigurationSources configuration, Environment environment) {
    this.classPath = List.copyOf(classPath);
    this.configuration = configuration;
    this.environment = environment;
    this.snapshots = new ClassSnapshots(environment.home().resolve("classes"));
    this.versionCache = new CodeVersionCache(environment.home().resolve("code-versions"));
  }

  /** What a {@link ClassWatcher} should watch: the folders and jars, and the configuration. */
  public List<Path> watched() {
    List<Path> paths = new ArrayList<>();
    for (String entry : classPath) {
      paths.add(ClassPath.path(entry));
    }
    paths.add(configuration.file());
    return paths;
  }

  /** Reads everything anew. Never throws for what is wrong with the project. */
  public LoadResult load() {
    try {
      return new LoadResult.Loaded(loadCode());
    } catch (LoadException e) {
      return e.failure();
    } catch (ConfigurationException e) {
      return new LoadResult.Failed(
          LoadResult.Kind.CONFIGURATION,
          "Configuration",
          "The configuration does not fit.",
          e.problems());
    } catch (InvalidGraphException e) {
      return new LoadResult.Failed(
          LoadResult.Kind.CODE, "InvalidGraph", "The modules do not fit together.", e.problems());
    } catch (UnsupportedClassVersionError e) {
      return new LoadResult.Failed(
          LoadResult.Kind.CODE,
          "NewerJava",
          "The classes were compiled for a newer Java than the one that runs here, %s."
              .formatted(Runtime.version().feature()),
          List.of(String.valueOf(e.getMessage()), "Run a newer Java, or compile with --release."));
    } catch (ServiceConfigurationError | LinkageError e) {
      return unloadable(e);
    } catch (IOException e) {
      return new LoadResult.Failed(
          LoadResult.Kind.ENVIRONMENT,
          "UnreadableClasses",
          "The compiled classes cannot be read or copied.",
          List.of(e.toString(), "Copies are kept in '%s'.".formatted(environment.home())));
    }
  }

  private static LoadResult.Failed unloadable(Error error) {
    List<String> lines = new ArrayList<>();
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      lines.add(cause.toString());
    }
    lines.add(
        "Compile the whole project anew, for example with 'mvn clean compile'. "
            + "If that does not help, a library is missing from the class path or is of another version.");
    return new LoadResult.Failed(
        LoadResult.Kind.CODE, "UnloadableClasses", "A compiled class cannot be loaded.", lines);
  }

  private LoadedCode loadCode() throws LoadException, IOException {
    Configuration read = Configuration.read(configuration);
    ClassPath given = ClassPath.of(classPath);
    LoadedClasses classes = new LoadedClasses(snapshots.take(given));
    boolean done = false;
    try {
      LoadedCode code = load(classes, given, read);
      done = true;
      return code;
    } finally {
      if (!done) {
        classes.close();
      }
    }
  }

  private LoadedCode load(LoadedClasses classes, ClassPath given, Configuration read)
      throws LoadException, IOException {
    LoadedUnits units = units(classes);
    DefinitionCollector collector = new DefinitionCollector();
    units.all().forEach(collector::add);
    Definitions definitions = collector.definitions(units.names());
    if (definitions.assets().isEmpty()) {
      throw MissingGraph.noAssets(given.roots());
    }
    AssetGraph graph = AssetGraph.of(definitions);
    BoundConfiguration bound = read.bindAll(units.configurations());
    MethodTypes types = new MethodTypes(classes.loader());
    types.check(graph);
    Instances instances = new InstanceFactory(environment, bound.records())
        .create(units.installed(), units.instantiated());
    List<StartupTask> startupTasks = instances.startupTasks();
    ProducerVersions versions =
        ProducerVersions.of(graph, units, types, bound, classes.applicationRoots(), versionCache);
    return new LoadedCode(units, graph, types, versions, instances, startupTasks, bound, classes);
  }

  private static LoadedUnits units(LoadedClasses classes) throws LoadException, IOException {
    List<AssetModuleGraph> modules = new ArrayList<>();
    ServiceLoader.load(AssetModuleGraph.class, classes.loader()).forEach(modules::add);
    MissingGraph.check(classes.roots(), !modules.isEmpty());
    return new LoadedUnits(modules);
  }

  /** Deletes the copies of this process. Code that is still in use may then fail to load further classes. */
  @Override
  public void close() throws IOException {
    snapshots.close();
  }
}
