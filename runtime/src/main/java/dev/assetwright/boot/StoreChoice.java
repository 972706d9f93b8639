package dev.assetwright.boot;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.config.Configuration;
import dev.assetwright.config.ConfigurationException;
import dev.assetwright.config.ConfigurationSources;
import dev.assetwright.config.StoreSettings;
import dev.assetwright.home.Home;
import dev.assetwright.load.ProjectServices;
import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoreExamination;
import dev.assetwright.spi.StoreLocation;
import dev.assetwright.spi.StoreProvider;
import dev.assetwright.store.sqlite.SqliteStore;
import dev.assetwright.upkeep.OtherStore;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store that was chosen: a file in the home, or what {@code store.url} names. Closed after its stores. */
final class StoreChoice implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreChoice.class);
  /** The code of settings that make no sense. */
  static final String CONFIGURATION = "Configuration";

  private static final String POSTGRES = "jdbc:postgresql:";

  private final Home home;
  private final @Nullable StoreLocation location;
  private final @Nullable StoreProvider provider;
  private final ProjectServices services;

  private StoreChoice(
      Home home,
      @Nullable StoreLocation location,
      @Nullable StoreProvider provider,
      ProjectServices services) {
    this.home = home;
    this.location = location;
    this.provider = provider;
    this.services = services;
  }

  /**
   * Reads what is set; opens nothing.
   *
   * @throws ApplicationException if it makes no sense, or nothing on the class path opens such a store
   */
  static StoreChoice of(Home home, Assetwright.Options options) {
    StoreSettings settings = settings(options);
    if (settings.url().isEmpty()) {
      return new StoreChoice(home, null, null, ProjectServices.none());
    }
    StoreLocation location = new StoreLocation(
        settings.url().get(),
        settings.user().orElse(null),
        settings.password().orElse(null),
        settings.schema(),
        home.folder());
    ProjectServices services = ProjectServices.of(options.classPath());
    boolean done = false;
    try {
      StoreProvider provider = services.find(StoreProvider.class).stream()
          .filter(candidate -> location.url().startsWith(candidate.urlPrefix()))
          .findFirst()
          .orElseThrow(() -> noProvider(location.url()));
      done = true;
      return new StoreChoice(home, location, provider, services);
    } finally {
      if (!done) {
        services.close();
      }
    }
  }

  /** Opens it for a process. */
  Store open(String process, Clock clock) {
    if (provider == null || location == null) {
      return SqliteStore.open(home.database(), clock);
    }
    Store store = provider.open(location, process, clock);
    if (store.lastSequence() == 0 && home.hasDatabase()) {
      LOG.warn(
          "'{}' holds the history of this home up to now, and is not used any more: 'store.url' names another store, which is"
              + " empty.",
          home.database());
    }
    return store;
  }

  /** The store that is not in the home; null when it is. */
  @Nullable
  OtherStore other(String process, Clock clock) {
    StoreProvider other = provider;
    StoreLocation there = location;
    if (other == null || there == null) {
      return null;
    }
    return new OtherStore() {
      @Override
      public StoreExamination examine() {
        return other.examine(there);
      }

      @Override
      public Store open() {
        return other.open(there, process, clock);
      }
    };
  }

  /** Throws when the home alone would be no backup. */
  void requireInHome() {
    if (location != null) {
      throw new ApplicationException(
          ApplicationException.Category.ENVIRONMENT,
          "StoreElsewhere",
          "A copy of '%s' alone would be no backup: its history is in the store that 'store.url' names."
              .formatted(home.folder()),
          List.of(
              "Back up schema '%s' there first, such as by pg_dump, and the folder afterwards."
                  .formatted(location.schema()),
              "Nothing was copied."));
    }
  }

  @Override
  public void close() {
    services.close();
  }

  private static StoreSettings settings(Assetwright.Options options) {
    try {
      return Configuration.read(new ConfigurationSources(
              options.workingDirectory(), options.environment(), options.settings()))
          .bind(StoreSettings.class);
    } catch (ConfigurationException e) {
      throw new ApplicationException(
          ApplicationException.Category.USAGE,
          CONFIGURATION,
          "The configuration does not fit.",
          e.problems());
    }
  }

  private static ApplicationException noProvider(String url) {
    int colon = url.indexOf(':', url.startsWith("jdbc:") ? "jdbc:".length() : 0);
    return new ApplicationException(
        ApplicationException.Category.ENVIRONMENT,
        "NoStoreProvider",
        "'store.url' begins with '%s', and nothing on the class path opens such a store."
            .formatted(url.substring(0, colon + 1)),
        List.of(
            url.startsWith(POSTGRES)
                ? "Add the dependency dev.assetwright:assetwright-postgres to the project, with scope 'runtime'."
                : "Stores on PostgreSQL begin with '" + POSTGRES
                    + "'; without 'store.url' it is a file in the home.",
            "Nothing was started."));
  }
}
