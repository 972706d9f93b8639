package dev.assetwright.load;

import dev.assetwright.Environment;
import dev.assetwright.config.Configuration;
import dev.assetwright.config.ConfigurationSources;
import dev.assetwright.spi.AssetModuleGraph;
import dev.assetwright.version.CodeVersionCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Loads the user's project: compiled classes and configuration, together, as often as asked.
 *
 * <p>What was loaded before stays as it is, whether or not the next load succeeds. Not safe for several threads.
 */
public final class ProjectLoader implements AutoCloseable {
  private final List<String> classPath;
  private final ConfigurationSources configuration;
  private final Environment environment;
  private final ClassSnapshots snapshots;
  private final CodeAssembly assembly;

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
    this.assembly = new CodeAssembly(
        environment, new CodeVersionCache(environment.home().resolve("code-versions")), Map.of());
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
    return LoadFailures.caught(this::loadCode, environment);
  }

  private LoadedCode loadCode() throws LoadException, IOException {
    Configuration read = Configuration.read(configuration);
    ClassPath given = ClassPath.of(classPath);
    LoadedClasses classes = LoadedClasses.of(snapshots.take(given));
    boolean done = false;
    try {
      LoadedCode code = assembly.assemble(classes, modules(classes), given.roots(), read);
      done = true;
      return code;
    } finally {
      if (!done) {
        classes.close();
      }
    }
  }

  private static List<AssetModuleGraph> modules(LoadedClasses classes)
      throws LoadException, IOException {
    List<AssetModuleGraph> modules = new ArrayList<>();
    ServiceLoader.load(AssetModuleGraph.class, classes.loader()).forEach(modules::add);
    MissingGraph.check(classes.classPath(), !modules.isEmpty());
    MissingModules.check(modules);
    return modules;
  }

  /** Deletes the copies of this process. Code that is still in use may then fail to load further classes. */
  @Override
  public void close() throws IOException {
    snapshots.close();
  }
}
