package dev.assetwright.model;

import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Grid;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method with the assets it makes: one, or for a multi-asset the components of its record. All of them share one
 * attempt and one publish. Externals have a producer too: the method that observes them.
 *
 * @param kind how it produces
 * @param assets what it makes, in the order of the record's components; never empty
 * @param family all assets of the method, in the order of the record's components; more than {@code assets} when the method
 *     can make some of them without the others: each is then a producer of its own, and a step may make several
 * @param method where it stands
 * @param grid the grid of all its assets; null without one
 * @param inputs its edges, in declaration order, each upstream once
 * @param takesPartition whether the method has a parameter for the partition; with a grid and an external without one, it
 *     observes all partitions at once
 * @param sql the statement of a SQL asset; null otherwise
 * @param codeVersion the version kept by hand; null when derived from the compiled code
 * @param retry what happens after a failed attempt
 * @param timeout how long an attempt may take; null for no limit
 * @param stepTimeout how long all attempts of a step may take together, waits included; null for no limit
 * @param pool what an attempt takes of a pool; null for nothing
 * @param fork the JVM of its own in which an attempt runs; null for that of the engine
 */
public record ProducerDefinition(
    AssetKind kind,
    List<AssetKey> assets,
    List<AssetKey> family,
    MethodReference method,
    @Nullable Grid grid,
    List<InputDefinition> inputs,
    boolean takesPartition,
    @Nullable String sql,
    @Nullable String codeVersion,
    RetryPolicy retry,
    @Nullable Duration timeout,
    @Nullable Duration stepTimeout,
    @Nullable PoolPlaces pool,
    @Nullable ForkSettings fork) {
  public ProducerDefinition {
    assets = List.copyOf(assets);
    family = List.copyOf(family);
    inputs = List.copyOf(inputs);
  }

  /** A method that makes all of its assets at once, here, and takes nothing of a pool. */
  public ProducerDefinition(
      AssetKind kind,
      List<AssetKey> assets,
      MethodReference method,
      @Nullable Grid grid,
      List<InputDefinition> inputs,
      boolean takesPartition,
      @Nullable String sql,
      @Nullable String codeVersion,
      RetryPolicy retry,
      @Nullable Duration timeout) {
    this(
        kind,
        assets,
        assets,
        method,
        grid,
        inputs,
        takesPartition,
        sql,
        codeVersion,
        retry,
        timeout,
        null,
        null,
        null);
  }

  /** Returns the same producer making only these of the assets of its method. */
  public ProducerDefinition making(List<AssetKey> some) {
    return new ProducerDefinition(
        kind,
        some,
        family,
        method,
        grid,
        inputs,
        takesPartition,
        sql,
        codeVersion,
        retry,
        timeout,
        stepTimeout,
        pool,
        fork);
  }

  /** The first of its assets, by which the producer is known in order and logs. */
  public AssetKey first() {
    return assets.get(0);
  }

  /** Returns the same producer with another answer to failed attempts. */
  public ProducerDefinition retrying(RetryPolicy other) {
    return new ProducerDefinition(
        kind,
        assets,
        family,
        method,
        grid,
        inputs,
        takesPartition,
        sql,
        codeVersion,
        other,
        timeout,
        stepTimeout,
        pool,
        fork);
  }

  /** Whether one attempt makes several assets. */
  public boolean isMulti() {
    return assets.size() > 1;
  }

  /**
   * A method of a class with assets, and how generated code reaches it.
   *
   * @param unit the generated unit's class name
   * @param index what its {@code invoke} takes
   * @param owner the binary name of the declaring class
   * @param name the method's name
   * @param descriptor its erased descriptor, as in class files
   */
  public record MethodReference(
      String unit, int index, String owner, String name, String descriptor) {
    // What a record brings of its own is slow until it is compiled, and a start asks for each
    // method.
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || other instanceof MethodReference method
              && index == method.index
              && name.equals(method.name)
              && unit.equals(method.unit)
              && owner.equals(method.owner)
              && descriptor.equals(method.descriptor);
    }

    @Override
    public int hashCode() {
      return 31 * unit.hashCode() + index;
    }

    /** The method for people, {@code SalesMarts.dailySales}. */
    public String display() {
      return owner.substring(owner.lastIndexOf('.') + 1).replace('$', '.') + "." + name;
    }
  }
}
