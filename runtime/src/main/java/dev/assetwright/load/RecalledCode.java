package dev.assetwright.load;

import dev.assetwright.Environment;
import dev.assetwright.config.BoundConfiguration;
import dev.assetwright.config.Configuration;
import dev.assetwright.execute.AssetCode;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.spi.Arguments;
import dev.assetwright.spi.AssetModuleGraph;
import dev.assetwright.spi.AssetUnit;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Code that another process has loaded and judged, for one attempt here. Nothing of it is judged again, its versions are not
 * derived, and instances are put together only when a method needs one.
 */
public final class RecalledCode implements AssetCode {
  private final LoadedUnits units;
  private final AssetGraph graph;
  private final MethodTypes types;
  private final ClassLoader loader;
  private final CodeOrigin origin;
  private final Environment environment;
  private @Nullable Instances instances;

  private RecalledCode(
      LoadedUnits units, ClassLoader loader, CodeOrigin origin, Environment environment) {
    this.units = units;
    this.loader = loader;
    this.origin = origin;
    this.environment = environment;
    this.types = new MethodTypes(loader);
    DefinitionCollector collector = new DefinitionCollector();
    units.all().forEach(collector::add);
    this.graph = AssetGraph.of(collector.definitions(units.names()));
  }

  /**
   * Loads it.
   *
   * @param origin what {@link LoadedCode#origin} told there
   */
  public static RecalledCode load(String origin, Environment environment) throws IOException {
    CodeOrigin from = CodeOrigin.parse(origin);
    ClassLoader loader = new SnapshotLoader(
        from.classPath().urls(), from.resourcePath().urls(), RecalledCode.class.getClassLoader());
    List<AssetModuleGraph> modules = new ArrayList<>();
    ServiceLoader.load(AssetModuleGraph.class, loader).forEach(modules::add);
    return new RecalledCode(new LoadedUnits(modules), loader, from, environment);
  }

  /** What was set there. */
  public Configuration configuration() {
    return Configuration.of(origin.settings());
  }

  /** Where it was loaded from. */
  public List<String> classPath() {
    return origin.roots();
  }

  @Override
  public AssetGraph graph() {
    return graph;
  }

  @Override
  public ProducerVersion version(ProducerDefinition producer) {
    throw new UnsupportedOperationException("The engine knows the version, and tells it.");
  }

  @Override
  public Type outputType(AssetDefinition asset) {
    return types.output(asset);
  }

  @Override
  public Type inputType(ProducerDefinition.MethodReference method, int input) {
    return types.input(method, input);
  }

  @Override
  public @Nullable Object component(AssetDefinition asset, Object value) {
    return types.component(asset, value);
  }

  @Override
  public @Nullable Object invoke(ProducerDefinition.MethodReference method, Arguments arguments)
      throws Throwable {
    AssetUnit unit = units.get(method);
    Thread.currentThread().setContextClassLoader(loader);
    Object self = unit.needsInstance() && !types.isStatic(method)
        ? instances().get(unit.declaringClass())
        : null;
    return unit.invoke(method.index(), self, arguments);
  }

  private Instances instances() throws LoadException {
    Instances made = instances;
    if (made == null) {
      BoundConfiguration bound = Configuration.of(origin.settings())
          .bindAll(units.configurations(), units.pools().places());
      made = new InstanceFactory(environment, bound.records(), Map.of())
          .create(units.installed(), units.instantiated());
      instances = made;
    }
    return made;
  }
}
