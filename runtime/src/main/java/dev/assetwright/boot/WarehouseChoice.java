package dev.assetwright.boot;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.config.Configuration;
import dev.assetwright.config.ConfigurationException;
import dev.assetwright.config.ConfigurationSources;
import dev.assetwright.config.StoreSettings;
import dev.assetwright.config.WarehouseSettings;
import dev.assetwright.home.Home;
import dev.assetwright.load.ProjectServices;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.StoreLocation;
import dev.assetwright.spi.WarehouseProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The place for tables that was chosen: a file in the home, or what {@code warehouse.url} names. Closed after it. */
final class WarehouseChoice implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WarehouseChoice.class);
  private static final String POSTGRES = "jdbc:postgresql:";

  private final Home home;
  private final @Nullable StoreLocation location;
  private final @Nullable WarehouseProvider provider;
  private final ProjectServices services;

  private WarehouseChoice(
      Home home,
      @Nullable StoreLocation location,
      @Nullable WarehouseProvider provider,
      ProjectServices services) {
    this.home = home;
    this.location = location;
    this.provider = provider;
    this.services = services;
  }

  /**
   * Reads what is set; opens nothing.
   *
   * @throws ApplicationException if it makes no sense, or nothing on the class path opens such a warehouse
   */
  static WarehouseChoice of(Home home, Assetwright.Options options) {
    try {
      return of(
          home,
          Configuration.read(new ConfigurationSources(
              options.workingDirectory(), options.environment(), options.settings())),
          options.classPath());
    } catch (ConfigurationException e) {
      throw new ApplicationException(
          ApplicationException.Category.USAGE,
          StoreChoice.CONFIGURATION,
          "The configuration does not fit.",
          e.problems());
    }
  }

  /** The same of what was read before. */
  static WarehouseChoice of(Home home, Configuration configuration, List<String> classPath) {
    WarehouseSettings settings = configuration.bind(WarehouseSettings.class);
    if (settings.url().isEmpty()) {
      return new WarehouseChoice(home, null, null, ProjectServices.none());
    }
    requireApart(settings, configuration.bind(StoreSettings.class));
    StoreLocation location = new StoreLocation(
        settings.url().get(),
        settings.user().orElse(null),
        settings.password().orElse(null),
        settings.schema(),
        home.folder());
    ProjectServices services = ProjectServices.of(classPath);
    boolean done = false;
    try {
      WarehouseProvider provider = services.find(WarehouseProvider.class).stream()
          .filter(candidate -> location.url().startsWith(candidate.urlPrefix()))
          .findFirst()
          .orElseThrow(() -> noProvider(location.url()));
      done = true;
      return new WarehouseChoice(home, location, provider, services);
    } finally {
      if (!done) {
        services.close();
      }
    }
  }

  /** An asset could be called like a table of the history. */
  private static void requireApart(WarehouseSettings warehouse, StoreSettings store) {
    if (warehouse.url().equals(store.url()) && warehouse.schema().equals(store.schema())) {
      throw new ConfigurationException(List.of(
          "'warehouse.schema' and 'store.schema' are both '%s' of one database; tables and history have a schema each."
              .formatted(store.schema())));
    }
  }

  /** Opens it for a process. */
  AssetStorage open(String process) {
    if (provider == null || location == null) {
      return LocalProject.warehouse(home);
    }
    AssetStorage warehouse = provider.open(location, process);
    if (home.warehouse().toFile().exists()) {
      LOG.warn(
          "'{}' holds tables from before, and is not used any more: 'warehouse.url' names another place.",
          home.warehouse());
    }
    return warehouse;
  }

  /** Where it is, for people; null when it is in the home. */
  @Nullable
  String elsewhere() {
    return location == null
        ? null
        : "'%s', schema '%s'".formatted(location.url().replaceAll("\\?.*", ""), location.schema());
  }

  /** Throws when the home alone would be no backup. */
  void requireInHome() {
    if (location != null) {
      throw new ApplicationException(
          ApplicationException.Category.ENVIRONMENT,
          "WarehouseElsewhere",
          "A copy of '%s' alone would be no backup: its tables are where 'warehouse.url' says."
              .formatted(home.folder()),
          List.of(
              "Back up schema '%s' there, such as by pg_dump, and after it the folder."
                  .formatted(location.schema()),
              "Nothing was copied."));
    }
  }

  @Override
  public void close() {
    services.close();
  }

  private static ApplicationException noProvider(String url) {
    int colon = url.indexOf(':', url.startsWith("jdbc:") ? "jdbc:".length() : 0);
    return new ApplicationException(
        ApplicationException.Category.ENVIRONMENT,
        "NoWarehouseProvider",
        "'warehouse.url' begins with '%s', and nothing on the class path keeps tables there."
            .formatted(url.substring(0, colon + 1)),
        List.of(
            url.startsWith(POSTGRES)
                ? "Add the dependency dev.assetwright:assetwright-postgres to the project, with scope 'runtime'."
                : "Tables in PostgreSQL begin with '" + POSTGRES
                    + "'; without 'warehouse.url' they are in a file in the home.",
            "Nothing was started."));
  }
}
