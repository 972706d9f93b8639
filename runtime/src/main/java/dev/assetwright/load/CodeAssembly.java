package dev.assetwright.load;

import dev.assetwright.Environment;
import dev.assetwright.config.BoundConfiguration;
import dev.assetwright.config.CodeVersionSettings;
import dev.assetwright.config.Configuration;
import dev.assetwright.config.EngineSettings;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.InvalidGraphException;
import dev.assetwright.model.Definitions;
import dev.assetwright.rules.Problem;
import dev.assetwright.spi.AssetModuleGraph;
import dev.assetwright.spi.AssetSource;
import dev.assetwright.version.CodeVersionCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Puts together what classes declare, what is configured, and instances to call. */
final class CodeAssembly {
  static {
    // Guice's generated classes warn on newer JVMs and hide line numbers; we need nothing of them.
    System.setProperty("guice_bytecode_gen_option", "DISABLED");
  }

  private final Environment environment;
  private final CodeVersionCache versionCache;
  private final Map<Class<?>, ?> replacements;

  /** Takes instances that go before what the installed Guice modules bind, by type. */
  CodeAssembly(
      Environment environment, CodeVersionCache versionCache, Map<Class<?>, ?> replacements) {
    this.environment = environment;
    this.versionCache = versionCache;
    this.replacements = Map.copyOf(replacements);
  }

  /**
   * Makes code of modules.
   *
   * @param classes of the modules; closed with the code, and by the caller if this throws
   * @param given where they were looked for, for people
   */
  LoadedCode assemble(
      LoadedClasses classes, List<AssetModuleGraph> modules, List<Path> given, Configuration read)
      throws LoadException, IOException {
    if (modules.isEmpty() && !hasSources(classes.loader())) {
      // Told before the settings are read, which nothing takes then.
      throw MissingGraph.noAssets(given);
    }
    LoadedUnits units = new LoadedUnits(modules);
    DefinitionCollector collector = new DefinitionCollector();
    units.all().forEach(collector::add);
    Definitions definitions = collector.definitions(units.names());
    DeclaredPools pools = units.pools();
    List<Problem> problems = pools.problems(definitions);
    if (!problems.isEmpty()) {
      throw new InvalidGraphException(problems);
    }
    AssetGraph graph = AssetGraph.of(definitions);
    BoundConfiguration bound = read.bindAll(units.configurations(), pools.places());
    MethodTypes types = new MethodTypes(classes.loader());
    types.check(graph);
    Instances instances = new InstanceFactory(environment, bound.records(), replacements)
        .create(units.installed(), units.instantiated());
    List<AssetSource> sources = instances.sources(classes.loader());
    if (!sources.isEmpty()) {
      units = units.with(new SourceCollector(definitions, types).collect(sources));
      DefinitionCollector whole = new DefinitionCollector();
      units.all().forEach(whole::add);
      graph = AssetGraph.of(whole.definitions(units.names()));
      types = new MethodTypes(classes.loader(), units);
      types.check(graph);
    }
    if (graph.assets().isEmpty()) {
      throw MissingGraph.noAssets(given);
    }
    ClassPath.Parts parts = classes.parts(bound.get(CodeVersionSettings.class).libraries());
    DeclaredFiles files = DeclaredFiles.find(collector.files(), parts.application());
    ProducerVersions versions =
        ProducerVersions.of(graph, units, types, bound, parts, files, versionCache);
    return new LoadedCode(
        units,
        graph,
        types,
        versions,
        instances,
        instances.startupTasks(),
        bound,
        classes,
        read,
        AttemptLimits.of(bound.get(EngineSettings.class).limits(), graph));
  }

  /** Whether there are sources that no Guice module of an asset module has to bind. */
  private static boolean hasSources(ClassLoader loader) {
    return ServiceLoader.load(AssetSource.class, loader).stream().findAny().isPresent();
  }
}
