package dev.assetwright.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a static initializer counts for a method that uses one static field of the class. */
class StaticInitializersTest {
  private static final MethodReference TOTAL =
      new MethodReference("shop.Orders", "total", "()Ljava/lang/Object;");

  @TempDir
  private Path folder;

  private int compiled;

  @Test
  void anotherFieldsValueDoesNotCount() throws IOException {
    String table =
        "static final List<String> USED = List.of(\"a\"); static final List<String> OTHER = %s;";

    assertSame(table.formatted("List.of()"), table.formatted("new ArrayList<>(List.of(\"b\"))"));
  }

  @Test
  void anotherFieldsLoopDoesNotCount() throws IOException {
    String table = """
        static final List<String> USED = List.of("a");
        static final int[] SQUARES = new int[10];
        static { for (int i = 0; i < SQUARES.length; i++) { SQUARES[i] = i * %s; } }
        """;

    assertSame(table.formatted("i"), table.formatted("i > 5 ? i : 0"));
  }

  @Test
  void theFieldsOwnConditionCounts() throws IOException {
    String table =
        "static final List<String> USED = Boolean.getBoolean(\"x\") ? List.of(\"a\") : List.of(%s);";

    assertOther(table.formatted("\"b\""), table.formatted("\"c\""));
  }

  @Test
  void whatFillsTheFieldLaterCounts() throws IOException {
    String table = """
        static final List<String> USED = new ArrayList<>();
        static final List<String> OTHER = new ArrayList<>();
        static { OTHER.add("x"); USED.add(%s); }
        """;

    assertOther(table.formatted("\"a\""), table.formatted("\"b\""));
  }

  @Test
  void whatFillsTheFieldUnderAnotherNameCounts() throws IOException {
    String table = """
        static final List<String> USED = new ArrayList<>();
        static final List<String> ALIAS = USED;
        static { ALIAS.add(%s); }
        """;

    assertOther(table.formatted("\"a\""), table.formatted("\"b\""));
  }

  @Test
  void whatFillsTheFieldThroughALocalVariableCounts() throws IOException {
    String table = """
        static final List<String> USED;
        static { List<String> made = new ArrayList<>(); made.add(%s); USED = made; }
        """;

    assertOther(table.formatted("\"a\""), table.formatted("\"b\""));
  }

  @Test
  void whatFillsTheFieldInAMethodCounts() throws IOException {
    String table = """
        static final List<String> USED = new ArrayList<>();
        static final int COUNT = fill(%s);
        static int fill(String text) { return Filler.fill(text); }
        static class Filler { static int fill(String text) { USED.add(text); return USED.size(); } }
        """;

    assertOther(table.formatted("\"a\""), table.formatted("\"b\""));
  }

  @Test
  void whatIsDoneBesidesSettingFieldsCounts() throws IOException {
    String table =
        "static final List<String> USED = List.of(); static { System.setProperty(\"shop\", %s); }";

    assertOther(table.formatted("\"a\""), table.formatted("\"b\""));
  }

  @Test
  void whatChangesTheStateOfAnotherClassCounts() throws IOException {
    String table = """
        static final List<String> USED = List.of();
        static final int COUNT = Registry.add(%s);
        static class Registry {
          static final List<String> ALL = new ArrayList<>();
          static int add(String text) { ALL.add(text); return ALL.size(); }
        }
        """;

    assertOther(table.formatted("\"a\""), table.formatted("\"b\""));
  }

  @Test
  void aNumberThatTheFieldIsMadeFromCounts() throws IOException {
    String table = """
        static final int SIZE = Integer.parseInt(%s);
        static final List<Integer> USED = List.of(SIZE);
        """;

    assertOther(table.formatted("\"1\""), table.formatted("\"2\""));
  }

  @Test
  void whatIsMadeFromTheFieldsNumberDoesNotCount() throws IOException {
    String table = """
        static final Integer USED = Integer.valueOf(7);
        static final List<Integer> OTHER = List.of(USED, %s);
        """;

    assertSame(table.formatted("1"), table.formatted("2"));
  }

  @Test
  void anInitializerThatCatchesIsNotDivided() throws IOException {
    String table = """
        static final List<String> USED = new ArrayList<>();
        static int other;
        static { try { other = Integer.parseInt(%s); } catch (NumberFormatException e) { USED.clear(); } }
        """;

    assertOther(table.formatted("\"1\""), table.formatted("\"x\""));
  }

  @Test
  void anotherConstantOfAnEnumDoesNotCount() throws IOException {
    String table = "static final Object USED = Kind.FIRST; "
        + "enum Kind { FIRST(1), SECOND(%s); final int size; Kind(int size) { this.size = size; } }";

    assertSame(table.formatted("2"), table.formatted("3"));
    assertOther(
        table.replace("FIRST(1)", "FIRST(7)").formatted("2"),
        table.replace("FIRST(1)", "FIRST(8)").formatted("2"));
    assertOther(
        table.replace("Kind.FIRST;", "Kind.values()[1];").formatted("2"),
        table.replace("Kind.FIRST;", "Kind.values()[1];").formatted("3"));
  }

  @Test
  void anAssertionInTheClassDoesNotCount() throws IOException {
    String table =
        "static final List<String> USED = List.of(\"a\"); static int other(int x) { %s return x; }";

    assertSame(table.formatted(""), table.formatted("assert x > 0;"));
  }

  @Test
  void theInitializerOfASuperclassCounts() throws IOException {
    String table = """
        static final List<String> USED = List.of();
        static { System.setProperty("other", "1"); }
        """;
    SourceFixture sources = sources(table)
        .replace("shop/Table.java", "class Table {", "class Table extends Base {")
        .with("shop/Base.java", """
            package shop;
            class Base { static { System.setProperty("shop", "a"); } }
            """);

    assertThat(version(sources.replace("shop/Base.java", "\"a\"", "\"b\"")))
        .isNotEqualTo(version(sources));
  }

  private void assertSame(String before, String now) throws IOException {
    assertThat(version(sources(now))).isEqualTo(version(sources(before)));
  }

  private void assertOther(String before, String now) throws IOException {
    assertThat(version(sources(now))).isNotEqualTo(version(sources(before)));
  }

  private static SourceFixture sources(String members) {
    return SourceFixture.empty()
        .with(
            "shop/Orders.java",
            "package shop; class Orders { static Object total() { return Table.USED; } }")
        .with("shop/Table.java", "package shop; import java.util.*; class Table {" + members + "}");
  }

  private String version(SourceFixture sources) throws IOException {
    compiled++;
    Path classes = sources.compile(folder.resolve("v" + compiled));
    return CodeVersions.of(List.of(classes)).compute(List.of(TOTAL)).version(TOTAL);
  }
}
