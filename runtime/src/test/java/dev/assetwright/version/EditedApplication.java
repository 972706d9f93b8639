package dev.assetwright.version;

/** The application of nineteen and more assets on which {@link CodeVersionEditsTest} makes its edits. */
final class EditedApplication {
  private EditedApplication() {}

  static SourceFixture sources() {
    return SourceFixture.empty()
        .with("shop/Basics.java", BASICS)
        .with("shop/Shapes.java", SHAPES)
        .with("shop/Switches.java", SWITCHES)
        .with("shop/Color.java", "package shop;\nenum Color { RED, GREEN, BLUE }\n")
        .with("shop/Size.java", "package shop;\nenum Size { SMALL, LARGE }\n")
        .with("shop/Calls.java", CALLS)
        .with("shop/Helpers.java", HELPERS)
        .with("shop/Rates.java", RATES)
        .with("shop/Fields.java", FIELDS)
        .with("shop/Plugins.java", PLUGINS)
        .with("sql/customers.sql", "select id from customer\n");
  }

  /** The other module, a root of its own. */
  static SourceFixture library() {
    return SourceFixture.empty().with("pricing/Tax.java", """
            package pricing;
            public class Tax {
              public static int of(int net) { return net * 20 / 100; }
            }
            """);
  }

  private static final String BASICS = """
      package shop;
      import dev.assetwright.Asset;
      import java.util.List;
      class Basics {
        @Asset static int literal(int input) {
          int sum = 0;
          for (int i = 0; i < 10; i++) {
            sum += i * input;
          }
          if (sum > 100)
            sum = 100;
          return sum;
        }
        @Asset static int operator(int a, int b) { return a + b; }
        @Asset static String query() {
          return \"""
              select id,
                name
              from orders
              \""";
        }
        @Asset String file() throws java.io.IOException {
          try (var in = Basics.class.getResourceAsStream("/sql/customers.sql")) {
            return new String(in.readAllBytes());
          }
        }
        @Asset int trimmed(String text) {
          int margin = 5;
          return margin + inner(text);
        }
        private int inner(String text) { return text.trim().length(); }
        @Asset int generic(List<String> lines) { return lines.size(); }
        @Asset static int constants() { return Limits.MOST + 1; }
        @Asset static int parsed(String text) {
          try {
            return Integer.parseInt(text);
          } catch (NumberFormatException e) {
            return -1;
          }
        }
        @Asset static int closed(StringBuilder log) {
          try {
            return log.length();
          } finally {
            log.append("done");
          }
        }
      }
      class Limits { static final int MOST = 99; }
      """;

  private static final String SHAPES = """
      package shop;
      import dev.assetwright.Asset;
      import java.util.*;
      import java.util.function.*;
      class Shapes {
        // here
        @Asset static int lambda(List<Integer> in) {
          return in.stream().mapToInt(value -> value * 2).sum();
        }
        @Asset static List<Integer> captured(List<Integer> in) {
          int offset = Integer.getInteger("offset", 7);
          return in.stream().map(value -> value + offset).toList();
        }
        @Asset static List<Integer> referenced(List<String> in) {
          return in.stream().map(Lengths::of).toList();
        }
        @Asset static List<String> anonymous(List<String> in) {
          List<String> copy = new ArrayList<>(in);
          copy.sort(new Comparator<String>() {
            @Override public int compare(String a, String b) { return a.length() - b.length(); }
          });
          return copy;
        }
        @Asset static String accessor() { return new Line(" a ", 1).text(); }
        @Asset static Object component(String json) { return Json.read(json, Row.class); }
        @Asset static int supplied(List<Integer> in) {
          return Optional.<Integer>empty().orElseGet(new Fallback());
        }
      }
      class Lengths { static int of(String text) { return text.length(); } }
      record Line(String text, int number) {
        public String text() { return text.trim(); }
      }
      record Row(String id, int amount) {}
      class Json {
        static Object read(String json, Class<?> type) { return type.getRecordComponents(); }
      }
      class Fallback implements Supplier<Integer> {
        @Override public Integer get() { return 42; }
      }
      """;

  private static final String SWITCHES = """
      package shop;
      import dev.assetwright.Asset;
      class Switches {
        // here
        @Asset static int enumSwitch(Color color) {
          switch (color) {
            case GREEN: return 1;
            case BLUE: return 2;
            default: return 3;
          }
        }
        @Asset static int stringSwitch(String text) {
          return switch (text) {
            case "one" -> 1;
            case "two" -> 2;
            default -> 0;
          };
        }
      }
      """;

  private static final String CALLS = """
      package shop;
      import dev.assetwright.Asset;
      class Calls {
        private final Rate rate;
        Calls(Rate rate) { this.rate = rate; }
        @Asset static String deep(String text) { return Util.clean(text); }
        @Asset static String overloaded(Object value) { return Overloads.show((Object) value); }
        @Asset int injected(int amount) { return rate.of(amount); }
        @Asset static String templated(Template template) { return template.render(); }
        @Asset static int inherited() { return new Child().size(); }
        @Asset static boolean recursive(int number) { return Parity.isEven(number); }
        @Asset static int taxed(int net) { return pricing.Tax.of(net); }
      }
      """;

  private static final String HELPERS = """
      package shop;
      class Util {
        static String clean(String text) { return Middle.clean(text); }
      }
      class Middle { static String clean(String text) { return Deep.norm(text); } }
      class Deep { static String norm(String text) { return text.strip(); } }
      class Overloads {
        static String show(Object value) { return "object " + value; }
        static String show(String value) { return "text " + value; }
      }
      interface Rate { int of(int amount); }
      class FixedRate implements Rate {
        @Override public int of(int amount) { return amount * 3; }
      }
      abstract class Template {
        String render() { return "<" + body() + ">"; }
        abstract String body();
      }
      class Page extends Template {
        @Override String body() { return "page"; }
      }
      class Parent { int size() { return 1; } }
      class Child extends Parent {
        @Override int size() { return super.size() + 1; }
      }
      class Parity {
        static boolean isEven(int number) { return number == 0 || isOdd(number - 1); }
        static boolean isOdd(int number) { return number != 0 && isEven(number - 1); }
      }
      """;

  private static final String RATES = """
      package shop;
      import dev.assetwright.Asset;
      import java.util.*;
      class Rates {
        @Asset static int initialized() { return Table.VALUES.get("a"); }
      }
      class Table {
        static final Map<String, Integer> VALUES = new TreeMap<>();
        static { VALUES.put("a", 1); }
      }
      """;

  private static final String FIELDS = """
      package shop;
      import dev.assetwright.Asset;
      class Built {
        private final int limit;
        Built() { this.limit = 5; }
        @Asset int built(int value) { return Math.min(limit, value); }
      }
      class Initialized {
        private int step = Integer.parseInt("3");
        @Asset int stepped(int value) { return value + step; }
      }
      """;

  private static final String PLUGINS = """
      package shop;
      import dev.assetwright.Asset;
      class Plugins {
        @Asset static Object reflected() throws Exception {
          return Class.forName("shop.Plugin").getMethod("run").invoke(null);
        }
      }
      class Plugin {
        public static int run() { return 1; }
      }
      """;
}
