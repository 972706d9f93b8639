package dev.assetwright.processor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assetwright.artifact.GraphDiffer;
import dev.assetwright.artifact.GraphFile;
import dev.assetwright.cli.CommandOutput;
import dev.assetwright.contract.ContractException;
import dev.assetwright.contract.ContractFormats;
import dev.assetwright.contract.ContractFormats.Format;
import dev.assetwright.contract.ContractProject;
import dev.assetwright.contract.ContractViews.Accepted;
import dev.assetwright.contract.ContractViews.Change;
import dev.assetwright.contract.ContractViews.Difference;
import dev.assetwright.contract.ContractViews.Field;
import dev.assetwright.contract.ContractViews.Head;
import dev.assetwright.load.GraphReader;
import dev.assetwright.processor.AssetwrightProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contract from its first build over a change that breaks it to a new version; the example is that of the user guide. */
class ContractJourneyTest {
  @TempDir
  Path work;

  private final Map<String, String> sources = new TreeMap<>();
  private Path classes;
  private Path locks;

  @BeforeEach
  void writeSources() throws IOException {
    classes = Files.createDirectories(work.resolve("classes"));
    locks = work.resolve("contracts");
    String guide = Files.readString(Path.of("../docs/contracts.md"));
    String example = guide.substring(guide.indexOf("```java\n") + 8);
    sources.put("shop/Sale.java", """
        package shop;
        import dev.assetwright.*;
        import java.math.BigDecimal;
        import java.time.LocalDate;
        import java.util.*;
        import org.jspecify.annotations.Nullable;
        """ + example.substring(0, example.indexOf("```")));
    sources.put("shop/Sales.java", """
        package shop;
        import dev.assetwright.*;
        import java.math.BigDecimal;
        import java.util.*;
        class Sales {
          @Asset(group = "clean") List<Sale> sales() { return List.of(); }
          @Asset(group = "mart") BigDecimal revenue(List<Sale> sales) {
            return sales.stream().map(Sale::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
          }
          @Asset(group = "mart") int units(List<Sale> sales) {
            return sales.stream().flatMap(s -> s.lines().stream()).mapToInt(Sale.Line::quantity).sum();
          }
          @Asset(group = "mart") List<Sale> archive(List<Sale> sales) { return sales; }
        }
        """);
  }

  @Test
  void theFirstBuildLocksAndNothingHasChanged() throws IOException {
    assertThat(compile()).isEmpty();

    assertThat(heads()).containsExactly("sale 1.0 accepted by 2 read by 3");
    assertThat(project().diff(null).contracts()).isEmpty();
    assertThat(project().accept(List.of(), false)).isEmpty();
  }

  @Test
  void eachComponentKnowsItsReadersFromTheCompiledCode() throws IOException {
    compile();

    assertThat(project().show("sale").fields())
        .extracting(ContractJourneyTest::readers)
        .containsExactly(
            "id: [] [mart/archive]",
            "amount: [mart/revenue] [mart/archive]",
            "note: [] [mart/archive]",
            "due: [] [mart/archive]",
            "lines: [mart/units] [mart/archive]",
            "Line.product: [] [mart/archive]",
            "Line.quantity: [mart/units] [mart/archive]");
  }

  private static String readers(Field field) {
    return "%s: %s %s".formatted(field.field(), field.readBy(), field.perhapsReadBy());
  }

  @Test
  void aContractThatIsGivenUpIsGoneFromTheClassesToo() throws IOException {
    compile();
    String source = sources.get("shop/Sale.java");
    sources.put("shop/Sale.java", source.replaceAll("@Contract\\([^)]*\\)", ""));

    assertThat(compile())
        .singleElement()
        .asString()
        .startsWith(
            "[Assetwright/NoContract] 'Sale.id' says @Key, but 'Sale' is part of no contract.");
    assertThat(heads()).isEmpty();
  }

  @Test
  void theGuideShowsWhatTheCommandPrints() throws IOException {
    compile();

    assertThat(Files.readString(Path.of("../docs/contracts.md")))
        .contains("```\n" + CommandOutput.of(work, "contract", "show", "sale") + "```");
  }

  @Test
  void aBrokenPromiseFailsTheBuildAndCanBeLookedAtAndIsNotAccepted() throws IOException {
    compile();
    project().accept(List.of("sale"), false);
    replace("shop/Sale.java", "int quantity", "String quantity");
    replace("shop/Sales.java", "Sale.Line::quantity", "line -> line.quantity().length()");

    assertThat(compile())
        .singleElement()
        .asString()
        .startsWith("[Assetwright/ContractBroken] 'sale' breaks what its version 1.0 promised:"
            + " 'lines[].quantity' was int and is string.")
        .contains("'mart/units' reads it", "'mart/archive' may read it")
        .doesNotContain("'mart/revenue'");

    Difference difference = project().diff(null).contracts().get(0);
    assertThat(difference.contract().standing()).isEqualTo("broken");
    assertThat(difference.changes())
        .extracting(Change::message)
        .containsExactly("'lines[].quantity' was int and is string.");
    assertThat(difference.changes().get(0).breaks()).isEqualTo("1.0");
    assertThatThrownBy(() -> project().accept(List.of("sale"), false))
        .isInstanceOf(ContractException.class)
        .hasMessage("'sale' 1.0 breaks what was promised.");
    assertThat(project().accept(List.of("sale"), true))
        .extracting(Accepted::dropped)
        .containsExactly(List.of("1.0"));
    assertThat(compile()).isEmpty();
  }

  @Test
  void aNewMajorVersionIsBuiltWithAWarningAndAccepted() throws IOException {
    compile();
    replace("shop/Sale.java", "version = \"1.0\"", "version = \"2.0\"");
    replace("shop/Sale.java", "int quantity", "String quantity");
    replace("shop/Sales.java", "Sale.Line::quantity", "line -> line.quantity().length()");

    assertThat(compile())
        .singleElement()
        .asString()
        .startsWith("[Assetwright/ContractNotAccepted] Version 2.0 of 'sale' was not accepted yet");
    assertThat(project().accept(List.of(), false))
        .extracting(Accepted::contract)
        .containsExactly("sale");
    assertThat(compile()).isEmpty();
    assertThat(project().show("sale").versions()).containsExactly("1.0", "2.0");
  }

  @Test
  void ofAComponentThatIsGoneItIsKnownWhoReadItWhenItWasAccepted() throws IOException {
    compile();
    project().accept(List.of("sale"), true);
    replace("shop/Sale.java", "Optional<String> note,", "");
    compile();

    assertThat(project().diff("sale").contracts().get(0).changes())
        .extracting(Change::message, Change::readBy, Change::perhapsReadBy)
        .containsExactly(tuple("'note' is gone.", List.of(), List.of("mart/archive")));
  }

  @Test
  void ofAComponentThatIsGoneEveryReaderMayHaveReadItWhenNobodyKnows() throws IOException {
    compile();
    replace("shop/Sale.java", "Optional<String> note,", "");
    compile();

    assertThat(project().diff("sale").contracts().get(0).changes())
        .flatExtracting(Change::perhapsReadBy)
        .containsExactly("mart/archive", "mart/revenue", "mart/units");
  }

  @Test
  void anExportedContractIsImportedAsTheSame() throws IOException {
    compile();
    String odcs = ContractFormats.write(project().definition("sale"), Format.ODCS);

    ContractFormats.Imported imported = ContractFormats.importOdcs(odcs, "shop", null);

    assertThat(imported.name()).isEqualTo("Sale");
    sources.put("shop/Sale.java", imported.source());
    assertThat(compile()).isEmpty();
    assertThat(heads()).containsExactly("sale 1.0 accepted by 2 read by 3");
  }

  @Test
  void theGraphOfABuildTellsWhichAssetMakesWhichContract() throws IOException {
    compile();
    GraphFile before = graph();
    replace("shop/Sale.java", "version = \"1.0\"", "version = \"1.1\"");
    compile();

    assertThat(GraphDiffer.compare(before, graph()).changes())
        .flatExtracting(change ->
            change.values().stream().map(value -> change.key() + ": " + value).toList())
        .containsExactly(
            "clean/sales: Value[what=contract, before=sale 1.0, now=sale 1.1]",
            "mart/archive: Value[what=contract, before=sale 1.0, now=sale 1.1]");
  }

  private GraphFile graph() {
    return GraphReader.read(
        List.of(classes.toString()), failed -> new IllegalStateException(failed.title()));
  }

  @Test
  void anUnknownContractIsToldWithWhatWasProbablyMeant() throws IOException {
    compile();

    assertThatThrownBy(() -> project().show("sales"))
        .isInstanceOfSatisfying(ContractException.class, refused -> {
          assertThat(refused).hasMessage("There is no contract 'sales'.");
          assertThat(refused.hints()).first().isEqualTo("Did you mean 'sale'?");
        });
  }

  private ContractProject project() throws IOException {
    return ContractProject.read(List.of(classes.toString()), locks);
  }

  private List<String> heads() throws IOException {
    return project().list().contracts().stream().map(ContractJourneyTest::head).toList();
  }

  private static String head(Head head) {
    return "%s %s %s by %d read by %d"
        .formatted(
            head.contract(),
            head.version(),
            head.standing(),
            head.makers().size(),
            head.readers().size());
  }

  private void replace(String file, String old, String replacement) {
    assertThat(sources.get(file)).contains(old);
    sources.put(file, sources.get(file).replace(old, replacement));
  }

  /** Compiles into the one folder and returns warnings and errors. */
  private List<String> compile() throws IOException {
    Path folder = Files.createDirectories(work.resolve("sources"));
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = folder.resolve(source.getKey());
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, source.getValue()));
    }
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(said, null, null)) {
      JavaCompiler.CompilationTask task = compiler.getTask(
          null,
          manager,
          said,
          List.of(
              "-d",
              classes.toString(),
              "-g",
              "-Aassetwright.contracts=" + locks,
              "-classpath",
              System.getProperty("java.class.path")),
          null,
          manager.getJavaFileObjectsFromPaths(files));
      task.setProcessors(List.of(new AssetwrightProcessor()));
      task.call();
    }
    return said.getDiagnostics().stream()
        .filter(note -> !note.getKind().name().equals("NOTE"))
        .map(note -> note.getMessage(null))
        .toList();
  }
}
