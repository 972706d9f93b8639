package dev.assetwright.spi;

import dev.assetwright.RetryWhen;
import dev.assetwright.rules.grid.Grid;

/**
 * Where generated code declares assets and checks. Every declaration returns a builder whose calls refine it; all have
 * been validated by the compiler and are checked once more when the graph is put together.
 *
 * <pre>{@code
 * sink.asset(0, "sales", "(Ldev/assetwright/Day;Ljava/util/List;)Ldev/assetwright/Result;")
 *     .grid(DailyGrid.of("2009-12-01", "Europe/London"))
 *     .takesPartition()
 *     .value(1, "raw/sales_lines")
 *     .order("raw/sales_file")
 *     .output("clean/sales", StorageKind.TABLE)
 *     .description("Rows of the till.");
 * }</pre>
 */
public interface DefinitionSink {
  /** Declares a method that makes one asset or several. */
  Producer asset(int index, String method, String descriptor);

  /** Declares a method that observes an external; it has one output without storage. */
  Producer external(int index, String method, String descriptor);

  /** Declares an abstract method whose asset the statement makes; never invoked. */
  Producer sql(int index, String method, String descriptor, String sql);

  /** Declares a test; its first input is the asset under test. */
  Check check(int index, String method, String descriptor, String name);

  /** What a method makes and from what. Calls of {@code output} come last, what follows one belongs to it. */
  interface Producer extends Inputs<Producer> {
    /** All its assets have this grid. */
    Producer grid(Grid grid);

    /** The version of the logic kept by hand. */
    Producer codeVersion(String version);

    /** Files whose content belongs to the logic, by their paths from the root of the class path. */
    Producer files(String... names);

    /** What happens after a failed attempt. */
    Producer retries(int retries, String delay);

    /** The exceptions after which it happens, by the names of their classes; all when it is not called. */
    Producer retryOn(String... types);

    /** The rule that is asked whether it happens. */
    Producer retryWhen(RetryWhen rule);

    /** How long an attempt may take, ISO-8601. */
    Producer timeout(String timeout);

    /** How long all attempts may take together, ISO-8601. */
    Producer stepTimeout(String timeout);

    /** An attempt has a JVM of its own with so much heap; empty for what that takes by itself. */
    Producer forked(String memory);

    /** The pool in which an attempt takes places. */
    Producer pool(String name, int slots);

    /** The statement stands in that file, which may have changed since it was compiled. */
    Producer resource(String path);

    /** Some of its assets can be made without the others. */
    Producer canSubset();

    /** Declares an asset that the method makes as its return value. */
    Output output(String key, dev.assetwright.model.StorageKind storage);

    /** Declares an asset that the method makes as a component of the record it returns. */
    Output output(String key, dev.assetwright.model.StorageKind storage, String component);
  }

  /**
   * One asset. What takes any number of words takes one by a method of its own as well: javac tries a call in three ways before it
   * looks at methods with any number of arguments, and that for each asset.
   */
  interface Output {
    /** The Javadoc's text. */
    Output description(String text);

    /** Who answers for it. */
    Output owners(String... owners);

    /** The same, of one alone. */
    default Output owners(String owner) {
      return owners(new String[] {owner});
    }

    /** Words to select by. */
    Output tags(String... tags);

    /** The same, of one alone. */
    default Output tags(String tag) {
      return tags(new String[] {tag});
    }

    /** What it is made with or kept as. */
    Output kinds(String... words);

    /** The same, of one alone. */
    default Output kinds(String word) {
      return kinds(new String[] {word});
    }

    /** The keys it had before. */
    Output formerly(String... keys);

    /** The same, of one alone. */
    default Output formerly(String key) {
      return formerly(new String[] {key});
    }

    /** Five cron fields, and the zone they are read in. */
    Output schedule(String cron, String zone);

    /** The greatest age, ISO-8601. */
    Output freshness(String duration);

    /** A further output of the same multi-asset. */
    Output output(String key, dev.assetwright.model.StorageKind storage, String component);
  }

  /** A test of an asset's data. */
  interface Check extends Inputs<Check> {
    /** A failure keeps the data from being published. */
    Check blocking();

    /** A failure is no more than a warning. */
    Check warning();

    /** The Javadoc's text. */
    Check description(String text);
  }

  /**
   * The edges of a method. The index of an input is the position of its parameter, all parameters counted from 0; {@link
   * Arguments#input} is asked for it.
   *
   * @param <B> the builder
   */
  interface Inputs<B> {
    /** The method has a parameter for the partition. */
    B takesPartition();

    /** Reads the stored value; without a grid, of an asset that has one, a map of partition to value. */
    B value(int index, String upstream);

    /** Reads stored rows. */
    B rows(int index, String upstream);

    /** Reads a table. Of a SQL asset the index is -1. */
    B table(int index, String upstream);

    /** Reads nothing, comes after. */
    B order(String upstream);

    /** The input declared last may be absent; its parameter is an {@code Optional}. */
    B optional();

    /** The input declared last waits for every partition. */
    B requireAll();

    /** Which partitions the input declared last reads, as in {@link dev.assetwright.From#partitions}. */
    B partitions(String mapping);
  }
}
