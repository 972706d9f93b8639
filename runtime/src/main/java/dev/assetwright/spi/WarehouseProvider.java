package dev.assetwright.spi;

/**
 * Opens places for tables of a kind that is not built in. Found by {@link java.util.ServiceLoader} on the class path of the program
 * and on that of the project.
 */
public interface WarehouseProvider {
  /** How {@code warehouse.url} begins for these, such as {@code jdbc:postgresql:}. */
  String urlPrefix();

  /**
   * Opens one, and creates it when it is absent.
   *
   * @param location where {@code warehouse.url} says; its schema holds the tables
   * @param process the id of this process, for people who look at the database
   * @throws StoreUnavailableException if it cannot be opened; the message says why and what to do, and holds no password
   */
  AssetStorage open(StoreLocation location, String process);
}
