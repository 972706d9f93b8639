package dev.assetwright.processor.fuzz;

import dev.assetwright.Asset;
import dev.assetwright.AssetModule;
import dev.assetwright.Check;
import dev.assetwright.Config;
import dev.assetwright.External;
import dev.assetwright.MultiAsset;
import dev.assetwright.SqlAsset;
import java.lang.annotation.ElementType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes small programs of declarations: most of each makes sense, some of it does not. The same seed gives the same
 * program as long as the vocabulary is the same.
 */
final class RandomProgram {
  private static final String HEADER =
      "import dev.assetwright.*; import java.util.*; import java.util.stream.*;\n";
  private static final List<String> NAMES = List.of(
      "orders",
      "lines",
      "totals",
      "days",
      "customers",
      "prices",
      "x",
      "größe",
      "orders$",
      "ordersByDay",
      "toString2",
      "self",
      "index",
      "arguments",
      "sink",
      "describe",
      "invoke",
      "A",
      "aB",
      "record");
  private static final List<String> USUAL = List.of(
      "int",
      "String",
      "List<String>",
      "List<Line>",
      "Table<Line>",
      "Rows<Line>",
      "Line",
      "Integer",
      "Result<List<Line>>",
      "Map<String, Integer>",
      "List<Promised>");
  private static final List<String> ODD = List.of(
      "long",
      "void",
      "Void",
      "Result<Void>",
      "Result<?>",
      "Result",
      "List",
      "List<?>",
      "List<? super Integer>",
      "int[]",
      "String[][]",
      "Missing",
      "List<Missing>",
      "Stream<String>",
      "Map.Entry<String, Line>",
      "Result<Result<String>>",
      "Observed",
      "Outcome",
      "Day",
      "Partition",
      "AssetContext",
      "Class<?>",
      "Object",
      "Set<Line>",
      "Map<Line, String>",
      "Node",
      "Shape",
      "Color",
      "Both",
      "Nothing",
      "Optional<String>",
      "Optional<Optional<Line>>",
      "Map<Day, Line>",
      "Map<Day, Observed>",
      "Table<String>",
      "Table<?>",
      "Rows<Node>",
      "Generic<String>",
      "Old",
      "Hidden.Secret",
      "List<List<List<Line>>>",
      "Map<Day, List<Line>>",
      "Comparable<Line>",
      "char",
      "Iterable<Line>",
      "Table<Node>",
      "Result<Table<Line>>",
      "Thread.State",
      "Grows<String>",
      "List<Grows<Line>>",
      "Table<Grows<String>>",
      "Both[]",
      "Map<?, ?>",
      "Map<? extends Day, ? super Line>",
      "List<? extends Comparable<?>>",
      "Enum<?>",
      "Self",
      "Map<Week, Hour>",
      "Map<Hour, Line>",
      "Map<Combination, Line>",
      "Set<Label>",
      "Table<Cut>",
      "Outputs",
      "Wrong",
      "List<Wrong>");
  private static final List<String> CLASS_NAMES = List.of(
      "Sales",
      "Marts",
      "Stock",
      "Sales_Unit",
      "Sales_Keys",
      "String",
      "Table",
      "Collections",
      "Arguments",
      "Assets_Graph",
      "ShopAssets_Graph",
      "Override",
      "Sales_Inner",
      "Größe");
  private static final List<String> SHELLS = List.of(
      "class %s",
      "final class %s",
      "public class %s",
      "abstract class %s",
      "interface %s",
      "enum %s",
      "class %s<T>",
      "@interface %s",
      "class %s extends Base",
      "sealed interface %s permits Missing",
      "class %s implements Shape");
  private static final List<String> ODD_CONTRACTS = List.of(
      "@Contract(version = \"1.0\") record Odd(Grows<String> grows) {}",
      "@Contract(version = \"1.0\") record Odd(@Range(min = 1, max = 0) int a, Shape shape) {}",
      "@Contract(version = \"one\", name = \"A b\") record Odd(@Contract.Default(\"x\") int a) {}",
      "@Contract(version = \"1.0\", name = \"promised\") record Odd(int a) {}",
      "@Contract(version = \"1.0\") record Odd<T>(T a) {}",
      "@Contract(version = \"1.0\") enum Odd { A }",
      "@Contract(version = \"1.0\") record Odd(Missing missing, @Formerly(\"a\") int a) {}",
      "@Contract(version = \"1.0\") record Odd(Map<Line, int[]> a, List<List<byte[]>> b) {}");
  private static final String HELPERS = """
      record Line(String id) {}
      record Both(int orders, Result<Table<Line>> lines) {}
      record Nothing() {}
      record Node(String name, List<Node> children) {}
      record Generic<T>(T value, List<T> more) {}
      @Deprecated class Old {}
      class Base { @Asset int inherited() { return 1; } }
      class Hidden { private record Secret(int a) {} }
      sealed interface Shape permits Circle {}
      record Circle(int radius) implements Shape {}
      record Grows<T>(T value, Grows<List<T>> next) {}
      record Cut(Day day, Week week, Month month, Label region, Hour hour) {}
      interface Self extends Comparable<Self> {}
      @Contract(version = "1.0") record Promised(@Key String id, @Range(min = 0) int size, Map<Color, List<Line>> lines) {}
      @Contract(version = "1.0") record Promise(@Contract.Default("x") String a, Optional<Promise> more) {}
      record Wrong(@Range(min = 0) long size, @Contract.Default("x") int shape) {}
      enum Color { RED, GREEN }
      interface NoGrid {}
      class Consts { static final String A = "orders"; }
      class ShopModule extends com.google.inject.AbstractModule {}
      """;

  private final Random random;
  private final RandomAnnotations annotations;
  private final RandomPartitions partitions;
  private final int calm;
  private final List<Upstream> upstream = new ArrayList<>();

  /** An asset that later ones may read. */
  private record Upstream(String name, String type, String grid) {}

  private RandomProgram(long seed) {
    // The first numbers of neighboring seeds are all but the same.
    this.random = new Random(new SplittableRandom(seed).nextLong());
    this.calm = one(List.of(30, 30, 6, 1));
    this.annotations = new RandomAnnotations(random, calm);
    this.partitions = new RandomPartitions(random, annotations);
  }

  /** Returns the sources of the program with that seed, by path. */
  static Map<String, String> of(long seed) {
    return new RandomProgram(seed).sources();
  }

  private Map<String, String> sources() {
    Map<String, String> sources = new TreeMap<>();
    String packageLine = rarely(25) ? "" : "package shop; ";
    String folder = packageLine.isEmpty() ? "" : "shop/";
    sources.put(folder + "Helpers.java", packageLine + HEADER + HELPERS + RandomPartitions.GRIDS);
    if (calm == 1 || random.nextInt(4) == 0) {
      sources.put(folder + "Grids.java", packageLine + HEADER + partitions.oddGrids());
    }
    if (rarely(15)) {
      sources.put(folder + "Contracts.java", packageLine + HEADER + one(ODD_CONTRACTS));
    }
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      String name = rarely(4) ? one(CLASS_NAMES) : CLASS_NAMES.get(i);
      String text = packageLine + HEADER + type(name);
      sources.put(folder + name + ".java", rarely(12) ? mutated(text) : text);
    }
    if (random.nextInt(3) == 0) {
      sources.put(
          folder + "ShopAssets.java",
          packageLine + HEADER + annotations.of(AssetModule.class) + " interface ShopAssets {}\n");
    }
    return sources;
  }

  private String type(String name) {
    StringBuilder text = new StringBuilder();
    if (rarely(10)) {
      text.append(annotations.any(ElementType.TYPE)).append('\n');
    }
    if (rarely(10)) {
      return text + config(name);
    }
    boolean isInterface = rarely(6);
    text.append(
            (isInterface ? "interface %s" : rarely(6) ? one(SHELLS) : "class %s").formatted(name))
        .append(" {\n");
    int members = 1 + random.nextInt(5);
    for (int i = 0; i < members; i++) {
      text.append("  ").append(member(isInterface, i)).append('\n');
    }
    if (rarely(8)) {
      text.append(one(List.of(
              "  private %s() {}\n",
              "  %s(int a) {}\n",
              "  %s() {}\n  %s(Clock c) {}\n",
              "  static int counter;\n",
              "  static { int a = 1; }\n",
              "  final java.time.Instant at = java.time.Instant.now();\n"))
          .replace("%s", name));
    }
    if (rarely(8)) {
      text.append("  ")
          .append(one(List.of("static ", "", "private static ")))
          .append("class Inner {\n    ")
          .append(member(false, members))
          .append("\n  }\n");
    }
    return text.append("}\n").toString();
  }

  private String config(String name) {
    return annotations.of(Config.class)
        + " record " + name + "("
        + IntStream.range(0, random.nextInt(4))
            .mapToObj(i -> (rarely(3) ? annotations.of(Config.Default.class) + " " : "")
                + (rarely(4) ? annotations.any(ElementType.RECORD_COMPONENT) + " " : "")
                + (rarely(3)
                    ? one(ODD)
                    : one(List.of("int", "String", "java.nio.file.Path", "List<Integer>", "Color")))
                + " c" + i)
            .collect(Collectors.joining(", "))
        + ") {}\n";
  }

  private String member(boolean isInterface, int number) {
    if (rarely(20)) {
      return "record Inside" + number + "(int a) {}";
    }
    String name = calm > 1 || !rarely(3) ? "asset" + upstream.size() + "x" + number : one(NAMES);
    Class<?> kind = isInterface && !rarely(3)
        ? SqlAsset.class
        : one(List.<Class<?>>of(
            Asset.class,
            Asset.class,
            Asset.class,
            Asset.class,
            Check.class,
            External.class,
            MultiAsset.class));
    String grid = kind != Check.class && random.nextInt(2) == 0 ? partitions.grid() : "";
    List<String> given = new ArrayList<>();
    if (!grid.isEmpty()) {
      given.add("partitions = %s.class".formatted(grid));
    }
    if (kind != Check.class
        && kind != External.class
        && !upstream.isEmpty()
        && random.nextInt(5) == 0) {
      Upstream before = one(upstream);
      given.add("after = \"%s\"".formatted(partitions.after(before.name(), before.grid(), grid)));
    }
    String annotation = annotations.of(kind, given.toArray(String[]::new))
        + (rarely(12) ? " " + annotations.any(ElementType.METHOD) : "")
        + (rarely(15) ? " @Deprecated" : "")
        + (rarely(15) ? " @SuppressWarnings(\"assetwright:ReadsClock\")" : "");
    String modifiers = rarely(10)
        ? one(List.of("static ", "private ", "abstract ", "final ", "<T> ", "public "))
        : "";
    String returned = returned(kind);
    boolean takesUpstream = kind != SqlAsset.class && kind != External.class;
    String parameters = takesUpstream || rarely(6)
        ? parameters(kind, grid, number, returned)
        : kind == External.class && !grid.isEmpty()
            ? RandomPartitions.partition(grid) + " cell"
            : "";
    if (kind == Asset.class && !annotation.contains("name =") && !returned.startsWith("Result")) {
      upstream.add(new Upstream(name, returned, grid));
    }
    String body = kind == SqlAsset.class && !rarely(6)
        ? ";"
        : " { throw new IllegalStateException(String.valueOf(%s)); }"
            .formatted(one(List.of(
                "1", "1", "java.time.Instant.now()", "new Random()", "System.getenv(\"A\")")));
    String doc = rarely(6)
        ? "/** " + one(List.of("Fine.", "<b>", "{@link", "$T $L", "@return", "größe")) + " */ "
        : "";
    return doc + annotation + " " + (isInterface && !body.equals(";") ? "static " : "") + modifiers
        + returned + " " + name + "(" + parameters + ")" + body;
  }

  private String returned(Class<?> kind) {
    if (rarely(8) || random.nextInt(20) == 0) {
      return one(ODD);
    }
    if (kind == SqlAsset.class) {
      return "Table<Line>";
    }
    if (kind == Check.class) {
      return "Outcome";
    }
    if (kind == External.class) {
      return "Observed";
    }
    return kind == MultiAsset.class ? "Both" : one(USUAL);
  }

  private String parameters(Class<?> kind, String grid, int number, String returned) {
    List<String> parameters = new ArrayList<>();
    if (!grid.isEmpty() && random.nextBoolean() || rarely(15)) {
      parameters.add(RandomPartitions.partition(rarely(8) ? partitions.grid() : grid) + " cell");
    }
    if (kind == Asset.class && grid.equals("ByDay") && (random.nextInt(8) == 0 || rarely(8))) {
      parameters.add(
          "@Previous Optional<%s> before".formatted(returned.equals("int") ? "Integer" : returned));
    }
    int count = kind == Check.class ? 1 : random.nextInt(3);
    if (kind == Check.class && upstream.isEmpty()) {
      return "int inherited";
    }
    for (int i = 0; i < count; i++) {
      if (rarely(6)) {
        parameters.add(one(ODD) + " " + one(NAMES));
      } else if (rarely(8)) {
        // What comes next may well read this one, too.
        parameters.add("int asset%dx%d".formatted(upstream.size() + 1, number + 1));
      } else if (rarely(12)) {
        parameters.add(one(List.of("AssetContext context", "Partition partition", "int... many")));
      } else if (!upstream.isEmpty()) {
        parameters.add(parameter(kind, grid, one(upstream)));
      }
    }
    Set<String> names = new HashSet<>();
    parameters.removeIf(parameter -> !names.add(parameter.substring(parameter.lastIndexOf(' '))));
    return String.join(", ", parameters);
  }

  private String parameter(Class<?> kind, String grid, Upstream read) {
    if (rarely(4)) {
      return annotations.any(ElementType.PARAMETER) + " " + read.type() + " " + read.name();
    }
    if (random.nextInt(12) == 0 && read.grid().equals(grid) && !read.type().equals("int")) {
      return "Optional<%s> %s".formatted(read.type(), read.name());
    }
    return kind == Check.class
        ? read.type() + " " + read.name()
        : partitions.parameter(read.name(), read.type(), read.grid(), grid);
  }

  /** Takes a word away, doubles it, or puts another in its place. */
  private String mutated(String text) {
    List<String> words = List.of(text.split("(?<=\\W)|(?=\\W)"));
    int at = random.nextInt(words.size());
    StringBuilder mutated = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      if (i != at) {
        mutated.append(words.get(i));
      } else {
        switch (random.nextInt(3)) {
          case 0 -> {
            /* Left out. */
          }
          case 1 -> mutated.append(words.get(i)).append(' ').append(words.get(i));
          default -> mutated.append(words.get(random.nextInt(words.size())));
        }
      }
    }
    return mutated.toString();
  }

  /** Whether one time in {@code n} has come; in a calm program they come seldom. */
  private boolean rarely(int n) {
    return random.nextInt(n * calm) == 0;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
