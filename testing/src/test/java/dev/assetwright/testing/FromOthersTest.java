package dev.assetwright.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of docs/from-others.md compiles, and its mistakes are found while compiling. */
class FromOthersTest {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir
  Path folder;

  @Test
  void theExampleCompilesWithoutAWarning() throws IOException {
    assertThat(compile(example())).isEmpty();
  }

  @Test
  void whatIsSaidToBeFoundWhileCompilingIs() throws IOException {
    assertThat(compile(example().replace("after = \"order_file\"", "after = \"order_fil\"")))
        .contains("UnknownUpstream", "Did you mean 'order_file'?");
    assertThat(compile(example().replace("revenue(Table<Order> orders)", "revenue(int orders)")))
        .contains("TypeMismatch");
    assertThat(compile(example().replace("orders(Day day)", "orders(Day day, BigDecimal revenue)")))
        .contains("DependencyCycle");
    assertThat(compile(example()
            .replace(
                "@Asset(partitions = ByDay.class, schedule",
                "@Asset(name = \"orders\", partitions = ByDay.class, schedule")))
        .contains("DuplicateKey");
    assertThat(compile(example()
            .replace(
                "@Asset(partitions = ByDay.class, schedule",
                "@Asset(partitions = There.class, schedule")
            .concat("@Daily(start = \"2026-11-01\", zone = \"UTC\") interface There {}")))
        .contains("MixedZones");
    assertThat(compile(example().replace("15 6 * * *", "61 6 * * *"))).contains("BadCron");
    assertThat(compile(example()
            .replace(
                "pricesAreNotNegative(Table<Order> orders)",
                "pricesAreNotNegative(Table<Order> order)")
            .replace("= orders.toList().stream().filter", "= order.toList().stream().filter")))
        .contains("error: [Assetwright/");
  }

  private static String example() throws IOException {
    Matcher block = JAVA.matcher(Files.readString(Path.of("../docs/from-others.md")));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private String compile(String source) throws IOException {
    Path sources = Files.createTempDirectory(folder, "sources");
    Files.writeString(sources.resolve("Shop.java"), source);
    return Compilation.of(
        sources,
        Files.createTempDirectory(folder, "classes"),
        System.getProperty("java.class.path"));
  }
}
