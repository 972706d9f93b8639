package dev.assetwright.history;

import dev.assetwright.json.Json;
import dev.assetwright.model.CellState;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the cells of one asset, in columns by place: what staleness compares as numbers, all else as bytes that are
 * read when somebody asks. A cell takes some 35 bytes of columns, and 40 and more of bytes with what it read.
 *
 * <p>Not safe by itself: read by those who {@link History#reading hold the history}.
 */
public final class CellTable {
  /** How many bytes are given back at least at once, but for those that were written last. */
  private static final int LEAST_WASTE = 256;

  private static final byte PUBLISHED = 1;
  private static final byte SETTLED = 2;
  private static final byte FAILED = 4;
  private static final byte KNOWN = 8;
  private static final byte LOST = 16;

  private final Names names;
  private final CellCodec codec;

  /**
   * Where each key is: open addressing by the number of the key, the place plus one; 0 is free. Null when that is to be found out.
   * Readers may do so at once.
   */
  private volatile int @Nullable [] places = new int[2];

  /** How many places are taken; those of cells that were forgotten included. */
  private int count;

  private int known;
  private int[] keys = new int[1];
  private byte[] flags = new byte[1];
  private long[] versions = new long[1];
  private long[] inputs = new long[1];
  private int[] logics = new int[1];

  /** Where the bytes of a cell begin; -1 for one that is kept as it is. See {@link #read()}. */
  private int[] starts = new int[1];

  private Bytes bytes = new Bytes(new byte[0], 0);

  /** Where the former two lie until somebody asks; null once they are here. */
  private volatile @Nullable FilePart unread;

  private int wasted;
  private final Map<Integer, CellState> odd = new HashMap<>(0);

  /** The assets that any cell has ever read, by number: few, of however many assets there are. */
  private int[] read = {};

  /** What was published last; null when that is to be found out. Readers may do so at once and find the same. */
  private volatile @Nullable Last last = Last.NONE;

  /** A place, and when it was published. */
  private record Last(int place, Instant at) {
    static final Last NONE = new Last(-1, Instant.MIN);
  }

  CellTable(Names names) {
    this.names = names;
    this.codec = new CellCodec(names);
  }

  void write(ColumnWriter to) throws IOException {
    FilePart left = unread;
    to.putInt(count);
    to.putInt(known);
    to.putInt(wasted);
    to.putInts(keys, count);
    to.putBytes(flags, count);
    to.putLongs(versions, count);
    to.putLongs(inputs, count);
    to.putInts(logics, count);
    to.putInt(read.length);
    to.putInts(read, read.length);
    to.putInt(odd.size());
    for (Map.Entry<Integer, CellState> each : odd.entrySet()) {
      to.putInt(each.getKey());
      to.putText(Json.facts().write(each.getValue()));
    }
    Last newest = last();
    to.putInt(newest.place());
    if (newest.place() >= 0) {
      to.putLong(newest.at().getEpochSecond());
      to.putInt(newest.at().getNano());
    }
    if (left == null) {
      to.putInt(bytes.at);
      to.putInts(starts, count);
      to.putBytes(bytes.array, bytes.at);
    } else {
      // From file to file, so that writing takes no memory.
      to.putInt(left.length() - count * Integer.BYTES);
      to.putBytes(left.read().array(), left.length());
    }
  }

  /** Reads what {@link #write} wrote; the names are those of then. Most of it is left in the file until somebody asks for it. */
  static CellTable read(ColumnReader from, Names names) throws IOException {
    CellTable table = new CellTable(names);
    int count = from.getInt();
    table.count = count;
    table.known = from.getInt();
    table.wasted = from.getInt();
    table.places = null;
    // An array that is full has to grow; one that is empty could not.
    table.keys = room(from.getInts(count));
    table.flags = count == 0 ? table.flags : from.getBytes(count);
    table.versions = room(from.getLongs(count));
    table.inputs = room(from.getLongs(count));
    table.logics = room(from.getInts(count));
    table.read = from.getInts(from.getInt());
    for (int left = from.getInt(); left > 0; left--) {
      table.odd.put(from.getInt(), Json.facts().read(from.getText(), CellState.class));
    }
    int newest = from.getInt();
    table.last = newest < 0
        ? Last.NONE
        : new Last(newest, Instant.ofEpochSecond(from.getLong(), from.getInt()));
    int length = from.getInt();
    table.unread = from.later((long) count * Integer.BYTES + length);
    return table;
  }

  /** Fetches what was left in the file. */
  private void read() {
    if (unread != null) {
      readNow();
    }
  }

  private synchronized void readNow() {
    FilePart part = unread;
    if (part == null) {
      return;
    }
    ByteBuffer read = part.read();
    int[] begun = new int[count];
    read.asIntBuffer().get(begun);
    starts = room(begun);
    byte[] kept = new byte[read.remaining() - count * Integer.BYTES];
    read.position(count * Integer.BYTES).get(kept);
    bytes = new Bytes(kept, kept.length);
    unread = null;
  }

  private static int[] room(int[] read) {
    return read.length == 0 ? new int[1] : read;
  }

  private static long[] room(long[] read) {
    return read.length == 0 ? new long[1] : read;
  }

  /** How many cells are known. */
  public int count() {
    return known;
  }

  /** Where the cell of a key is, by the key's number; -1 when nothing is known of it. */
  public int find(int key) {
    int place = place(key);
    return place >= 0 && (flags[place] & KNOWN) != 0 ? place : -1;
  }

  /** The same for those who guess where it is: assets of one grid often came to be known in one order. */
  public int find(int key, int guess) {
    return guess >= 0 && guess < count && keys[guess] == key && (flags[guess] & KNOWN) != 0
        ? guess
        : find(key);
  }

  private int place(int key) {
    int[] index = index();
    int mask = index.length - 1;
    for (int at = spread(key) & mask; index[at] != 0; at = at + 1 & mask) {
      if (keys[index[at] - 1] == key) {
        return index[at] - 1;
      }
    }
    return -1;
  }

  private static int spread(int key) {
    int spread = key * 0x9e3779b9;
    return spread ^ spread >>> 15;
  }

  /** Whether something is published. */
  public boolean isPublished(int place) {
    return (flags[place] & PUBLISHED) != 0;
  }

  /** Whether it is published, or its method said that there is nothing to produce. */
  public boolean isSettled(int place) {
    return (flags[place] & SETTLED) != 0;
  }

  /** Whether the newest step of its own failed. */
  public boolean isFailed(int place) {
    return (flags[place] & FAILED) != 0;
  }

  /** The fingerprint of what is published; 0 when nothing is. */
  public long version(int place) {
    return versions[place];
  }

  /** The fingerprint of what it was settled from. */
  public long inputs(int place) {
    return inputs[place];
  }

  /** The number of the logic that settled it. */
  public int logic(int place) {
    return logics[place];
  }

  /** The fingerprint of reading all that is published of some partitions, by the number of this asset. */
  public long fingerprint(int asset, Predicate<String> partitions) {
    long sum = 0;
    for (int place = 0; place < count; place++) {
      if (isPublished(place) && partitions.test(names.keys.get(keys[place]))) {
        sum += Names.fingerprint(asset, keys[place], versions[place]);
      }
    }
    return sum;
  }

  /** All that is known of a cell. */
  public CellState get(int place) {
    read();
    int start = starts[place];
    return start < 0 ? odd.get(place) : codec.read(new Bytes(bytes.array, start));
  }

  /** The data version that is published; null when nothing is. */
  public @Nullable String dataVersion(int place) {
    if (!isPublished(place)) {
      return null;
    }
    read();
    int start = starts[place];
    return start < 0
        ? odd.get(place).published().dataVersion()
        : CellCodec.readVersion(new Bytes(bytes.array, start));
  }

  /** How many rows are published; -1 without. */
  public long rows(int place) {
    read();
    int start = starts[place];
    if (start >= 0) {
      return CellCodec.readRows(new Bytes(bytes.array, start));
    }
    CellState.Published published = odd.get(place).published();
    return published == null ? -1 : published.rows();
  }

  void put(int key, CellState state) {
    read();
    int place = place(key);
    if (place < 0) {
      place = add(key);
    }
    Last before = last;
    clear(place);
    known++;
    CellState.Published published = state.published();
    CellState.Provenance settled = state.provenance();
    boolean failed = state.latest() != null && state.latest().status() == StepStatus.FAILED;
    flags[place] = (byte) (KNOWN
        | (published == null ? 0 : PUBLISHED)
        | (settled == null ? 0 : SETTLED)
        | (failed ? FAILED : 0)
        | (state.isLost() ? LOST : 0));
    versions[place] = published == null ? 0 : Names.fingerprint(published.dataVersion());
    inputs[place] = settled == null ? 0 : names.fingerprint(settled.inputs());
    logics[place] = settled == null
        ? -1
        : names.logics.of(new ProducerVersion(settled.codeVersion(), settled.configFingerprint()));
    if (CellCodec.isCommon(state)) {
      starts[place] = bytes.at;
      codec.write(state, bytes);
    } else {
      starts[place] = -1;
      odd.put(place, state);
    }
    remember(published == null ? List.of() : published.inputs());
    remember(settled == null ? List.of() : settled.inputs());
    if (published != null && before != null && isLater(place, published.at(), before)) {
      last = new Last(place, published.at());
    }
  }

  private void remember(List<InputVersion> versions) {
    int last = -1;
    for (InputVersion input : versions) {
      int asset = names.assets.of(input.upstream());
      // What a fan-in reads of one asset comes in a row.
      if (asset != last && !hasRead(asset)) {
        read = Arrays.copyOf(read, read.length + 1);
        read[read.length - 1] = asset;
      }
      last = asset;
    }
  }

  private boolean hasRead(int asset) {
    for (int known : read) {
      if (known == asset) {
        return true;
      }
    }
    return false;
  }

  private int add(int key) {
    if (count == keys.length) {
      int length = count < 8 ? 2 * count : count + (count >> 1);
      keys = Arrays.copyOf(keys, length);
      flags = Arrays.copyOf(flags, length);
      versions = Arrays.copyOf(versions, length);
      inputs = Arrays.copyOf(inputs, length);
      logics = Arrays.copyOf(logics, length);
      starts = Arrays.copyOf(starts, length);
    }
    int[] index = index();
    keys[count] = key;
    count++;
    if (3 * count > 2 * index.length) {
      places = indexed(2 * index.length);
    } else {
      add(index, key, count);
    }
    return count - 1;
  }

  private int[] index() {
    int[] index = places;
    if (index == null) {
      index = indexed(Math.max(2, Integer.highestOneBit(3 * count)));
      places = index;
    }
    return index;
  }

  private int[] indexed(int length) {
    int[] index = new int[length];
    for (int place = 0; place < count; place++) {
      add(index, keys[place], place + 1);
    }
    return index;
  }

  private static void add(int[] index, int key, int place) {
    int mask = index.length - 1;
    int at = spread(key) & mask;
    while (index[at] != 0) {
      at = at + 1 & mask;
    }
    index[at] = place;
  }

  /** Takes out what is known of a cell. */
  private void clear(int place) {
    if ((flags[place] & KNOWN) == 0) {
      return;
    }
    read();
    if (starts[place] < 0) {
      odd.remove(place);
    } else {
      Bytes old = new Bytes(bytes.array, starts[place]);
      CellCodec.skip(old);
      if (old.at == bytes.at) {
        bytes.at = starts[place];
      } else {
        wasted += old.at - starts[place];
      }
      starts[place] = -1;
      if (wasted > LEAST_WASTE && wasted > bytes.at / 2) {
        tidy();
      }
    }
    Last before = last;
    if (before != null && before.place() == place) {
      last = null;
    }
    flags[place] = 0;
    versions[place] = 0;
    inputs[place] = 0;
    logics[place] = -1;
    known--;
  }

  private void tidy() {
    Bytes kept = new Bytes(new byte[bytes.at - wasted + 256], 0);
    for (int place = 0; place < count; place++) {
      if (starts[place] >= 0) {
        Bytes old = new Bytes(bytes.array, starts[place]);
        CellCodec.skip(old);
        int start = kept.at;
        kept.put(bytes.array, starts[place], old.at);
        starts[place] = start;
      }
    }
    bytes = kept;
    wasted = 0;
  }

  /** Forgets a cell. */
  void remove(int key) {
    int place = place(key);
    if (place >= 0) {
      clear(place);
    }
  }

  /** Whether some cell may have read an asset. */
  boolean mayHaveRead(AssetKey asset) {
    int number = names.assets.find(asset);
    return number >= 0 && hasRead(number);
  }

  /** Whether of any cell something is published. */
  public boolean isAnyPublished() {
    for (int place = 0; place < count; place++) {
      if (isPublished(place)) {
        return true;
      }
    }
    return false;
  }

  /** Whether any cell was made, and its data is gone. */
  public boolean isAnyLost() {
    for (int place = 0; place < count; place++) {
      if ((flags[place] & LOST) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether any cell is settled. */
  public boolean isAnySettled() {
    for (int place = 0; place < count; place++) {
      if (isSettled(place)) {
        return true;
      }
    }
    return false;
  }

  /** When what was published last was published; null when nothing is. */
  public @Nullable Instant lastPublishedAt() {
    Last found = last();
    return found == Last.NONE ? null : found.at();
  }

  /** What was published last; null when nothing is. */
  public CellState.@Nullable Published lastPublished() {
    Last found = last();
    return found == Last.NONE ? null : get(found.place()).published();
  }

  private Last last() {
    Last found = last;
    if (found == null) {
      found = Last.NONE;
      for (int place = 0; place < count; place++) {
        CellState.Published published = isPublished(place) ? get(place).published() : null;
        if (published != null && isLater(place, published.at(), found)) {
          found = new Last(place, published.at());
        }
      }
      last = found;
    }
    return found;
  }

  /** Of two at the same instant the one with the greater key, so that the order in which they came to be known is none. */
  private boolean isLater(int place, Instant at, Last than) {
    int order = at.compareTo(than.at());
    return order > 0
        || order == 0
            && names.keys.get(keys[place]).compareTo(names.keys.get(keys[than.place()])) > 0;
  }

  /** The keys of all cells of which something is known; the empty text without a grid. */
  public List<String> keys() {
    List<String> texts = new ArrayList<>(known);
    for (int place = 0; place < count; place++) {
      if ((flags[place] & KNOWN) != 0) {
        texts.add(names.keys.get(keys[place]));
      }
    }
    return texts;
  }

  /** Hands over the data version of each cell that is published, with its key. */
  public void forEachVersion(BiConsumer<String, String> consumer) {
    for (int place = 0; place < count; place++) {
      String version = dataVersion(place);
      if (version != null) {
        consumer.accept(names.keys.get(keys[place]), version);
      }
    }
  }

  /**
   * Hands over what is published in some places, with its keys, for those who go through them a few at a time.
   *
   * @param from the first place
   * @param most how many places are gone through
   * @return how many were; fewer than {@code most} after the last one
   */
  public int forEachPublished(
      int from, int most, BiConsumer<String, CellState.Published> consumer) {
    int until = (int) Math.min(count, (long) from + most);
    for (int place = from; place < until; place++) {
      if (isPublished(place)) {
        consumer.accept(names.keys.get(keys[place]), get(place).published());
      }
    }
    return Math.max(0, until - from);
  }

  /** Hands over all cells of which something is known, with their keys. */
  public void forEach(BiConsumer<String, CellState> consumer) {
    for (int place = 0; place < count; place++) {
      if ((flags[place] & KNOWN) != 0) {
        consumer.accept(names.keys.get(keys[place]), get(place));
      }
    }
  }
}
