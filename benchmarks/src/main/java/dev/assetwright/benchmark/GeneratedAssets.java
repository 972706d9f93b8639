package dev.assetwright.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sources of many assets: classes of twenty, each asset reading one or two of the classes before; a fixed seed. */
final class GeneratedAssets {
  static final int ASSETS_A_CLASS = 20;

  private static final long SEED = 20261123L;

  private GeneratedAssets() {}

  /** Writes that many assets below {@code folder}; returns the files. */
  static List<Path> write(Path folder, int assets) throws IOException {
    Random random = new Random(SEED);
    Path sources = Files.createDirectories(folder.resolve("many"));
    List<Path> files = new ArrayList<>();
    files.add(Files.writeString(
        sources.resolve("ByDay.java"),
        "package many;\n@dev.assetwright.Daily(start = \"2026-01-01\") interface ByDay {}\n"));
    files.add(Files.writeString(
        sources.resolve("Row.java"), "package many;\nrecord Row(String id, int amount) {}\n"));
    for (int from = 0; from < assets; from += ASSETS_A_CLASS) {
      String name = "Assets" + from / ASSETS_A_CLASS;
      StringBuilder text = new StringBuilder("""
          package many;

          import dev.assetwright.Asset;
          import dev.assetwright.Day;
          import java.util.ArrayList;
          import java.util.List;

          class %s {
          """.formatted(name));
      for (int i = from; i < Math.min(assets, from + ASSETS_A_CLASS); i++) {
        text.append(asset(i, from, random));
      }
      files.add(Files.writeString(sources.resolve(name + ".java"), text.append("}\n")));
    }
    return files;
  }

  private static String asset(int number, int from, Random random) {
    StringBuilder parameters = new StringBuilder("Day day");
    StringBuilder body = new StringBuilder();
    int upstream = from == 0 ? 0 : 1 + (random.nextInt(3) < 2 ? 1 : 0);
    int last = -1;
    for (int i = 0; i < upstream; i++) {
      int read = random.nextInt(from);
      if (read != last) {
        parameters.append(", List<Row> asset").append(read);
        body.append("    rows.addAll(asset").append(read).append(");\n");
      }
      last = read;
    }
    return """

          /** Rows number %1$d, of the day. */
          @Asset(group = "g%2$d", partitions = ByDay.class, owners = "data@shop.example")
          List<Row> asset%1$d(%3$s) {
            List<Row> rows = new ArrayList<>();
        %4$s    rows.add(new Row(day.key(), %1$d));
            return rows;
          }
        """.formatted(number, from / 1_000, parameters, body);
  }
}
