package dev.assetwright.example.sales;

import dev.assetwright.Day;
import dev.assetwright.Environment;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder in which the shop leaves one file a day, {@code 2010-12-01.csv}.
 *
 * @param path where it is; absolute
 * @param isSample whether it holds sample data, since no other folder was configured
 */
public record SalesFolder(Path path, boolean isSample) {
  private static final String EXTENSION = ".csv";
  private static final Pattern FILE_NAME = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})\\.csv");

  /** Returns the configured folder, or the one for sample data. */
  static SalesFolder of(SalesConfig config, Environment environment) {
    return config
        .folder()
        .map(folder -> new SalesFolder(folder.toAbsolutePath().normalize(), false))
        .orElseGet(() -> new SalesFolder(environment.home().resolve("sample-sales"), true));
  }

  /** Returns where the file of that day is, or would be. */
  Path file(Day day) {
    return path.resolve(day + EXTENSION);
  }

  /**
   * Returns the files that are there, by day. Files of other names are not ours.
   *
   * @throws IOException if there is no such folder; asked for each time, because a network drive can go at any moment,
   *     and a folder that is gone must not look like one in which every file was deleted
   */
  Map<Day, Path> files() throws IOException {
    if (!Files.isDirectory(path) || !Files.isReadable(path)) {
      throw new FileNotFoundException(problem());
    }
    Map<Day, Path> files = new TreeMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, "*" + EXTENSION)) {
      for (Path entry : entries) {
        Matcher name = FILE_NAME.matcher(entry.getFileName().toString());
        if (name.matches()) {
          putIfDay(files, name.group(1), entry);
        }
      }
    }
    return files;
  }

  private static void putIfDay(Map<Day, Path> files, String date, Path file) {
    try {
      files.put(Day.parse(date), file);
    } catch (DateTimeException e) {
      // 2010-13-45.csv: no day, so no file of ours.
    }
  }

  private String problem() {
    String what = Files.exists(path) ? "is no folder that can be read" : "does not exist";
    return isSample
        ? "The folder of sample days '%s' %s. It is written anew at the next start."
            .formatted(path, what)
        : "'sales.folder' is '%s', which %s. Nothing was changed. Make it a folder with one file a day,"
                .formatted(path, what)
            + " such as 2010-12-01.csv, or name another: --set sales.folder=FOLDER";
  }
}
