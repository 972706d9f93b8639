package dev.assetwright.load;

import dev.assetwright.Environment;
import dev.assetwright.config.Configuration;
import dev.assetwright.config.ConfigurationSources;
import dev.assetwright.spi.AssetModuleGraph;
import dev.assetwright.version.CodeVersionCache;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The project whose classes this process has on its class path already: nothing is copied, nothing is loaded anew. For
 * tests, which are compiled before they run. Safe for several threads.
 */
public final class PresentProject {
  private final List<AssetModuleGraph> modules;
  private final CodeVersionCache versionCache;

  /**
   * Prepares loading; nothing is read yet.
   *
   * @param modules all modules of the project
   * @param versionCache the file that keeps code versions; may be shared
   */
  public PresentProject(List<AssetModuleGraph> modules, Path versionCache) {
    this.modules = List.copyOf(modules);
    this.versionCache = new CodeVersionCache(versionCache);
  }

  /**
   * Puts the project together. Never throws for what is wrong with it.
   *
   * @param replacements instances that go before what the installed Guice modules bind, by type
   */
  public LoadResult load(
      ConfigurationSources configuration, Environment environment, Map<Class<?>, ?> replacements) {
    return LoadFailures.caught(
        () -> {
          ClassPath roots = new ClassPath(roots());
          return new CodeAssembly(environment, versionCache, replacements)
              .assemble(
                  LoadedClasses.present(PresentProject.class.getClassLoader(), roots),
                  modules,
                  roots.roots(),
                  Configuration.read(configuration));
        },
        environment);
  }

  /** Where the modules' own classes lie, in the order of the modules. */
  private List<Path> roots() throws IOException {
    List<Path> roots = new ArrayList<>();
    for (AssetModuleGraph module : modules) {
      CodeSource source = module.getClass().getProtectionDomain().getCodeSource();
      if (source == null) {
        throw new IOException("'%s' does not say where it was loaded from."
            .formatted(module.getClass().getName()));
      }
      try {
        Path root = Path.of(source.getLocation().toURI());
        if (!roots.contains(root)) {
          roots.add(root);
        }
      } catch (URISyntaxException e) {
        throw new IOException("'%s' is no place of files.".formatted(source.getLocation()), e);
      }
    }
    return roots;
  }
}
