package dev.assetwright.load;

import static dev.assetwright.load.ProjectFixture.invoke;
import static dev.assetwright.load.ProjectFixture.producer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectLoaderTest {
  @TempDir
  private Path folder;

  private ProjectFixture project = ProjectFixture.in(Path.of(""));

  @BeforeEach
  void begin() {
    project = ProjectFixture.in(folder);
  }

  @AfterEach
  void end() throws Exception {
    project.close();
  }

  @Test
  void newerCodeIsLoadedBesideTheOlderWhichGoesOnWorking() throws Throwable {
    ProjectLoader loader = project.compile(ShopSources.all()).loader();
    LoadedCode older = project.loaded(loader);
    project.compile(ShopSources.with("shop/ShopModule.java", "new Rates(3)", "new Rates(4)"));
    LoadedCode newer = project.loaded(loader);

    assertThat(invoke(newer, "mart/by_hand")).isEqualTo(4);
    assertThat(invoke(older, "mart/by_hand")).isEqualTo(3);
  }

  @Test
  void codeThatDoesNotLoadLeavesWhatWasLoadedBefore() throws Throwable {
    ProjectLoader loader = project.compile(ShopSources.all()).loader();
    LoadedCode last = project.loaded(loader);
    Files.write(project.classes().resolve("shop/Shop_Unit.class"), new byte[] {1, 2, 3});
    Files.delete(project.classes().resolve("shop/Sale.class"));

    LoadResult.Failed failed = project.failure(loader);

    assertThat(failed.code()).isEqualTo("UnloadableClasses");
    assertThat(failed.title()).isEqualTo("A compiled class cannot be loaded.");
    assertThat(failed.lines()).last().asString().contains("mvn clean compile");
    // Classes of the last good code that were not needed so far still load.
    assertThat(invoke(last, "mart/totals", Map.of())).isEqualTo(Map.of());
    assertThat(invoke(last, "raw/lines")).hasToString("[Sale[id=2026-06-09, amount=10]]");
  }

  @Test
  void classesOfANewerJavaAreToldAsSuch() throws IOException {
    project.compile(ShopSources.all());
    Path unit = project.classes().resolve("shop/Shop_Unit.class");
    byte[] bytes = Files.readAllBytes(unit);
    bytes[7] = 99;
    Files.write(unit, bytes);

    LoadResult.Failed failed = project.failure(project.loader());

    assertThat(failed.code()).isEqualTo("NewerJava");
    assertThat(failed.lines()).first().asString().contains("class file version 99");
  }

  @Test
  void generatedCodeThatIsOlderThanItsClassIsTold() {
    Map<String, String> sources =
        ShopSources.with("shop/Marts.java", "Table<Row> ids();", "Table<Row> identifiers();");

    LoadResult.Failed failed = project.failure(project.compile(sources).loader());

    assertThat(failed.code()).isEqualTo("UnloadableClasses");
    assertThat(failed.lines())
        .first()
        .asString()
        .contains("'Marts.ids' is not what its generated code was made from.");
  }

  @Test
  void classesThatAreGoneAreToldByName() {
    LoadResult.Failed failed = project.failure(project.loader());

    assertThat(failed)
        .isEqualTo(
            new LoadResult.Failed(
                LoadResult.Kind.CODE,
                "NoClasses",
                "The compiled classes are not there.",
                List.of(
                    "'%s' does not exist.".formatted(project.classes()),
                    "Compile the project, for example with 'mvn compile', or correct the class path.")));
  }

  @Test
  void assetsWithoutAGraphAreToldWithWhatBelongsIntoThePom() {
    Map<String, String> sources = ShopSources.all();
    sources.keySet().removeIf(path -> path.contains("Unit") || path.contains("Graph"));

    LoadResult.Failed failed = project.failure(project.compile(sources).loader());

    assertThat(failed.code()).isEqualTo("NoGraph");
    assertThat(failed.title())
        .isEqualTo("There are asset classes, and javac generated no graph for them.");
    assertThat(failed.lines())
        .startsWith(
            "'shop.Marts' declares assets.",
            "'shop.Shop' declares assets.",
            "Since JDK 23 javac runs no annotation processor that is only on the class path, and does not say so.",
            "Name the processor in the POM, then compile anew:")
        .contains(
            "    <annotationProcessorPaths>",
            "        <artifactId>assetwright-processor</artifactId>",
            "In Gradle: annotationProcessor(\"dev.assetwright:assetwright-processor:${assetwright.version}\")");
  }

  @Test
  void aSecondModuleWithoutAGraphIsToldAsWell() {
    project.compile(ShopSources.all());
    Path other = folder.resolve("other");
    ProjectFixture.compile(
        Map.of(
            "other/Other.java",
            "package other;\nclass Other { @dev.assetwright.Asset static int x() { return 1; } }\n"),
        other);

    assertThat(project
            .failure(project.loader(project.classes().toString(), other.toString()))
            .lines())
        .first()
        .isEqualTo("'other.Other' declares assets.");
  }

  @Test
  void noAssetsAtAllIsToldWithWhereWasLooked() {
    project.compile(Map.of("shop/Plain.java", "package shop;\nclass Plain {}\n"));

    assertThat(project.failure(project.loader()))
        .isEqualTo(new LoadResult.Failed(
            LoadResult.Kind.CODE,
            "NoAssets",
            "No class on the class path declares an asset.",
            List.of(
                "Looked in '%s'.".formatted(project.classes()),
                "If the compilation failed, correct that first: it leaves no classes.",
                "Otherwise mark a method with @Asset, or correct the class path.")));
  }

  @Test
  void settingsOfAssetsThatAreNotThereDoNotHideThat() {
    project
        .set("shop.limit=1")
        .compile(Map.of("shop/Plain.java", "package shop;\nclass Plain {}\n"));

    assertThat(project.failure(project.loader()).code()).isEqualTo("NoAssets");
  }

  @Test
  void everythingThatNobodyBindsIsToldWithTheAssetClassThatTakesIt() {
    Map<String, String> sources = ShopSources.with(
        "shop/Shop.java",
        "Shop(ShopConfig config, Rates rates) {",
        "Shop(ShopConfig config, Rates rates, Runnable task, List<String> names, Loose loose, Deep deep) {");
    sources.put("shop/Loose.java", "package shop;\nrecord Loose(int size) {}\n");
    sources.put(
        "shop/Deep.java",
        "package shop;\nclass Deep { @jakarta.inject.Inject Deep(Callback callback) {} }\n");
    sources.put("shop/Callback.java", "package shop;\ninterface Callback {}\n");

    LoadResult.Failed failed = project.failure(project.compile(sources).loader());

    assertThat(failed.code()).isEqualTo("MissingBinding");
    assertThat(failed.title()).isEqualTo("The asset classes cannot be put together.");
    assertThat(failed.lines())
        .containsExactly(
            "'Shop' takes a 'Deep', which cannot be made: No implementation for shop.Callback was bound.",
            "'Shop' takes a 'List<String>', which nothing binds. Bind it in a Guice module that @AssetModule(install = …) names.",
            "'Shop' takes a 'Loose', which nothing binds. If it is configuration, mark the record with @Config; otherwise bind it in a Guice module that @AssetModule(install = …) names.",
            "'Shop' takes a 'Runnable', which nothing binds. Bind it in a Guice module that @AssetModule(install = …) names.");
  }

  @Test
  void whatIsWrongInAnInstalledModuleIsTold() {
    LoadResult.Failed failed = project.failure(project
        .compile(
            ShopSources.with(
                "shop/ShopModule.java",
                "extends AbstractModule {",
                "extends AbstractModule { protected void configure() { throw new IllegalStateException(\"no key\"); }"))
        .loader());

    assertThat(failed.code()).isEqualTo("MissingBinding");
    assertThat(failed.lines())
        .containsExactly(
            "'shop.ShopModule.configure(ShopModule.java:6)' failed: java.lang.IllegalStateException: no key");
  }

  @Test
  void aStartupTaskThatCannotBeMadeIsTold() {
    LoadResult.Failed failed = project.failure(project
        .compile(ShopSources.with(
            "shop/ShopModule.java",
            "return environment ->",
            "if (true) throw new IllegalStateException(\"no folder\"); return environment ->"))
        .loader());

    assertThat(failed.code()).isEqualTo("StartupTask");
    assertThat(failed.lines()).containsExactly("java.lang.IllegalStateException: no folder");
  }

  @Test
  void somethingInstalledThatIsNoModuleIsTold() {
    LoadResult.Failed failed = project.failure(project
        .compile(ShopSources.with("shop/Shop_Graph.java", "ShopModule.class", "Sale.class"))
        .loader());

    assertThat(failed.lines())
        .containsExactly("'shop.Sale' is installed by @AssetModule and is no Guice module.");
  }

  @Test
  void configurationProblemsAreTold() {
    LoadResult.Failed failed =
        project.failure(project.set("shop.limt=1").compile(ShopSources.all()).loader());

    assertThat(failed)
        .isEqualTo(new LoadResult.Failed(
            LoadResult.Kind.CONFIGURATION,
            "Configuration",
            "The configuration does not fit.",
            List.of("'shop.limt' (--set) is no known setting. Did you mean 'shop.limit'?")));
  }

  @Test
  void aDeclarationThatThisVersionCannotReadIsTold() {
    LoadResult.Failed failed = project.failure(project
        .compile(ShopSources.with("shop/Shop_Unit.java", "PT1M", "1 minute"))
        .loader());

    assertThat(failed)
        .isEqualTo(new LoadResult.Failed(
            LoadResult.Kind.CODE,
            "InvalidGraph",
            "The modules do not fit together.",
            List.of(
                "[Assetwright/BadModule] 'shop.Shop' declares something that cannot be read: '1 minute' is no ISO-8601 duration; write 'PT1M'.",
                "  Compile it anew.")));
  }

  @Test
  void unknownUpstreamAndGridsThatDoNotMatchAreTold() {
    Map<String, String> sources =
        ShopSources.with("shop/Shop_Unit.java", ".order(\"raw/file\")", ".order(\"raw/fle\")");
    sources.put(
        "shop/Shop_Unit.java",
        sources
            .get("shop/Shop_Unit.java")
            .replaceFirst("UTC(?=\"\\)\\)\\.takesPartition\\(\\)\\.value)", "Europe/London"));

    assertThat(project.failure(project.compile(sources).loader()).lines())
        .containsExactly(
            "[Assetwright/UnknownUpstream] 'raw/lines' reads 'raw/fle', which nothing declares.",
            "  It was there when 'raw/lines' was compiled: compile anew, or add the module that declares it to the class path.",
            "[Assetwright/MixedZones] 'clean/sales' and 'raw/lines' have grids that do not fit.",
            "  The reader's windows begin and end in Europe/London, the upstream's in UTC, so that none is part of another. Use one zone for both, or read all of the upstream.",
            "  If one of both has changed, compile both modules anew.");
  }

  @Test
  void aModuleInAJarAmongLibrariesIsLoadedAndItsCodeCounts() throws Throwable {
    project.compile(ShopSources.all());
    Path jars = folder.resolve("lib");
    Files.createDirectories(jars);
    jar(project.classes(), jars.resolve("shop.jar"));

    LoadedCode fromJar = project.loaded(project.loader(jars + "/*"));
    LoadedCode fromFolder = project.load();

    assertThat(invoke(fromJar, "mart/by_hand")).isEqualTo(3);
    assertThat(fromJar.version(producer(fromJar, "mart/totals")))
        .isEqualTo(fromFolder.version(producer(fromFolder, "mart/totals")));
  }

  private static void jar(Path classes, Path jar) throws IOException {
    try (FileSystem zip =
            FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path target = zip.getPath("/").resolve(classes.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  @Test
  void aResourceOfAFolderIsAFileAndStaysAsItWasLoaded() throws Throwable {
    Map<String, String> files = new HashMap<>(ShopSources.all());
    files.put("shop/prices.csv", "id,price");
    LoadedCode code = project.compile(files).load();
    Object sale = ((List<?>) invoke(code, "raw/lines")).get(0);
    ClassLoader loader = sale.getClass().getClassLoader();
    Files.writeString(project.classes().resolve("shop/prices.csv"), "changed");

    List<URL> found = Collections.list(loader.getResources("shop/prices.csv"));

    assertThat(found).hasSize(1);
    assertThat(Path.of(found.get(0).toURI())).hasContent("id,price");
    assertThat(loader.getResource("shop/prices.csv")).isEqualTo(found.get(0));
    assertThat(loader.getResource("shop/Sale.class")).isNotNull();
  }

  @Test
  void closedCodeIsDeletedWhenItsLastRunIsDone() throws IOException {
    LoadedCode code = project.compile(ShopSources.all()).load();
    LoadedCode.Retained run = code.retain();

    code.close();
    assertThat(snapshots()).hasSize(1);
    run.close();
    run.close();
    assertThat(snapshots()).isEmpty();
  }

  private List<Path> snapshots() throws IOException {
    try (Stream<Path> files = Files.walk(project.home().resolve("classes"), 2)) {
      return files.filter(path -> path.getFileName().toString().matches("\\d+")).toList();
    }
  }

  @Test
  void aFailedLoadLeavesNoCopyBehind() throws IOException {
    project.failure(project.set("shop.limt=1").compile(ShopSources.all()).loader());

    assertThat(snapshots()).isEmpty();
  }

  @Test
  void copiesOfADeadProcessAreDeletedAndThoseOfALivingOneAreNot() throws IOException {
    LoadedCode living = project.compile(ShopSources.all()).load();
    Path dead = project.home().resolve("classes/4711-dead");
    Files.createDirectories(dead.resolve("1"));
    Files.createFile(dead.resolve("lock"));

    LoadedCode next = project.load();

    assertThat(dead).doesNotExist();
    assertThat(snapshots()).hasSize(2);
    assertThat(List.of(living.modules(), next.modules())).containsOnly(List.of("shop"));
  }
}
