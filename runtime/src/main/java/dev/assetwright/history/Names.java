package dev.assetwright.history;

import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.rules.AssetKey;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names that occur over and over in a history, numbered, and the fingerprints that are made of such numbers. Both mean
 * something within one history only. Safe for several threads.
 */
public final class Names {
  /** The number of the empty text, which stands for no partition. */
  public static final int WHOLE = 0;

  final Numbers<String> keys = new Numbers<>();
  final Numbers<AssetKey> assets = new Numbers<>();
  final Numbers<ProducerVersion> logics = new Numbers<>();

  Names() {
    keys.of("");
  }

  void write(ColumnWriter to) throws IOException {
    to.putInt(keys.count());
    for (int i = 0; i < keys.count(); i++) {
      to.putText(keys.get(i));
    }
    to.putInt(assets.count());
    for (int i = 0; i < assets.count(); i++) {
      to.putText(assets.get(i).toString());
    }
    to.putInt(logics.count());
    for (int i = 0; i < logics.count(); i++) {
      to.putText(logics.get(i).code());
      to.putText(logics.get(i).config());
    }
  }

  static Names read(ColumnReader from) throws IOException {
    Names names = new Names();
    for (int left = from.getInt(); left > 0; left--) {
      names.keys.of(from.getText());
    }
    for (int left = from.getInt(); left > 0; left--) {
      names.assets.of(AssetKey.parse(from.getText()));
    }
    for (int left = from.getInt(); left > 0; left--) {
      names.logics.of(new ProducerVersion(from.getText(), from.getText()));
    }
    return names;
  }

  /** The number of a partition key, of which nothing need be known; that of null, for the whole of an asset, is 0. */
  public int key(@Nullable String partition) {
    return partition == null ? WHOLE : keys.of(partition);
  }

  /** The same; -1 when nothing was ever known of any partition of this key. */
  public int findKey(@Nullable String partition) {
    return partition == null ? WHOLE : keys.find(partition);
  }

  /** The number of an asset. */
  public int asset(AssetKey asset) {
    return assets.of(asset);
  }

  /** The number of a logic; -1 when nothing was ever settled by it. */
  public int findLogic(ProducerVersion logic) {
    return logics.find(logic);
  }

  /** The logic of a number. */
  public ProducerVersion logic(int number) {
    return logics.get(number);
  }

  /** The fingerprint of inputs, in whichever order: the sum of those of each. */
  long fingerprint(List<InputVersion> inputs) {
    long sum = 0;
    for (InputVersion input : inputs) {
      sum += fingerprint(
          assets.of(input.upstream()), key(input.partition()), fingerprint(input.dataVersion()));
    }
    return sum;
  }

  /** The fingerprint of one input, to be added up: the numbers of its asset and key, the fingerprint of its version. */
  public static long fingerprint(int asset, int key, long version) {
    return mix(version + mix(((long) asset << 32 | key) + 0x9e3779b97f4a7c15L));
  }

  /** The fingerprint of a data version; never 0, and equal for different ones once in 2^64 pairs. */
  public static long fingerprint(String version) {
    long hash = version.length();
    for (int i = 0; i < version.length(); i++) {
      hash = (hash ^ version.charAt(i)) * 0x100000001b3L;
      hash ^= hash >>> 29;
    }
    long mixed = mix(hash);
    return mixed == 0 ? 1 : mixed;
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). */
  private static long mix(long value) {
    long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
