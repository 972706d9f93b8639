package dev.assetwright.execute;

import dev.assetwright.model.Refusal;
import dev.assetwright.model.StorageKind;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.StorageSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/** The storage sessions of one attempt, opened when first needed. Closing may come from another thread. */
final class Sessions {
  private final Storages storages;
  private final String token;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<AssetStorage, StorageSession> open = new LinkedHashMap<>();
  private boolean closed;

  Sessions(Storages storages, String token) {
    this.storages = storages;
    this.token = token;
  }

  /** The session with the storage that keeps a kind; refused once closed. */
  StorageSession of(StorageKind kind) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException(
            "The attempt was canceled; it can no longer read or write.");
      }
      return open.computeIfAbsent(storages.of(kind), storage -> storage.open(token));
    } finally {
      lock.unlock();
    }
  }

  boolean hasStagedTables() {
    lock.lock();
    try {
      return open.keySet().stream().anyMatch(storage -> storage.keeps(StorageKind.TABLE));
    } finally {
      lock.unlock();
    }
  }

  /** Publishes files before tables: files nobody points to are no harm, rows are seen at once. */
  void publish() {
    opened().forEach(StorageSession::publish);
  }

  /** Puts what is staged into quarantine; returns whether all of it is kept there. */
  boolean quarantine(Refusal refusal) {
    boolean kept = true;
    for (StorageSession session : opened()) {
      kept &= session.quarantine(refusal);
    }
    return kept;
  }

  private List<StorageSession> opened() {
    lock.lock();
    try {
      return storages.all().stream().map(open::get).filter(Objects::nonNull).toList();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    Map<AssetStorage, StorageSession> closing;
    lock.lock();
    try {
      closed = true;
      closing = new LinkedHashMap<>(open);
      open.clear();
    } finally {
      lock.unlock();
    }
    closing.values().forEach(StorageSession::close);
  }
}
