package dev.assetwright.spi;

import java.time.Clock;

/**
 * Opens stores of a kind that is not built in. Found by {@link java.util.ServiceLoader} on the class path of the program and
 * on that of the project.
 */
public interface StoreProvider {
  /** How {@code store.url} begins for these stores, such as {@code jdbc:postgresql:}. */
  String urlPrefix();

  /**
   * Opens a store, creates it when it is absent, and brings an older one to the newest schema.
   *
   * @param process the id of this process; see {@link ClaimStore#fence}
   * @param clock says when a schema was applied
   * @throws UnsupportedStoreVersionException if a newer version wrote it; nothing was changed
   * @throws StoreUnavailableException if it cannot be opened; the message says why and what to do, and holds no password
   */
  Store open(StoreLocation location, String process, Clock clock);

  /** Looks at a store without changing anything. What cannot be done is told as a problem. */
  StoreExamination examine(StoreLocation location);
}
