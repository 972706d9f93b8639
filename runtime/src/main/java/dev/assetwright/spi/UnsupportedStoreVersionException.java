package dev.assetwright.spi;

/** The store was written by a newer version, or its schema was changed by other hands. Nothing was changed in it. */
public final class UnsupportedStoreVersionException extends StoreUnavailableException {
  private static final long serialVersionUID = 1L;

  public UnsupportedStoreVersionException(String message) {
    super(message);
  }
}
