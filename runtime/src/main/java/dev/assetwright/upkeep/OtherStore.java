package dev.assetwright.upkeep;

import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoreExamination;

/** A store that is not in the home. */
public interface OtherStore {
  /** Looks at it without changing anything. */
  StoreExamination examine();

  /** Opens it; only what the examination found readable. */
  Store open();
}
