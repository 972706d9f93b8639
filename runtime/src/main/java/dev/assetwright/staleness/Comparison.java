package dev.assetwright.staleness;

import dev.assetwright.graph.Extents;
import dev.assetwright.history.CellTable;
import dev.assetwright.history.History;
import dev.assetwright.history.Names;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ObservedState;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Extent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the cells of one producer with what they would be made from now, by fingerprints; only where those differ, and for
 * producers of which two edges read one asset, everything is read and compared. Used once, by one who holds the history.
 */
final class Comparison {
  /** The facts of a cell that is published and made from what is there now. */
  static final int AS_IT_WAS = Fact.PUBLISHED.bit() | Fact.SETTLED.bit();

  private final Wiring wiring;
  private final History history;
  private final KeyNumbers keyNumbers;
  private final ProducerDefinition producer;
  private final ProducerVersion version;
  private final boolean external;
  private final @Nullable CellTable[] tables;
  private final @Nullable Extent extent;
  private final int[] numbers;
  private final List<Source> sources = new ArrayList<>();

  /** The sum over what all cells read alike. */
  private long common;

  private final boolean exact;

  /** The one table whose cells read each their own partition of {@link #sources} and nothing else; null when it is not that simple. */
  private final @Nullable CellTable plain;

  /** The number of the logic as it is now; -1 when nothing was ever settled by it. */
  private final int logic;

  /** Where the cell that is compared was found, a guess for others of its partition. */
  private int lastPlace = -1;

  /** An edge that leads each cell elsewhere. */
  private record Source(
      Edge edge,
      int asset,
      @Nullable CellTable table,
      @Nullable Extent extent,
      int[] numbers) {
    boolean isPlain() {
      return edge.shape() == Edge.Shape.SAME && !edge.isExternal() && table != null;
    }
  }

  Comparison(Wiring wiring, int position, History history, KeyNumbers keyNumbers) {
    this.wiring = wiring;
    this.history = history;
    this.keyNumbers = keyNumbers;
    this.producer = wiring.producer(position);
    this.version = wiring.version(position);
    this.external = wiring.isExternal(position);
    this.extent = wiring.extent(position);
    this.numbers = keyNumbers.of(extent);
    this.tables = producer.assets().stream().map(history::table).toArray(CellTable[]::new);
    Set<AssetKey> read = new HashSet<>();
    boolean twice = false;
    for (Edge edge : wiring.inputs(position)) {
      twice |= !read.add(edge.asset());
    }
    this.exact = twice;
    if (!twice) {
      wiring.inputs(position).forEach(this::add);
    }
    this.plain =
        twice || external || tables.length > 1 || !sources.stream().allMatch(Source::isPlain)
            ? null
            : tables[0];
    this.logic = history.names().findLogic(version);
  }

  private void add(Edge edge) {
    Names names = history.names();
    int asset = names.asset(edge.asset());
    Extent upstream = wiring.extent(edge.upstream());
    Source source =
        new Source(edge, asset, history.table(edge.asset()), upstream, keyNumbers.of(upstream));
    switch (edge.shape()) {
      case WHOLE -> common += one(source, null, Names.WHOLE);
      case ALL -> common += all(source);
      default -> sources.add(source);
    }
  }

  private long all(Source source) {
    if (source.edge().isExternal()) {
      long sum = 0;
      for (InputVersion input : inputs().resolve(source.edge().input(), null)) {
        sum += Names.fingerprint(
            source.asset(),
            history.names().key(input.partition()),
            Names.fingerprint(input.dataVersion()));
      }
      return sum;
    }
    return source.table() == null || source.extent() == null
        ? 0
        : source.table().fingerprint(source.asset(), inputs().existing(source.extent()));
  }

  private InputResolver inputs() {
    return new InputResolver(wiring.graph, history, wiring.extents);
  }

  /** What follows from the history of a cell, as bits of facts. */
  int facts(int ordinal) {
    if (external) {
      return observed(ordinal);
    }
    int key = keyNumbers.number(numbers, extent, ordinal);
    if (key < 0) {
      return 0;
    }
    if (plain != null && isAsItWas(plain, key)) {
      return plain.isFailed(lastPlace) ? AS_IT_WAS | Fact.FAILED.bit() : AS_IT_WAS;
    }
    int facts = Fact.PUBLISHED.bit() | Fact.SETTLED.bit();
    for (CellTable table : tables) {
      int place = table == null ? -1 : table.find(key, lastPlace + 1);
      lastPlace = place < 0 ? lastPlace : place;
      if (place < 0) {
        facts &= ~(Fact.PUBLISHED.bit() | Fact.SETTLED.bit());
        continue;
      }
      facts &= table.isPublished(place) ? -1 : ~Fact.PUBLISHED.bit();
      facts |= table.isFailed(place) ? Fact.FAILED.bit() : 0;
      if (table.isSettled(place)) {
        facts |= causes(table, place, key, ordinal);
      } else {
        facts &= ~Fact.SETTLED.bit();
      }
    }
    return facts;
  }

  /** Whether a cell is published and made from what is there now; nearly all are, so this is what a start consists of. */
  private boolean isAsItWas(CellTable table, int key) {
    int place = table.find(key, lastPlace + 1);
    if (place < 0 || !table.isPublished(place) || table.logic(place) != logic) {
      return false;
    }
    lastPlace = place;
    long sum = common;
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      CellTable upstream = source.table;
      int there = upstream == null ? -1 : upstream.find(key, place);
      long version = there < 0 ? 0 : upstream.version(there);
      if (version == 0) {
        return false;
      }
      sum += Names.fingerprint(source.asset, key, version);
    }
    return sum == table.inputs(place);
  }

  private int observed(int ordinal) {
    ObservedState seen = history.observation(producer.first(), partition(ordinal));
    return seen == null
        ? 0
        : seen.isPresent() ? Fact.PUBLISHED.bit() : seen.isGone() ? Fact.SETTLED.bit() : 0;
  }

  private @Nullable String partition(int ordinal) {
    return extent == null ? null : extent.key(ordinal);
  }

  private int causes(CellTable table, int place, int key, int ordinal) {
    int facts = 0;
    ProducerVersion settled = history.names().logic(table.logic(place));
    if (!settled.code().equals(version.code())) {
      facts |= Fact.CODE.bit();
    }
    if (!settled.config().equals(version.config())) {
      facts |= Fact.CONFIG.bit();
    }
    if (!exact && present(key, ordinal) == table.inputs(place)) {
      return facts;
    }
    return facts | differences(table.get(place).provenance().inputs(), ordinal);
  }

  private int differences(List<InputVersion> recorded, int ordinal) {
    Extents extents = wiring.extents;
    String partition = partition(ordinal);
    int facts = 0;
    for (Differences.Difference difference : Differences.between(
        producer, partition, recorded, inputs().resolve(producer, partition), extents)) {
      facts |= Fact.of(difference.kind()).bit();
    }
    return facts;
  }

  /** The fingerprint of what is there to read; see {@link InputResolver#resolve}. */
  private long present(int key, int ordinal) {
    long sum = common;
    for (Source source : sources) {
      switch (source.edge().shape()) {
        case SAME -> sum += one(source, partitionOfExternal(source, ordinal), key);
        case SINGLE -> {
          int at = source.edge().mapping().single(ordinal);
          sum += at < 0 ? 0 : one(source, at);
        }
        default -> {
          long[] several = {sum};
          source.edge().mapping().of(ordinal).forEach(at -> several[0] += some(source, at));
          sum = several[0];
        }
      }
    }
    return sum;
  }

  private long one(Source source, int at) {
    int key = number(source, at, source.edge().input().optional());
    return key < 0 ? 0 : one(source, partitionOfExternal(source, at), key);
  }

  /** Of an edge that may read several; one of which nothing is there is left out, optional or not. */
  private long some(Source source, int at) {
    int key = number(source, at, false);
    long version = key < 0 ? 0 : version(source, partitionOfExternal(source, at), key);
    return version == 0 ? 0 : Names.fingerprint(source.asset(), key, version);
  }

  /** The number of a cell's key, a new one when it must be named; -1 when nothing can be there. */
  private int number(Source source, int at, boolean named) {
    int key = keyNumbers.number(source.numbers(), source.extent(), at);
    return key < 0 && (named || source.edge().isExternal())
        ? history.names().key(keyAt(source, at))
        : key;
  }

  private static @Nullable String partitionOfExternal(Source source, int at) {
    return source.edge().isExternal() ? keyAt(source, at) : null;
  }

  private static @Nullable String keyAt(Source source, int at) {
    return source.extent() == null ? null : source.extent().key(at);
  }

  /** The summand of one cell; the partition matters for externals only. */
  private long one(Source source, @Nullable String partition, int key) {
    long version = version(source, partition, key);
    if (version == 0 && source.edge().input().optional()) {
      version = Names.fingerprint(InputVersion.ABSENT);
    }
    return version == 0 ? 0 : Names.fingerprint(source.asset(), key, version);
  }

  private long version(Source source, @Nullable String partition, int key) {
    if (source.edge().isExternal()) {
      ObservedState seen = history.observation(source.edge().asset(), partition);
      return seen == null || seen.version() == null ? 0 : Names.fingerprint(seen.version());
    }
    CellTable table = source.table();
    int place = table == null ? -1 : table.find(key, lastPlace);
    return place < 0 ? 0 : table.version(place);
  }
}
