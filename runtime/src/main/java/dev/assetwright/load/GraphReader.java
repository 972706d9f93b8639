package dev.assetwright.load;

import dev.assetwright.artifact.GraphFile;
import dev.assetwright.contract.MadeContracts;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.CheckDefinition;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.Schedule;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.mapping.PartitionMapping;
import dev.assetwright.spi.AssetModuleGraph;
import dev.assetwright.version.CodeReport;
import dev.assetwright.version.CodeVersions;
import java.io.IOException;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what compiled classes declare, and their code versions, without making anything of them: no configuration, no instance,
 * no Guice module, no home. So a build can do it.
 */
public final class GraphReader {
  private GraphReader() {}

  /**
   * Reads the graph of the classes on a class path.
   *
   * @param classPath folders, jars, and folders with {@code /*} behind them for all jars therein
   * @param failed what to throw when there is none
   */
  public static GraphFile read(
      List<String> classPath, Function<LoadResult.Failed, RuntimeException> failed) {
    return LoadFailures.<GraphFile>caught(
        () -> read(ClassPath.of(classPath)),
        failure -> {
          throw failed.apply(failure);
        },
        "Nothing was written.");
  }

  private static GraphFile read(ClassPath classPath) throws LoadException, IOException {
    try (URLClassLoader loader =
        new URLClassLoader(classPath.urls(), GraphReader.class.getClassLoader())) {
      List<AssetModuleGraph> modules = new ArrayList<>();
      ServiceLoader.load(AssetModuleGraph.class, loader).forEach(modules::add);
      MissingGraph.check(classPath, !modules.isEmpty());
      MissingModules.check(modules);
      LoadedUnits units = new LoadedUnits(modules);
      DefinitionCollector collector = new DefinitionCollector();
      units.all().forEach(collector::add);
      AssetGraph graph = AssetGraph.of(collector.definitions(units.names()));
      ClassPath.Parts parts = classPath.parts(List.of());
      DeclaredFiles files = DeclaredFiles.find(collector.files(), parts.application());
      CodeReport report = CodeVersions.of(parts.application(), parts.libraries())
          .compute(ProducerVersions.methods(graph, files));
      MethodTypes types = new MethodTypes(loader);
      Map<String, String> contracts = MadeContracts.byAsset(classPath.roots());
      List<GraphFile.Asset> assets = new ArrayList<>();
      for (AssetDefinition asset : graph.assets()) {
        String code = ProducerVersions.code(asset.producer(), report, files);
        assets.add(asset(asset, graph, code, types, contracts));
      }
      return new GraphFile(GraphFile.FORMAT, units.names(), assets);
    }
  }

  private static GraphFile.Asset asset(
      AssetDefinition asset,
      AssetGraph graph,
      String code,
      MethodTypes types,
      Map<String, String> contracts) {
    return new GraphFile.Asset(
        asset.key().toString(),
        asset.formerly().stream().map(AssetKey::toString).toList(),
        asset.kind().word(),
        asset.producer().method().display(),
        asset.isExternal() ? null : type(asset, types),
        contracts.get(asset.key().toString()),
        word(asset.storage()),
        asset.grid() == null ? null : asset.grid().describe(),
        schedule(asset.schedule()),
        asset.freshness() == null ? null : asset.freshness().toString(),
        code.isEmpty() ? null : code,
        asset.description(),
        asset.owners(),
        asset.tags(),
        asset.kinds(),
        asset.producer().inputs().stream().map(GraphReader::input).toList(),
        graph.checks(asset.key()).stream().map(GraphReader::check).toList());
  }

  /** A build may know fewer libraries than the program will; the type is then left out. */
  private static @Nullable String type(AssetDefinition asset, MethodTypes types) {
    try {
      return types.output(asset).getTypeName();
    } catch (LinkageError | TypeNotPresentException e) {
      return null;
    }
  }

  private static @Nullable String schedule(@Nullable Schedule schedule) {
    return schedule == null ? null : schedule.cron() + " " + schedule.zone();
  }

  private static GraphFile.Input input(InputDefinition input) {
    return new GraphFile.Input(input.upstream().toString(), word(input.use()), mapping(input));
  }

  private static String mapping(InputDefinition input) {
    PartitionMapping mapping = input.mapping();
    String partitions = mapping.isWhole()
        ? "whole"
        : mapping.isSame()
            ? "same partition"
            : mapping.isAll() ? "all partitions" : mapping.describe();
    return partitions
        + (input.requireAll() ? ", required" : "")
        + (input.optional() ? ", optional" : "");
  }

  private static GraphFile.Check check(CheckDefinition check) {
    return new GraphFile.Check(
        check.name(), check.blocking(), check.warning(), check.description());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
