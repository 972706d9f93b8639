package dev.assetwright.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.spi.CodeStore.MethodHash;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules beyond the labelled edits, each with the smallest application that needs it. */
class CodeVersionRulesTest {
  private static final MethodReference TOTAL =
      new MethodReference("shop.Orders", "total", "(I)Ljava/lang/Object;");
  private static final MethodReference FIXED =
      new MethodReference("shop.Orders", "fixed", "()Ljava/lang/Object;");

  @TempDir
  private Path folder;

  private int compiled;

  @Test
  void twoAnonymousClassesThatSwapPlacesChangeTheVersion() throws IOException {
    SourceFixture orders = orders("""
            Object total(int amount) {
              return amount > 0
                  ? new Object() { @Override public String toString() { return "a"; } }
                  : new Object() { @Override public String toString() { return "b"; } };
            }
            """);
    SourceFixture swapped = orders
        .replace("shop/Orders.java", "return \"a\"", "return \"c\"")
        .replace("shop/Orders.java", "return \"b\"", "return \"a\"")
        .replace("shop/Orders.java", "return \"c\"", "return \"b\"");

    assertThat(version(swapped)).isNotEqualTo(version(orders));
  }

  @Test
  void anInterfaceImplementedByAnInheritedMethodIsFollowed() throws IOException {
    SourceFixture orders = orders(
            "private Rate rate; Object total(int amount) { return rate.of(amount); }")
        .with("shop/Rate.java", """
                package shop;
                interface Rate { int of(int amount); }
                class Base { public int of(int amount) { return 1; } }
                class Derived extends Base implements Rate {}
                """);

    assertThat(version(orders.replace("shop/Rate.java", "return 1;", "return 2;")))
        .isNotEqualTo(version(orders));
  }

  @Test
  void everyImplementationOfAnInterfaceIsFollowed() throws IOException {
    SourceFixture orders = orders(
            "private Rate rate; Object total(int amount) { return rate.of(amount); }")
        .with("shop/Rate.java", """
                package shop;
                interface Rate { int of(int amount); }
                class First implements Rate { public int of(int amount) { return 1; } }
                class Second implements Rate { public int of(int amount) { return 2; } }
                class Third implements Rate { public int of(int amount) { return 3; } }
                """);

    for (String body : List.of("return 1;", "return 2;", "return 3;")) {
      assertThat(version(orders.replace("shop/Rate.java", body, "return 4;")))
          .as(body)
          .isNotEqualTo(version(orders));
    }
  }

  @Test
  void aDefaultMethodIsFollowed() throws IOException {
    SourceFixture orders = orders(
            "private Rate rate; Object total(int amount) { return rate.of(amount); }")
        .with(
            "shop/Rate.java",
            "package shop; interface Rate { default int of(int amount) { return 1; } }");

    assertThat(version(orders.replace("shop/Rate.java", "return 1;", "return 2;")))
        .isNotEqualTo(version(orders));
  }

  @Test
  void aConstructorReferenceLeadsToWhatTheLibraryCallsBack() throws IOException {
    SourceFixture orders = orders("""
                Object total(int amount) {
                  return java.util.stream.Stream.generate(Answer::new).limit(amount).sorted().toList();
                }
                """).with("shop/Answer.java", """
                package shop;
                class Answer implements Comparable<Answer> {
                  public int compareTo(Answer other) { return 1; }
                }
                """);

    assertThat(version(orders.replace("shop/Answer.java", "return 1;", "return 2;")))
        .isNotEqualTo(version(orders));
  }

  @Test
  void theConstructorOfAnInjectedObjectCounts() throws IOException {
    SourceFixture orders = orders(
            "private Rate rate; Object total(int amount) { return rate.of(amount); }")
        .with("shop/Rate.java", """
                package shop;
                class Rate {
                  private final int rate;
                  Rate() { this.rate = 4; }
                  int of(int amount) { return amount * rate; }
                }
                """);

    assertThat(version(orders.replace("shop/Rate.java", "rate = 4", "rate = 5")))
        .isNotEqualTo(version(orders));
  }

  @Test
  void theConstructorDoesNotBelongToAStaticMethod() throws IOException {
    SourceFixture orders = orders(
        "int base = 3; Object total(int a) { return a; } static Object fixed() { return 1; }");
    SourceFixture changed = orders.replace("shop/Orders.java", "base = 3", "base = 4");

    assertThat(version(changed, FIXED)).isEqualTo(version(orders, FIXED));
    assertThat(version(changed)).isNotEqualTo(version(orders));
  }

  @Test
  void aRenamedCapturedVariableChangesNothing() throws IOException {
    SourceFixture orders = orders("""
            Object total(int amount) {
              return new Object() { @Override public int hashCode() { return amount; } };
            }
            """);
    SourceFixture renamed = orders
        .replace("shop/Orders.java", "total(int amount)", "total(int sum)")
        .replace("shop/Orders.java", "return amount;", "return sum;");

    assertThat(version(renamed)).isEqualTo(version(orders));
  }

  @Test
  void aFileNamedRelativeToItsClassCounts() throws IOException {
    SourceFixture orders = orders(
            "Object total(int a) { return Orders.class.getResource(\"orders.sql\"); }")
        .with("shop/orders.sql", "select 1");

    assertThat(version(orders.with("shop/orders.sql", "select 2"))).isNotEqualTo(version(orders));
    assertThat(version(orders.with("shop/other.sql", "select 3"))).isEqualTo(version(orders));
  }

  @Test
  void whatAStoredRecordIsWrittenThroughCounts() throws IOException {
    SourceFixture orders = orders("Object total(int a) { return new Line(\"x\"); }")
        .with(
            "shop/Line.java",
            "package shop; record Line(String id) { public String id() { return id; } }");

    assertThat(version(orders.replace("shop/Line.java", "return id;", "return id.trim();")))
        .isNotEqualTo(version(orders));
  }

  @Test
  void generatedCodeThatCallsTheAssetDoesNotCount() throws IOException {
    SourceFixture orders = orders("Object total(int a) { return a; }");
    SourceFixture generated = orders.with(
        "shop/Orders_Unit.java",
        "package shop; class Orders_Unit { Object invoke(Orders self) { return self.total(1); } }");

    assertThat(version(generated)).isEqualTo(version(orders));
  }

  @Test
  void aJarGivesTheVersionsOfItsFolder() throws IOException {
    Path classes = orders("Object total(int a) { return \"orders.sql\"; }")
        .with("shop/orders.sql", "select 1")
        .compile(folder.resolve("folder"));
    Path jar = folder.resolve("orders.jar");
    zip(classes, jar);

    AssetCode fromJar = code(List.of(jar), TOTAL);

    assertThat(fromJar).isEqualTo(code(List.of(classes), TOTAL));
    assertThat(fromJar.parts())
        .extracting(MethodHash::method)
        .containsExactly("file shop/orders.sql", "shop.Orders.<init>()", "shop.Orders.total(int)");
    assertThat(fromJar.version()).matches("[0-9a-f]{16}");
  }

  @Test
  void aMethodThatIsNowhereGetsAVersionAndAWarning() throws IOException {
    AssetCode code = code(List.of(folder.resolve("absent")), TOTAL);

    assertThat(code.version()).matches("[0-9a-f]{16}");
    assertThat(code.warnings())
        .containsExactly(
            "'shop.Orders.total(int)' is in none of the application's folders and jars: "
                + "its code is not part of the version.");
  }

  @Test
  void classFilesOfAFutureJavaCountWithAllTheirBytes() throws IOException {
    SourceFixture orders = orders("private Rate rate; Object total(int a) { return rate.of(a); }")
        .with("shop/Rate.java", "package shop; interface Rate { int of(int amount); }")
        .with(
            "shop/FixedRate.java",
            "package shop; class FixedRate implements Rate { public int of(int a) { return 1; } }");
    Path classes = orders.compile(folder.resolve("old"));
    Path changed = orders
        .replace("shop/FixedRate.java", "return 1;", "return 2;")
        .compile(folder.resolve("new"));
    raiseMajorVersion(classes);
    raiseMajorVersion(changed);

    AssetCode code = code(List.of(classes), TOTAL);

    assertThat(code.warnings())
        .contains(
            "'shop.Orders' is compiled for a newer Java than this version of Assetwright can read: "
                + "any change of the class counts, a comment's too.");
    assertThat(code(List.of(changed), TOTAL).version()).isNotEqualTo(code.version());
  }

  @Test
  void aStableMethodAndWhatOnlyItCallsNeverCount() throws IOException {
    SourceFixture orders =
        orders("Object total(int a) { Log.write(a); return a; }").with("shop/Log.java", """
                package shop;
                class Log {
                  @dev.assetwright.Stable static void write(int a) { print("old " + a); }
                  static void print(String text) { System.out.println(text); }
                }
                """);

    assertThat(version(orders.replace("shop/Log.java", "old ", "new "))).isEqualTo(version(orders));
    assertThat(version(orders.replace("shop/Log.java", "println", "print")))
        .isEqualTo(version(orders));
    assertThat(version(orders.replace("shop/Orders.java", "Log.write(a); ", "")))
        .as("that it is called counts")
        .isNotEqualTo(version(orders));
    assertThat(version(orders.replace("shop/Log.java", "@dev.assetwright.Stable ", "")))
        .isNotEqualTo(version(orders));
  }

  @Test
  void nothingThatStandsInAStableClassCounts() throws IOException {
    SourceFixture orders = orders(
            "Object total(int a) { return new Timer(Timer.START).add(a, Timer.class); }")
        .with("shop/Timer.java", """
                package shop;
                @dev.assetwright.Stable
                class Timer {
                  static final Integer START = Integer.valueOf(1);
                  private final int start;
                  Timer(int start) { this.start = start + 2; }
                  int add(int a, Class<?> type) { return a + 3; }
                  @Override public String toString() { return "timer 4"; }
                }
                """);

    for (String constant : List.of("valueOf(1)", "start + 2", "a + 3", "timer 4")) {
      String changed = constant.replaceAll("\\d", "7");
      assertThat(version(orders.replace("shop/Timer.java", constant, changed)))
          .as(constant)
          .isEqualTo(version(orders));
    }
  }

  @Test
  void anImplementationOfAStableInterfaceMethodDoesNotCount() throws IOException {
    SourceFixture orders = orders(
            "private Meter meter; Object total(int a) { meter.count(a); return a; }")
        .with("shop/Meter.java", """
                package shop;
                interface Meter { @dev.assetwright.Stable void count(int amount); }
                class Printed implements Meter {
                  public void count(int amount) { System.out.println("old"); }
                }
                """);

    assertThat(version(orders.replace("shop/Meter.java", "old", "new"))).isEqualTo(version(orders));
  }

  @Test
  void theFilesOfAMethodCount() throws IOException {
    SourceFixture orders =
        orders("Object total(int a) { return a; }").with("shop/catalogue.csv", "cup;1");
    Path old = orders.compile(folder.resolve("old-files"));
    Path now = orders.with("shop/catalogue.csv", "cup;2").compile(folder.resolve("new-files"));

    AssetCode before = withFile(old);

    assertThat(before.parts()).extracting(MethodHash::method).contains("file shop/catalogue.csv");
    assertThat(withFile(now).version()).isNotEqualTo(before.version());
    assertThat(code(List.of(now), TOTAL)).isEqualTo(code(List.of(old), TOTAL));
  }

  private static AssetCode withFile(Path classes) throws IOException {
    return CodeVersions.of(List.of(classes))
        .compute(Map.of(TOTAL, List.of("shop/catalogue.csv")))
        .code(TOTAL);
  }

  @Test
  void aFileThatIsNoClassIsNoFailure() throws IOException {
    Path classes = orders("Object total(int a) { return new Odd(); }")
        .with("shop/Odd.java", "package shop; class Odd {}")
        .compile(folder.resolve("odd"));
    Files.writeString(classes.resolve("shop/Odd.class"), "?");

    assertThat(code(List.of(classes), TOTAL).version()).matches("[0-9a-f]{16}");
  }

  @Test
  void theOrderInWhichMethodsAreAskedForDoesNotMatter() throws IOException {
    Path classes = EditedApplication.sources()
        .compile(
            folder.resolve("classes"),
            EditedApplication.library().compile(folder.resolve("library")));
    List<MethodReference> assets = SourceFixture.assets(classes);
    List<MethodReference> reversed = new ArrayList<>(assets);
    Collections.reverse(reversed);
    CodeReport report = CodeVersions.of(List.of(classes)).compute(assets);
    CodeReport other = CodeVersions.of(List.of(classes)).compute(reversed);

    for (MethodReference asset : assets) {
      assertThat(other.code(asset)).isEqualTo(report.code(asset));
      assertThat(code(List.of(classes), asset)).isEqualTo(report.code(asset));
    }
  }

  private static SourceFixture orders(String members) {
    return SourceFixture.empty()
        .with("shop/Orders.java", "package shop;\nclass Orders {\n" + members + "}\n");
  }

  private String version(SourceFixture sources) throws IOException {
    return version(sources, TOTAL);
  }

  private String version(SourceFixture sources, MethodReference method) throws IOException {
    compiled++;
    return code(List.of(sources.compile(folder.resolve("v" + compiled))), method)
        .version();
  }

  private static AssetCode code(List<Path> roots, MethodReference method) throws IOException {
    return CodeVersions.of(roots).compute(List.of(method)).code(method);
  }

  private static void raiseMajorVersion(Path classes) throws IOException {
    for (Path file : files(classes)) {
      byte[] bytes = Files.readAllBytes(file);
      bytes[7] = 99;
      Files.write(file, bytes);
    }
  }

  private static void zip(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path file : files(classes)) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        zip.write(Files.readAllBytes(file));
        zip.closeEntry();
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
