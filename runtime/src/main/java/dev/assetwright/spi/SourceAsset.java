package dev.assetwright.spi;

import dev.assetwright.AssetContext;
import dev.assetwright.Observed;
import dev.assetwright.Partition;
import dev.assetwright.RetryWhen;
import dev.assetwright.rules.grid.Grid;
import java.lang.reflect.Type;
import java.util.List;

/** An asset in the making. One of {@link #makes}, {@link #selects} and {@link #observes} comes last. */
public interface SourceAsset {
  /** Reads an upstream, named by its key or as much of it as is unambiguous, as that type. */
  SourceAsset reads(String upstream, Type type);

  /** The same, of other partitions than its own; as in {@link dev.assetwright.From#partitions}. */
  SourceAsset reads(String upstream, Type type, String partitions);

  /** Comes after an upstream without reading it. */
  SourceAsset after(String upstream);

  /** Has that grid. */
  SourceAsset grid(Grid grid);

  /** What it is, for people. */
  SourceAsset description(String text);

  /** Who answers for it. */
  SourceAsset owners(String... owners);

  /** Words to select by. */
  SourceAsset tags(String... tags);

  /** When it is brought up to date by itself, five cron fields; read in its grid's zone, or UTC. */
  SourceAsset schedule(String cron);

  /** Its greatest age, ISO-8601. */
  SourceAsset freshness(String duration);

  /** What happens after a failed attempt. */
  SourceAsset retries(int retries, String delay);

  /** The failures that are tried again; any other is final. All when it is not called. */
  SourceAsset retryOn(List<Class<? extends Throwable>> types);

  /** The rule that is asked of each failure whether it is tried again. */
  SourceAsset retryWhen(RetryWhen rule);

  /** How long an attempt may take, ISO-8601. */
  SourceAsset timeout(String duration);

  /** A version of the logic kept by hand, in place of one derived from the code of the source. */
  SourceAsset codeVersion(String version);

  /** What the source made it of, for example an entry's fields: it is stale when one of them changes. Written as JSON. */
  SourceAsset arguments(Object... values);

  /** Is made by code, as a value, {@code Rows} or a {@code Table} of that type; the code may return a {@code Result} of it. */
  void makes(Type type, Body body);

  /** Is a table that one SELECT makes; its {@code {upstream}} placeholders are its edges. */
  void selects(Class<? extends Record> row, String sql);

  /** Is produced by others; the code looks at it, with a grid at one partition. */
  void observes(Observation observation);

  /** The code of an asset. */
  @FunctionalInterface
  interface Body {
    /** Makes the data. */
    Object make(Inputs inputs) throws Exception;
  }

  /** The code that looks at an external. */
  @FunctionalInterface
  interface Observation {
    /** Returns what is there. */
    Observed observe(Inputs inputs) throws Exception;
  }

  /** What an attempt has at hand. */
  interface Inputs {
    /** The value of an input, named by its key or the end of it; of the type given in {@code reads}. */
    <T> T get(String upstream);

    /** The partition at hand; only with a grid. */
    Partition partition();

    /** The context of the attempt. */
    AssetContext context();
  }
}
