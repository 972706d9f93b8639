package dev.assetwright.example.sales;

import dev.assetwright.Environment;
import dev.assetwright.StartupTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Keeps a folder of made-up days, so that the example has something to show before anyone sets {@code sales.folder}.
 *
 * <p>Writes what is missing of the last 60 days and touches nothing that is there: a file that someone edits to see what
 * becomes stale stays edited. In production there is no sample data, since somebody might believe it.
 */
public final class SampleSales implements StartupTask {
  private static final ZoneId SHOP_ZONE = ZoneId.of("Europe/London");
  private static final int DAYS = 60;

  private final SalesConfig config;

  /** Takes the configuration, to write nothing when it names a folder. */
  public SampleSales(SalesConfig config) {
    this.config = config;
  }

  @Override
  public void run(Environment environment) throws IOException {
    if (config.folder().isPresent()) {
      return;
    }
    if (environment.isProduction()) {
      throw new IllegalStateException(
          "'sales.folder' is not set, and there is no sample data in production. Set the folder that holds one file a"
              + " day: --set sales.folder=FOLDER");
    }
    Path folder = SalesFolder.of(config, environment).path();
    Files.createDirectories(folder);
    LocalDate today = LocalDate.ofInstant(environment.clock().instant(), SHOP_ZONE);
    for (LocalDate date = today.minusDays(DAYS); date.isBefore(today); date = date.plusDays(1)) {
      writeIfMissing(folder, date);
    }
  }

  @Override
  public Optional<String> notice(Environment environment) {
    return config.folder().isPresent()
        ? Optional.empty()
        : Optional.of(
            "This is sample data, made up. Real days of a shop are in the UCI data sets 'Online Retail' and 'Online"
                + " Retail II'; set sales.folder to a folder that holds one file a day.");
  }

  private static void writeIfMissing(Path folder, LocalDate date) throws IOException {
    Path file = folder.resolve(date + ".csv");
    if (!SampleDay.isOpen(date) || Files.exists(file)) {
      return;
    }
    // Moved into place, so that nobody ever reads half a day. Another process that does the same
    // has the same bytes.
    Path unfinished = Files.createTempFile(folder, date + ".", ".unfinished");
    try {
      Files.write(unfinished, SampleDay.bytes(date));
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
