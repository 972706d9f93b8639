package dev.assetwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two modules with assets in one Maven build, compiled anew over what the build before left. */
class MavenReactorTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String CRM = """
      package crm;
      import dev.assetwright.Asset;
      import java.util.List;
      public class Crm {
        @Asset(group = "crm") public List<String> customers() { return List.of("Ada"); }
      }
      """;

  @TempDir
  Path folder;

  /**
   * What a build ended with.
   *
   * @param output all that it wrote
   */
  private record Build(int status, String output) {}

  @BeforeEach
  void write() throws IOException {
    assumeTrue(isOnPath("mvn"), "no Maven here");
    pom("", """
        <packaging>pom</packaging>
        <modules><module>crm</module><module>shop</module></modules>
        <dependencies>%s</dependencies>
        <build>
          <plugins>
            <plugin>
              <groupId>org.apache.maven.plugins</groupId>
              <artifactId>maven-compiler-plugin</artifactId>
              <configuration>
                <compilerArgs combine.children="append">
                  <arg>-processorpath</arg>
                  <arg>%s</arg>
                </compilerArgs>
              </configuration>
            </plugin>
          </plugins>
        </build>
        """.formatted(dependencies(), classPath()));
    pom("crm", "");
    pom("shop", """
        <dependencies>
          <dependency><groupId>com.acme</groupId><artifactId>crm</artifactId><version>1</version></dependency>
        </dependencies>
        """);
    source("crm/src/main/java/crm/CrmAssets.java", """
        package crm;
        @dev.assetwright.AssetModule(name = "crm")
        public interface CrmAssets {}
        """);
    source("crm/src/main/java/crm/Crm.java", CRM);
    source("shop/src/main/java/shop/ShopAssets.java", """
        package shop;
        @dev.assetwright.AssetModule(name = "shop", uses = crm.CrmAssets_Graph.class)
        interface ShopAssets {}
        """);
    source("shop/src/main/java/shop/Shop.java", """
        package shop;
        import dev.assetwright.Asset;
        import java.util.List;
        class Shop {
          @Asset(group = "mart") int size(List<String> customers) { return customers.size(); }
        }
        """);
  }

  @Test
  void aBuildOverTheOneBeforeGivesWhatACleanOneGives() throws Exception {
    assertThat(build()).isEqualTo(new Build(0, ""));
    Map<String, String> before = generated();

    source("crm/src/main/java/crm/Crm.java", CRM.replace("public class Crm {", """
            public class Crm {
              @Asset(group = "crm") public int leads(List<String> customers) { return 3; }
            """));
    assertThat(build()).isEqualTo(new Build(0, ""));
    Map<String, String> over = generated();
    assertThat(build("clean")).isEqualTo(new Build(0, ""));

    assertThat(over).isEqualTo(generated()).isNotEqualTo(before);
  }

  @Test
  void aReaderInAnotherModuleIsToldOfAnAssetThatIsGone() throws Exception {
    assertThat(build()).isEqualTo(new Build(0, ""));

    source("crm/src/main/java/crm/Crm.java", CRM.replace("customers()", "customer()"));
    Build broken = build();

    assertThat(broken.status()).isNotZero();
    assertThat(broken.output())
        .contains(
            "Shop.java:[5,48] [Assetwright/UnknownUpstream] 'mart/size' reads 'customers', which nothing declares.",
            "Did you mean 'crm/customer'?");
  }

  private Build build(String... goals) throws IOException, InterruptedException {
    Path output = folder.resolve("build.log");
    ProcessBuilder maven = new ProcessBuilder(
        "mvn",
        "-B",
        "-o",
        "-q",
        "-Dstyle.color=never",
        "-Dmaven.repo.local=" + System.getProperty("localRepository"));
    maven.command().addAll(Arrays.asList(goals));
    maven.command().add("process-classes");
    Process process = maven
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("Maven did not end:\n" + Files.readString(output));
    }
    // With -q it still prints what ends a colour.
    return new Build(
        process.exitValue(),
        Files.readString(output).replaceAll("\u001B\\[0?m", "").strip());
  }

  /** What the processor wrote in both modules. */
  private Map<String, String> generated() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (name.contains("generated-sources") || name.contains("META-INF")) {
          files.put(name, Files.readString(file));
        }
      }
    }
    assertThat(files).hasSizeGreaterThan(6);
    return files;
  }

  private void source(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /** Takes versions and flags from our own build, and our classes from where it has compiled them. */
  private void pom(String module, String more) throws IOException {
    Path place = Files.createDirectories(folder.resolve(module)).toRealPath();
    boolean isRoot = module.isEmpty();
    Files.writeString(place.resolve("pom.xml"), """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <parent>
            <groupId>%s</groupId>
            <artifactId>%s</artifactId>
            <version>%s</version>
            <relativePath>%s</relativePath>
          </parent>
          <groupId>com.acme</groupId>
          <artifactId>%s</artifactId>
          <version>1</version>
          %s
        </project>
        """.formatted(
            isRoot ? "dev.assetwright" : "com.acme",
            isRoot ? "assetwright-parent" : "all",
            isRoot ? ownVersion() : "1",
            isRoot ? place.relativize(ROOT.resolve("pom.xml")) : "../pom.xml",
            isRoot ? "all" : module,
            more));
  }

  private static String ownVersion() throws IOException {
    return Files.readString(ROOT.resolve("pom.xml"))
        .replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");
  }

  /** Our classes, and the libraries that they need. */
  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  /** Everything that is compiled against; Maven takes jars only, so folders of classes become some. */
  private String dependencies() throws IOException {
    StringBuilder dependencies = new StringBuilder();
    int number = 0;
    for (String entry : classPath().split(File.pathSeparator)) {
      if (!Files.exists(Path.of(entry))) {
        continue;
      }
      number++;
      Path jar = Files.isDirectory(Path.of(entry))
          ? jar(Path.of(entry), folder.resolve(number + ".jar"))
          : Path.of(entry);
      dependencies.append("""
          <dependency>
            <groupId>built</groupId>
            <artifactId>number-%d</artifactId>
            <version>1</version>
            <scope>system</scope>
            <systemPath>%s</systemPath>
          </dependency>
          """.formatted(number, jar));
    }
    return dependencies.toString();
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> all = Files.walk(classes)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    return jar;
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
