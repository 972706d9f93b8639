package dev.assetwright.processor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.Environment;
import dev.assetwright.config.ConfigurationSources;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.load.LoadResult;
import dev.assetwright.load.ProjectLoader;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.mapping.CellMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Declarations that nobody would write, by the hundred. {@code -Dassetwright.seeds=5000} tries as many, {@code
 * -Dassetwright.seed=17} begins there.
 */
class FuzzTest {
  /** What only shows at start: what constructors ask for, and settings. A module may well hold no asset. */
  private static final Set<String> OF_START = Set.of("MissingBinding", "Configuration", "NoAssets");

  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  @TempDir
  Path work;

  @Test
  void whateverIsDeclaredIsRefusedAtItsPlaceOrCompilesAndLoads() throws IOException {
    long first = Long.getLong("assetwright.seed", 0);
    int count = Integer.getInteger("assetwright.seeds", 100);
    List<String> failures = new ArrayList<>();
    int compiled = 0;
    try (MemoryCompiler compiler = new MemoryCompiler()) {
      for (long seed = first; seed < first + count; seed++) {
        Map<String, String> program = RandomProgram.of(seed);
        List<String> problems = new ArrayList<>();
        try {
          MemoryCompiler.Result result = compiler.compile(program);
          judge(result, problems);
          if (result.succeeded() && problems.isEmpty()) {
            compiled++;
            load(result, seed, problems);
          }
        } catch (RuntimeException | Error e) {
          problems.add("javac failed: " + e);
        }
        if (!problems.isEmpty()) {
          failures.add(report(seed, program, problems));
        }
      }
    }
    assertThat(failures.stream().limit(5))
        .as("%d of %d programs", failures.size(), count)
        .isEmpty();
    // Neither is a test of anything when all programs are of the other kind.
    if (count >= 100) {
      assertThat(compiled).isBetween(count / 10, count / 2);
    }
  }

  private static void judge(MemoryCompiler.Result result, List<String> problems) {
    List<Diagnostic<? extends JavaFileObject>> ofSources =
        result.notes().stream().filter(note -> !isGenerated(note)).toList();
    for (Diagnostic<? extends JavaFileObject> note : ofSources) {
      if (text(note).contains("[Assetwright/Internal]")
          || text(note).contains("\tat dev.assetwright")) {
        problems.add(text(note));
      }
    }
    boolean isRefused =
        ofSources.stream().anyMatch(note -> isError(note) && note.getSource() != null);
    if (!isRefused) {
      result.notes().stream()
          .filter(note -> isGenerated(note) || isError(note))
          .map(note -> "%s:%d %s".formatted(note.getSource(), note.getLineNumber(), text(note)))
          .forEach(problems::add);
      if (!result.succeeded() && problems.isEmpty()) {
        problems.add("refused without a word");
      }
    }
  }

  private static boolean isGenerated(Diagnostic<? extends JavaFileObject> note) {
    return note.getSource() != null
        && note.getSource().toUri().getPath().startsWith(MemoryCompiler.GENERATED);
  }

  private static boolean isError(Diagnostic<? extends JavaFileObject> note) {
    return note.getKind() == Diagnostic.Kind.ERROR;
  }

  private static String text(Diagnostic<? extends JavaFileObject> note) {
    return note.getMessage(Locale.ROOT).lines().limit(12).collect(Collectors.joining("\n"));
  }

  /** What compiles is taken by the run time, too: its rules are the same. */
  private void load(MemoryCompiler.Result result, long seed, List<String> problems)
      throws IOException {
    Path folder = Files.createDirectories(work.resolve(String.valueOf(seed)));
    result.writeTo(Files.createDirectories(folder.resolve("classes")));
    Environment environment = new FixedEnvironment(Files.createDirectories(folder.resolve("home")));
    ConfigurationSources settings = new ConfigurationSources(folder, Map.of(), List.of());
    try (ProjectLoader loader =
        new ProjectLoader(List.of(folder.resolve("classes").toString()), settings, environment)) {
      LoadResult loaded = loader.load();
      if (loaded instanceof LoadResult.Loaded fine) {
        askWhatIsNeeded(fine.code().graph(), problems);
        fine.code().close();
      } else if (loaded instanceof LoadResult.Failed failed && !OF_START.contains(failed.code())) {
        problems.add("compiled, but was refused at start: " + failed);
      }
    }
  }

  /** Asks some partitions of each asset for those that they need: there are such, and no more than the compiler said. */
  private static void askWhatIsNeeded(AssetGraph graph, List<String> problems) {
    Extents extents = new Extents(graph, NOW, grid -> grid.extent(List.of("acme", "globex")));
    for (ProducerDefinition producer : graph.producers()) {
      int count = extents.count(producer.first());
      for (InputDefinition input : producer.inputs()) {
        CellMapping mapping = extents.mapping(input);
        int most = extents.count(input.upstream());
        IntStream.of(0, count / 2, count - 1)
            .filter(at -> at >= 0 && at < count)
            .forEach(at -> {
              List<Integer> needed = new ArrayList<>();
              mapping.of(at).forEach(needed::add);
              boolean isRight = needed.stream().allMatch(cell -> cell >= 0 && cell < most)
                  && (needed.size() <= 1 || !mapping.isSingle())
                  && (!needed.isEmpty()
                      || most == 0
                      || mapping.absence(at) != null
                      || !mapping.isSingle());
              if (!isRight) {
                problems.add("'%s', %d of %d, needs %s of the %d of '%s' (%s)."
                    .formatted(
                        producer.first(),
                        at,
                        count,
                        needed,
                        most,
                        input.upstream(),
                        input.mapping()));
              }
            });
      }
    }
  }

  private static String report(long seed, Map<String, String> program, List<String> problems) {
    String sources = program.entrySet().stream()
        .filter(source -> !source.getKey().endsWith("Helpers.java"))
        .map(source -> "// " + source.getKey() + "\n" + source.getValue())
        .collect(Collectors.joining("\n"));
    return "\n-Dassetwright.seed=%d -Dassetwright.seeds=1\n%s\n%s"
        .formatted(seed, String.join("\n", problems), sources);
  }

  /** A home and a clock that stands still. */
  private record FixedEnvironment(Path home) implements Environment {
    @Override
    public Clock clock() {
      return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Override
    public boolean isProduction() {
      return false;
    }
  }
}
