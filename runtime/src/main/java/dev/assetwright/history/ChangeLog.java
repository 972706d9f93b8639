package dev.assetwright.history;

import dev.assetwright.rules.AssetKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which cells changed, in order, so that whoever resolved something can resolve anew only what changed since.
 *
 * <p>Keeps the newest changes only; who comes too late is told so. Safe for several threads.
 */
public final class ChangeLog {
  private static final int MOST = 1 << 17;

  private @Nullable AssetKey[] assets = new @Nullable AssetKey[64];
  private @Nullable String[] partitions = new @Nullable String[64];
  private volatile long version;

  /** The version before the oldest change that is still known. */
  private long oldest;

  ChangeLog() {}

  /** Told of changes. */
  public interface Reader {
    /** This cell changed; the partition is empty without a grid. */
    void changed(AssetKey asset, String partition);
  }

  /** Rises with each change. */
  public long version() {
    return version;
  }

  /** A cell changed, which can be seen already; the partition is empty without a grid. */
  synchronized void add(AssetKey asset, String partition) {
    append(asset, partition);
  }

  /** Something other than a cell changed. */
  synchronized void add() {
    append(null, null);
  }

  /** Any cell may have changed. */
  synchronized void addAll() {
    Arrays.fill(assets, null);
    Arrays.fill(partitions, null);
    oldest = ++version;
  }

  private void append(@Nullable AssetKey asset, @Nullable String partition) {
    if (version - oldest == assets.length) {
      if (assets.length == MOST) {
        oldest++;
      } else {
        lengthen();
      }
    }
    int at = (int) (version & assets.length - 1);
    assets[at] = asset;
    partitions[at] = partition;
    version++;
  }

  private void lengthen() {
    int length = assets.length;
    @Nullable AssetKey[] longerAssets = new @Nullable AssetKey[2 * length];
    @Nullable String[] longerPartitions = new @Nullable String[2 * length];
    for (long at = oldest; at < version; at++) {
      int to = (int) (at & 2 * length - 1);
      longerAssets[to] = assets[(int) (at & length - 1)];
      longerPartitions[to] = partitions[(int) (at & length - 1)];
    }
    assets = longerAssets;
    partitions = longerPartitions;
  }

  /**
   * Tells what changed between two versions, the oldest first.
   *
   * @return false when that is no longer known; then nothing was told
   */
  public boolean read(long from, long to, Reader reader) {
    AssetKey[] changed;
    String[] where;
    synchronized (this) {
      if (from < oldest) {
        return false;
      }
      changed = new AssetKey[(int) (to - from)];
      where = new String[changed.length];
      for (int i = 0; i < changed.length; i++) {
        int at = (int) (from + i & assets.length - 1);
        changed[i] = assets[at];
        where[i] = partitions[at];
      }
    }
    for (int i = 0; i < changed.length; i++) {
      if (changed[i] != null) {
        reader.changed(changed[i], where[i]);
      }
    }
    return true;
  }
}
