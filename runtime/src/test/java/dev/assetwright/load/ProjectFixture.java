package dev.assetwright.load;

import dev.assetwright.AssetContext;
import dev.assetwright.Day;
import dev.assetwright.Environment;
import dev.assetwright.Outputs;
import dev.assetwright.Partition;
import dev.assetwright.config.ConfigurationSources;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.Arguments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * A project on disk: sources that are compiled into its folder of classes, settings, and a home.
 *
 * <p>Generated code is written by hand here, as the processor would write it.
 */
final class ProjectFixture {
  static final Instant NOW = Instant.parse("2026-06-10T12:00:00Z");

  private final Path folder;
  private final List<String> options = new ArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  private ProjectFixture(Path folder) {
    this.folder = folder;
  }

  static ProjectFixture in(Path folder) {
    return new ProjectFixture(folder);
  }

  Path classes() {
    return folder.resolve("target/classes");
  }

  Path home() {
    return folder.resolve("home");
  }

  ProjectFixture set(String option) {
    options.add(option);
    return this;
  }

  /** Compiles sources by path, in place of what was compiled before. */
  ProjectFixture compile(Map<String, String> sources) {
    compile(sources, classes());
    return this;
  }

  static void compile(Map<String, String> sources, Path classes, String... options) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(diagnostics, null, null)) {
      delete(classes);
      Files.createDirectories(classes);
      manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      List<JavaFileObject> units = new ArrayList<>();
      for (Map.Entry<String, String> file : new TreeMap<>(sources).entrySet()) {
        if (file.getKey().endsWith(".java")) {
          units.add(new Source(file.getKey(), file.getValue()));
        } else {
          Path target = classes.resolve(file.getKey());
          Files.createDirectories(target.getParent());
          Files.writeString(target, file.getValue());
        }
      }
      List<String> all = new ArrayList<>(List.of("-g", "-proc:none", "--release", "17"));
      all.addAll(List.of(options));
      if (!compiler.getTask(null, manager, diagnostics, all, null, units).call()) {
        throw new IllegalArgumentException(diagnostics.getDiagnostics().toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  ProjectLoader loader(String... classPath) {
    List<String> entries =
        classPath.length == 0 ? List.of(classes().toString()) : List.of(classPath);
    ProjectLoader loader = new ProjectLoader(
        entries, new ConfigurationSources(folder, Map.of(), options), environment());
    open.add(loader);
    return loader;
  }

  LoadedCode load() {
    return loaded(loader());
  }

  LoadedCode loaded(ProjectLoader loader) {
    LoadResult result = loader.load();
    if (result instanceof LoadResult.Loaded loaded) {
      open.add(0, loaded.code());
      return loaded.code();
    }
    throw new AssertionError(result.toString());
  }

  LoadResult.Failed failure(ProjectLoader loader) {
    if (loader.load() instanceof LoadResult.Failed failed) {
      return failed;
    }
    throw new AssertionError("It loads.");
  }

  static ProducerDefinition producer(LoadedCode code, String key) {
    return code.graph().get(AssetKey.parse(key)).producer();
  }

  /** Calls the method of an asset with inputs. */
  static Object invoke(LoadedCode code, String key, Object... inputs) throws Throwable {
    return code.invoke(producer(code, key).method(), new GivenArguments(List.of(inputs)));
  }

  private record GivenArguments(List<Object> inputs) implements Arguments {
    @Override
    public Outputs outputs() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Partition partition() {
      return Day.parse("2026-06-09");
    }

    @Override
    public AssetContext context() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object input(int index) {
      return inputs.get(index);
    }
  }

  private Environment environment() {
    return new Environment() {
      @Override
      public Path home() {
        return folder.resolve("home");
      }

      @Override
      public Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
      }

      @Override
      public boolean isProduction() {
        return false;
      }
    };
  }

  /** A graph of one module, with units of the package {@code shop}. */
  static Map<String, String> graph(String units, String install, String configurations) {
    return Map.of(
        "META-INF/services/dev.assetwright.spi.AssetModuleGraph",
        "shop.Shop_Graph\n",
        "shop/Shop_Graph.java",
        """
        package shop;
        import dev.assetwright.spi.*;
        import java.util.List;
        public final class Shop_Graph implements AssetModuleGraph {
          public String name() { return "shop"; }
          public List<AssetUnit> units() { return List.of(%s); }
          public List<Class<?>> install() { return List.of(%s); }
          public List<Class<? extends Record>> configurations() { return List.of(%s); }
        }
        """.formatted(units, install, configurations));
  }

  /** A generated unit of the package {@code shop}. */
  static Map<String, String> unit(String type, boolean instance, String describe, String cases) {
    return Map.of("shop/" + type + "_Unit.java", """
        package shop;
        import dev.assetwright.*;
        import dev.assetwright.model.StorageKind;
        import dev.assetwright.rules.grid.DailyGrid;
        import dev.assetwright.spi.*;
        public final class %1$s_Unit implements AssetUnit {
          public Class<?> declaringClass() { return %1$s.class; }
          public boolean needsInstance() { return %2$s; }
          public void describe(DefinitionSink sink) {
            %3$s
          }
          @SuppressWarnings("unchecked")
          public Object invoke(int index, Object self, Arguments arguments) throws Throwable {
            switch (index) {
              %4$s
              default: throw new IllegalArgumentException();
            }
          }
        }
        """.formatted(type, instance, describe, cases));
  }

  @SafeVarargs
  static Map<String, String> sources(Map<String, String>... parts) {
    Map<String, String> all = new TreeMap<>();
    for (Map<String, String> part : parts) {
      all.putAll(part);
    }
    return all;
  }

  /** Closes whatever was loaded. */
  void close() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("memory:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
