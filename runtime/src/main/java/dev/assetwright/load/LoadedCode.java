package dev.assetwright.load;

import dev.assetwright.StartupTask;
import dev.assetwright.config.BoundConfiguration;
import dev.assetwright.config.Configuration;
import dev.assetwright.config.EngineSettings;
import dev.assetwright.execute.AssetCode;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.AttemptLimit;
import dev.assetwright.model.CodeEnvironment;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.spi.Arguments;
import dev.assetwright.spi.AssetUnit;
import dev.assetwright.spi.CodeStore.MethodHash;
import dev.assetwright.version.CallGraph;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The user's code in a class loader of its own, ready to be called.
 *
 * <p>Closing it takes the class loader away as soon as the last run that {@linkplain #retain retained} it is done; what
 * was loaded until then goes on working.
 */
public final class LoadedCode implements AssetCode, AutoCloseable {
  private final LoadedUnits units;
  private final AssetGraph graph;
  private final MethodTypes types;
  private final ProducerVersions versions;
  private final Instances instances;
  private final List<StartupTask> startupTasks;
  private final BoundConfiguration configuration;
  private final LoadedClasses classes;
  private final Configuration settings;
  private final List<AttemptLimit> limits;

  LoadedCode(
      LoadedUnits units,
      AssetGraph graph,
      MethodTypes types,
      ProducerVersions versions,
      Instances instances,
      List<StartupTask> startupTasks,
      BoundConfiguration configuration,
      LoadedClasses classes,
      Configuration settings,
      List<AttemptLimit> limits) {
    this.units = units;
    this.graph = graph;
    this.types = types;
    this.versions = versions;
    this.instances = instances;
    this.startupTasks = startupTasks;
    this.configuration = configuration;
    this.classes = classes;
    this.settings = settings;
    this.limits = List.copyOf(limits);
  }

  @Override
  public AssetGraph graph() {
    return graph;
  }

  /** The names of the modules, sorted. */
  public List<String> modules() {
    return units.names();
  }

  @Override
  public ProducerVersion version(ProducerDefinition producer) {
    return versions.get(producer);
  }

  @Override
  public String ruleVersion(ProducerDefinition producer) {
    return versions.ofRule(producer);
  }

  @Override
  public SortedMap<String, Integer> pools() {
    return configuration.pools();
  }

  @Override
  public List<AttemptLimit> limits() {
    return limits;
  }

  @Override
  public Optional<Duration> runTimeout() {
    return configuration.get(EngineSettings.class).runTimeout();
  }

  /** How long runs that are over are remembered. */
  public Duration retention() {
    return configuration.get(EngineSettings.class).retention().orElse(EngineSettings.RETENTION);
  }

  @Override
  public Optional<String> origin() {
    return Optional.ofNullable(classes.resources())
        .map(
            resources -> CodeOrigin.of(classes.classPath(), resources, settings).format());
  }

  /** What a derived code version was made from; empty for SQL, externals, and versions kept by hand. */
  public List<MethodHash> parts(ProducerDefinition producer) {
    return versions.parts(producer);
  }

  /** Which part of a derived code version leads to which. */
  public Optional<CallGraph> calls(ProducerDefinition producer) {
    return versions.calls(producer);
  }

  /** What a derived code version was compiled by and which libraries it uses; empty for SQL and externals. */
  public Optional<CodeEnvironment> environment(ProducerDefinition producer) {
    return versions.environment(producer);
  }

  /** What a code version cannot see, such as reflection, in whole sentences, sorted. */
  public List<String> warnings(ProducerDefinition producer) {
    return versions.warnings(producer);
  }

  /** The producers whose code versions do not see everything, in the order of their first assets. */
  public List<ProducerDefinition> withWarnings() {
    return versions.withWarnings();
  }

  /** How many methods and other parts were hashed for the versions; 0 when an earlier load had left all of them. */
  public int hashedCount() {
    return versions.hashedCount();
  }

  /** What people should know about how this was loaded, a sentence each. */
  public List<String> notices() {
    List<String> notices = new ArrayList<>(configuration.notices());
    notices.addAll(versions.notices());
    return List.copyOf(notices);
  }

  /** All configuration, that of the engine included. */
  public BoundConfiguration configuration() {
    return configuration;
  }

  /** What the modules want done at the start, in the order in which they were bound. */
  public List<StartupTask> startupTasks() {
    return startupTasks;
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
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Libraries in the user's code look for their own parts there.
    thread.setContextClassLoader(classes.loader());
    try {
      Object self = unit.needsInstance() && !types.isStatic(method)
          ? instances.get(unit.declaringClass())
          : null;
      return unit.invoke(method.index(), self, arguments);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * Keeps the classes until the returned handle is closed, even if this is closed before.
   *
   * @throws IllegalStateException if the classes are gone
   */
  public Retained retain() {
    classes.retain();
    return new Retained(classes);
  }

  /** A hold on loaded code; closing it again does nothing. */
  public static final class Retained implements AutoCloseable {
    private @Nullable LoadedClasses classes;

    private Retained(LoadedClasses classes) {
      this.classes = classes;
    }

    @Override
    public synchronized void close() {
      if (classes != null) {
        classes.release();
        classes = null;
      }
    }
  }

  /** Gives the classes up; closing it again does nothing. */
  @Override
  public void close() {
    classes.close();
  }
}
