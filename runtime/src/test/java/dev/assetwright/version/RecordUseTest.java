package dev.assetwright.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordUseTest {
  private static final String READERS = """
      package shop;
      import java.util.*;
      import java.util.stream.*;
      class Readers {
        int nothing(List<Sale> sales) { return sales.size(); }
        double accessor(List<Sale> sales) { double sum = 0; for (Sale s : sales) sum += s.amount(); return sum; }
        double lambda(List<Sale> sales) { return sales.stream().mapToDouble(s -> s.amount()).sum(); }
        List<String> reference(List<Sale> sales) { return sales.stream().map(Sale::id).toList(); }
        int deep(List<Sale> sales) { return Helper.count(sales); }
        double ownMethod(List<Sale> sales) { return sales.get(0).doubled(); }
        double nested(List<Sale> sales) { return sales.get(0).lines().get(0).price(); }
        List<Sale> copies(List<Sale> sales) { return sales.stream().map(s -> new Sale(s.id(), 0, List.of())).toList(); }
        List<Sale> makes() { return List.of(new Sale("a", 1, List.of())); }
        int distinct(List<Sale> sales) { return new HashSet<>(sales).size(); }
        String looks(List<Sale> sales) { return Helper.write(Sale.class, sales); }
        Object reflects(List<Sale> sales) throws Exception { return Sale.class.getMethod("id").invoke(sales.get(0)); }
        double byInterface(List<? extends Priced> sales) { return sales.get(0).amount(); }
        String byGenericInterface(List<? extends Named<String>> sales) { return sales.get(0).id(); }
        String byReference(List<Sale> sales) { return Helper.first(sales, Priced::amount); }
        int explicit(List<Sale.Line> lines) { return lines.get(0).count(); }
        String prints(List<Sale> sales) { return sales.get(0).toString() + sales.get(0).id(); }
        boolean compares(List<Sale> sales) { return sales.get(0).equals(sales.get(1)); }
        double pattern(Object sale) { return sale instanceof Sale s ? s.amount() : 0; }
      }
      """;

  @TempDir
  Path work;

  @ParameterizedTest
  @CsvSource({
    "nothing, (Ljava/util/List;)I, '', ''",
    "accessor, (Ljava/util/List;)D, shop.Sale#amount, ''",
    "lambda, (Ljava/util/List;)D, shop.Sale#amount, ''",
    "reference, (Ljava/util/List;)Ljava/util/List;, shop.Sale#id, ''",
    "deep, (Ljava/util/List;)I, shop.Sale#id, ''",
    "ownMethod, (Ljava/util/List;)D, shop.Sale#amount, ''",
    "nested, (Ljava/util/List;)D, shop.Sale#lines shop.Sale$Line#price, ''",
    "copies, (Ljava/util/List;)Ljava/util/List;, shop.Sale#id, ''",
    "makes, ()Ljava/util/List;, '', ''",
    "distinct, (Ljava/util/List;)I, '', ''",
    "looks, (Ljava/util/List;)Ljava/lang/String;, shop.Sale#amount, it looks into shop.Sale",
    "reflects, (Ljava/util/List;)Ljava/lang/Object;, shop.Sale#amount, it calls java.lang.reflect.Method.invoke",
    "byInterface, (Ljava/util/List;)D, shop.Sale#amount, ''",
    "byGenericInterface, (Ljava/util/List;)Ljava/lang/String;, shop.Sale#id, ''",
    "byReference, (Ljava/util/List;)Ljava/lang/String;, shop.Sale#amount, ''",
    "explicit, (Ljava/util/List;)I, shop.Sale$Line#count shop.Sale$Line#price, ''",
    "prints, (Ljava/util/List;)Ljava/lang/String;, shop.Sale#id, it calls shop.Sale.toString",
    "compares, (Ljava/util/List;)Z, '', it calls shop.Sale.equals",
    "pattern, (Ljava/lang/Object;)D, shop.Sale#amount, ''",
    "unknown, ()V, '', its code was not found"
  })
  void readsWhatTheReachedCodeReads(
      String method, String descriptor, String components, String reason) throws IOException {
    RecordUse.Use use = RecordUse.of(List.of(compile()))
        .find(
            new MethodReference("shop.Readers", method, descriptor),
            List.of("shop.Sale", "shop.Sale$Line"));

    assertThat(String.join(" ", use.components())).isEqualTo(components);
    assertThat(use.perhapsAll())
        .as("%s", use.perhapsAll())
        .matches(reasons -> reason.isEmpty() ? reasons.isEmpty() : reasons.contains(reason));
  }

  private Path compile() {
    return SourceFixture.empty()
        .with("shop/Sale.java", """
            package shop;
            import java.util.*;
            public record Sale(String id, double amount, List<Line> lines) implements Priced, Named<String> {
              public record Line(double price, int count) {
                public int count() { return price == 0 ? 0 : count; }
              }
              double doubled() { return amount * 2; }
            }
            """)
        .with("shop/Priced.java", "package shop; interface Priced { double amount(); }")
        .with("shop/Named.java", "package shop; interface Named<T> { T id(); }")
        .with("shop/Helper.java", """
            package shop;
            import java.util.*;
            import java.util.function.*;
            class Helper {
              static <T> String first(List<? extends T> values, ToDoubleFunction<T> read) { return "" + read.applyAsDouble(values.get(0)); }
              @dev.assetwright.Stable static int count(List<Sale> sales) { return (int) sales.stream().filter(s -> !s.id().isEmpty()).count(); }
              static <T> String write(Class<T> type, List<T> values) { return type.getName() + values.size(); }
            }
            """)
        .with("shop/Readers.java", READERS)
        .compile(work.resolve("classes"));
  }
}
