package dev.assetwright.artifact;

import dev.assetwright.json.Json;
import dev.assetwright.json.JsonFormatException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the code of a project declares, as {@code graph.json}. Equal classes give equal bytes, on every machine.
 *
 * @param format which version of this file it is
 * @param modules the names of the modules, sorted
 * @param assets sorted by key
 */
public record GraphFile(int format, List<String> modules, List<Asset> assets) {
  /** The version that this program writes. */
  public static final int FORMAT = 1;

  public GraphFile {
    modules = List.copyOf(modules);
    assets = List.copyOf(assets);
  }

  /**
   * An asset.
   *
   * @param formerly the keys it had before
   * @param kind java, sql or external
   * @param method where it stands, {@code Sales.dailySales}
   * @param type what is stored, written as in Java; null where the class path did not tell
   * @param contract what it promises and in which version, {@code sale 1.0}; null for nothing
   * @param storage value, rows, table or none
   * @param partitions its grid in words; null without one
   * @param schedule its cron expression and zone; null without
   * @param freshness ISO-8601; null without
   * @param code its code version; null for externals
   * @param kinds what it is made with or kept as
   * @param inputs what it reads, in the order of the declaration
   * @param checks sorted by name
   */
  public record Asset(
      String key,
      List<String> formerly,
      String kind,
      String method,
      @Nullable String type,
      @Nullable String contract,
      String storage,
      @Nullable String partitions,
      @Nullable String schedule,
      @Nullable String freshness,
      @Nullable String code,
      String description,
      List<String> owners,
      List<String> tags,
      List<String> kinds,
      List<Input> inputs,
      List<Check> checks) {
    public Asset {
      formerly = List.copyOf(formerly);
      owners = List.copyOf(owners);
      tags = List.copyOf(tags);
      kinds = List.copyOf(kinds);
      inputs = List.copyOf(inputs);
      checks = List.copyOf(checks);
    }
  }

  /**
   * What an asset reads.
   *
   * @param asset the upstream
   * @param use value, rows, table or order
   * @param mapping which of its partitions one partition of the reader needs, in words
   */
  public record Input(String asset, String use, String mapping) {}

  /** A test of the asset's data. */
  public record Check(String name, boolean blocking, boolean warning, String description) {}

  /** Returns the bytes of the file, as text that ends with a line feed. */
  public String write() {
    return Json.facts().writePretty(this) + "\n";
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is none, or of a newer version, with a sentence that says so
   */
  public static GraphFile read(String text) {
    GraphFile file;
    try {
      file = Json.facts().read(text, GraphFile.class);
    } catch (JsonFormatException | NullPointerException e) {
      throw new IllegalArgumentException("It holds no graph: " + e.getMessage(), e);
    }
    if (file.format() != FORMAT) {
      throw new IllegalArgumentException(
          "It is of format %d, and this program reads format %d.".formatted(file.format(), FORMAT));
    }
    return file;
  }
}
