package dev.assetwright.processor.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a build tool leaves in place, and in whatever order it names files, the graph is that of a clean build. */
class IncrementalCompileTest {
  private static final String MODULE = "@AssetModule(name = \"shop\") interface ShopAssets {}";
  private static final String RAW = """
      class Raw {
        @Asset(group = "raw") List<String> lines() { return List.of(); }
        @Asset(group = "raw") int rates() { return 1; }
      }
      """;
  private static final String MARTS = """
      class Marts {
        @Asset(group = "mart") int report(List<String> lines, @From(Raw_Keys.RATES) int rates) { return 1; }
        @Check Outcome some(int report) { return Outcome.pass(true, ""); }
      }
      """;
  private static final String MARTS_LATER = """
      class Marts {
        @Asset(group = "mart") int summary(List<String> lines) { return 1; }
      }
      """;

  @TempDir
  Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Toolchain.class,
      names = {"JAVAC_CLASS_PATH", "JAVAC_25_CLASS_PATH"})
  void aModuleThatIsCompiledAnewOverOldClassesGivesTheGraphOfACleanBuild(Toolchain tools)
      throws Exception {
    assumeTrue(tools.isThere(), "no such compiler here");
    Path sources = sources("sources", MODULE, RAW, MARTS);
    Path classes = Files.createDirectories(folder.resolve("over/classes"));
    compile(tools, sources, classes);
    sources("sources", MARTS_LATER);
    Path clean = Files.createDirectories(folder.resolve("clean/classes"));
    compile(tools, sources, clean);

    // As Maven does: the folder with the classes of before is on the class path.
    compile(tools, sources, classes, "-classpath", path(classes));

    assertThat(generated(classes)).isEqualTo(generated(clean));
  }

  @Test
  void ecjNeedsAnEmptyFolderAndSaysSo() throws Exception {
    Path sources = sources("sources", MODULE, RAW, MARTS);
    Path classes = Files.createDirectories(folder.resolve("over/classes"));
    compile(Toolchain.ECJ, sources, classes);

    assertThat(
            answer(Toolchain.ECJ, sources, classes, "-classpath", path(classes)).output())
        .contains(
            "[Assetwright/UnusableClass] 'Marts' needs a generated class 'Marts_Unit', but there is one already.",
            "If it is left over from an earlier compile, empty the folder of classes;");
  }

  @ParameterizedTest
  @EnumSource(
      value = Toolchain.class,
      names = {"JAVAC_CLASS_PATH", "ECJ"})
  void theOrderOfFilesIsOfNoConsequence(Toolchain tools) throws Exception {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(sources("sources", MODULE, RAW, MARTS))) {
      all.filter(Files::isRegularFile).sorted().forEach(files::add);
    }
    Map<String, String> expected = null;
    for (int seed = 0; seed < 4; seed++) {
      Collections.shuffle(files, new Random(seed));
      Path classes = Files.createDirectories(folder.resolve(tools + "-" + seed + "/classes"));
      String[] named = files.stream().map(Path::toString).toArray(String[]::new);
      compile(tools, folder.resolve("none"), classes, named);
      Map<String, String> generated = generated(classes);
      expected = expected == null ? generated : expected;
      assertThat(generated).as("seed %d", seed).isEqualTo(expected).hasSize(6);
    }
  }

  @Test
  void unchangedClassesThatAreHandedOverAsClassFilesGiveTheSameGraph() throws Exception {
    Toolchain tools = Toolchain.JAVAC_CLASS_PATH;
    Path sources = sources("sources", MODULE, RAW, MARTS);
    Path before = Files.createDirectories(folder.resolve("before/classes"));
    compile(tools, sources, before, "-parameters");
    Path changed = sources("changed", RAW);
    Path classes = Files.createDirectories(folder.resolve("after/classes"));

    // What a tool does that compiles one file and names the other types to the processor.
    compile(tools, changed, classes, "-classpath", path(before), "shop.Marts", "shop.ShopAssets");

    Map<String, String> generated = generated(classes);
    assertThat(generated).isEqualTo(generated(before));
  }

  @Test
  void classFilesWithoutNamesOfParametersAreToldOnceWithWhatToDo() throws Exception {
    Toolchain tools = Toolchain.JAVAC_CLASS_PATH;
    Path sources = sources("sources", MODULE, RAW, MARTS);
    Path before = Files.createDirectories(folder.resolve("before/classes"));
    compile(tools, sources, before, "-g:source,lines");
    Path changed = sources("changed", RAW);
    Path classes = Files.createDirectories(folder.resolve("after/classes"));

    Toolchain.Answer answer = answer(
        tools, changed, classes, "-classpath", path(before), "shop.Marts", "shop.ShopAssets");

    assertThat(answer.succeeded()).isFalse();
    assertThat(answer.output())
        .containsOnlyOnce("[Assetwright/")
        .contains(
            "[Assetwright/NamelessParameters] 'arg0' of 'Marts.report(arg0, arg1)' is what class files have",
            "options.compilerArgs.add(\"-parameters\") in Gradle");
  }

  private Path sources(String name, String... texts) throws IOException {
    Path sources = Files.createDirectories(folder.resolve(name));
    for (String text : texts) {
      Workshop.write(sources, "shop", text);
    }
    return sources;
  }

  private static void compile(Toolchain tools, Path sources, Path classes, String... options)
      throws Exception {
    Toolchain.Answer answer = answer(tools, sources, classes, options);
    assertThat(answer.output()).isEmpty();
    assertThat(answer.succeeded()).isTrue();
  }

  private static Toolchain.Answer answer(
      Toolchain tools, Path sources, Path classes, String... options) throws Exception {
    Files.createDirectories(sources);
    boolean hasPath = options.length > 0 && options[0].equals("-classpath");
    return tools.compile(
        sources,
        hasPath ? List.of() : Workshop.libraries(),
        classes,
        Workshop.processorPath(),
        options);
  }

  private static String path(Path classes) {
    StringBuilder path = new StringBuilder(classes.toString());
    Workshop.libraries()
        .forEach(library -> path.append(System.getProperty("path.separator")).append(library));
    return path.toString();
  }

  /** What the processor wrote: sources, and the file by which the graph is found. */
  private static Map<String, String> generated(Path classes) throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path service = Path.of("META-INF/services/dev.assetwright.spi.AssetModuleGraph");
    files.put(service.toString(), Files.readString(classes.resolve(service)));
    Path generated = classes.resolveSibling("generated");
    try (Stream<Path> all = Files.walk(generated)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(generated.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }
}
