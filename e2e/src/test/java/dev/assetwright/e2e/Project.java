package dev.assetwright.e2e;

import dev.assetwright.app.WebServer;
import dev.assetwright.boot.Assetwright;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code assetwright dev} on a home of its own, at a free port. */
final class Project implements AutoCloseable {
  /** The example as the build made it, named as people name it. */
  static final List<String> EXAMPLE =
      List.of("../example-assets/target/classes", "../example-assets/target/lib/*");

  private final Path home;
  private final Assetwright process;
  private final WebServer.Running server;

  private Project(Path home, List<String> classPath, List<String> settings) {
    this.home = home;
    this.process = Assetwright.start(new Assetwright.Options(
        home, classPath, home, Map.of(), settings, Assetwright.Mode.DEV, "dev"));
    this.server = process.serve("127.0.0.1", 0, null);
  }

  /** The example on files of one's own. */
  static Project onFiles(Path home, SalesFiles files) {
    return new Project(home, EXAMPLE, List.of("sales.folder=" + files.folder()));
  }

  /** The example as it comes. */
  static Project onSampleData(Path home) {
    return new Project(home, EXAMPLE, List.of());
  }

  /** Any assets. */
  static Project onClasses(Path home, List<String> classPath, String... settings) {
    return new Project(home, classPath, List.of(settings));
  }

  /** The address of a page. */
  String at(String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }

  /** The only column of a query on the warehouse, as texts. */
  List<String> warehouse(String query) {
    try (Connection warehouse =
            DriverManager.getConnection("jdbc:sqlite:" + home.resolve("warehouse.db"));
        Statement statement = warehouse.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException("The warehouse could not be read: " + query, e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
