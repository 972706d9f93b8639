package dev.assetwright.version;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Forty-eight edits of {@link EditedApplication}: 20 after which nothing runs otherwise, 28 after which exactly one asset does. */
final class LabelledEdits {
  /** The one that no compiled code shows; it must come with a warning. */
  static final String REFLECTION = "method reached by reflection";

  private static final String NONE = "";

  private LabelledEdits() {}

  /**
   * One edit.
   *
   * @param changedAsset the asset that then runs otherwise; empty when none does
   */
  record Edit(
      String name,
      String changedAsset,
      UnaryOperator<SourceFixture> application,
      UnaryOperator<SourceFixture> library) {
    @Override
    public String toString() {
      return name;
    }

    List<String> changedAssets() {
      return changedAsset.isEmpty() ? List.of() : List.of(changedAsset);
    }
  }

  static List<Edit> all() {
    List<Edit> edits = new ArrayList<>();
    edits.addAll(harmlessEdits());
    edits.addAll(editsThatMatter());
    return edits;
  }

  private static List<Edit> harmlessEdits() {
    String basics = "shop/Basics.java";
    String shapes = "shop/Shapes.java";
    String switches = "shop/Switches.java";
    return List.of(
        edit(
            "white space",
            NONE,
            basics,
            "{ return a + b; }",
            "{\n\n    return a\n        + b;\n  }"),
        edit("comment", NONE, basics, "int sum = 0;", "/* the sum */ int sum = 0; // of all\n\n"),
        edit(
            "local renamed",
            NONE,
            fixture -> fixture
                .replace(basics, "int margin = 5;", "int border = 5;")
                .replace(basics, "return margin + ", "return border + ")),
        edit("lambda parameter renamed", NONE, shapes, "value -> value * 2", "v -> v * 2"),
        edit(
            "unused import",
            NONE,
            basics,
            "import java.util.List;",
            "import java.util.List;\nimport java.util.Map;"),
        edit(
            "methods reordered",
            NONE,
            fixture -> fixture
                .replace(
                    basics, "private int inner(String text) { return text.trim().length(); }", "")
                .replace(
                    basics,
                    "class Basics {",
                    "class Basics {\nprivate int inner(String text) { return text.trim().length(); }\n")),
        edit("this added", NONE, basics, "+ inner(text)", "+ this.inner(text)"),
        edit("annotation", NONE, basics, "@Asset int generic", "@Deprecated @Asset int generic"),
        edit(
            "unrelated lambda above",
            NONE,
            shapes,
            "// here",
            "static Runnable other() { return () -> System.out.println(); }"),
        edit(
            "unrelated anonymous class above",
            NONE,
            shapes,
            "// here",
            "static Object other() { return new Object() { int x = 1; }; }"),
        edit("unrelated enum switch above", NONE, switches, "// here", """
            static int other(Size size, Color color) {
              switch (size) { case LARGE: return 1; default: break; }
              switch (color) { case RED: return 2; case BLUE: return 3; default: return 4; }
            }
            """),
        edit(
            "unrelated method",
            NONE,
            basics,
            "class Basics {",
            "class Basics {\nint other() { return 7; }\n"),
        edit(
            "text block indented otherwise",
            NONE,
            basics,
            "\"\"\"\n        select id,\n          name\n        from orders\n        \"\"\"",
            "\"\"\"\n    select id,\n      name\n    from orders\n    \"\"\""),
        edit(
            "generic type only",
            NONE,
            basics,
            "generic(List<String> lines)",
            "generic(List<? extends Object> lines)"),
        edit("redundant parentheses", NONE, basics, "return a + b;", "return (a + (b));"),
        edit("var", NONE, basics, "int sum = 0;", "var sum = 0;"),
        edit("braces", NONE, basics, "      sum = 100;", "    { sum = 100; }"),
        edit("enum constant appended", NONE, "shop/Color.java", "BLUE }", "BLUE, BLACK }"),
        edit(
            "final makes a local a constant",
            NONE,
            basics,
            "int margin = 5;",
            "final int margin = 5;"),
        edit(
            "unrelated static field beside a used one",
            NONE,
            "shop/Rates.java",
            "static { VALUES",
            "static final List<String> OTHER = new ArrayList<>();\nstatic { VALUES"));
  }

  private static List<Edit> editsThatMatter() {
    String basics = "shop/Basics.java";
    String shapes = "shop/Shapes.java";
    String switches = "shop/Switches.java";
    String calls = "shop/Calls.java";
    String helpers = "shop/Helpers.java";
    String fields = "shop/Fields.java";
    return List.of(
        edit("literal", "literal", basics, "i < 10", "i < 11"),
        edit("operator", "operator", basics, "a + b", "a - b"),
        edit("SQL text block", "query", basics, "from orders", "from orders where id > 0"),
        edit("callee three calls deep", "deep", helpers, "text.strip()", "text.stripLeading()"),
        edit("private method", "trimmed", basics, "text.trim().length()", "text.length()"),
        edit(
            "overload picked", "overloaded", calls, "show((Object) value)", "show((String) value)"),
        edit("lambda", "lambda", shapes, "value * 2", "value * 3"),
        edit("captured value", "captured", shapes, "\"offset\", 7", "\"offset\", 8"),
        edit("method reference", "referenced", shapes, "Lengths::of", "String::length"),
        edit("enum switch", "enumSwitch", switches, "case GREEN: return 1", "case RED: return 1"),
        edit("string switch", "stringSwitch", switches, "case \"two\"", "case \"Two\""),
        edit(
            "anonymous class",
            "anonymous",
            shapes,
            "a.length() - b.length()",
            "b.length() - a.length()"),
        edit("record accessor", "accessor", shapes, "return text.trim();", "return text.strip();"),
        edit(
            "record component behind a class literal",
            "component",
            shapes,
            "int amount",
            "long amount"),
        edit("constant in another class", "constants", basics, "MOST = 99", "MOST = 98"),
        edit(
            "static initializer",
            "initialized",
            "shop/Rates.java",
            "put(\"a\", 1)",
            "put(\"a\", 2)"),
        edit("interface implementation", "injected", helpers, "amount * 3", "amount * 4"),
        edit("abstract method", "templated", helpers, "\"page\"", "\"book\""),
        edit(
            "super method",
            "inherited",
            helpers,
            "int size() { return 1; }",
            "int size() { return 2; }"),
        edit(
            "mutual recursion",
            "recursive",
            helpers,
            "number != 0 && isEven",
            "number > 0 && isEven"),
        edit("catch", "parsed", basics, "return -1;", "return -2;"),
        edit("finally", "closed", basics, "log.append(\"done\")", "log.append(\"over\")"),
        edit("SQL resource file", "file", "sql/customers.sql", "select id", "select name"),
        new Edit(
            "method in another module",
            "taxed",
            fixture -> fixture,
            fixture -> fixture.replace("pricing/Tax.java", "* 20", "* 19")),
        edit("constructor sets a field", "built", fields, "limit = 5", "limit = 6"),
        edit("field initializer", "stepped", fields, "\"3\"", "\"4\""),
        edit("method that a library calls back", "supplied", shapes, "return 42;", "return 43;"),
        edit(REFLECTION, "reflected", "shop/Plugins.java", "return 1;", "return 2;"));
  }

  private static Edit edit(
      String name, String changedAsset, String file, String old, String replacement) {
    return edit(name, changedAsset, fixture -> fixture.replace(file, old, replacement));
  }

  private static Edit edit(
      String name, String changedAsset, UnaryOperator<SourceFixture> application) {
    return new Edit(name, changedAsset, application, fixture -> fixture);
  }
}
