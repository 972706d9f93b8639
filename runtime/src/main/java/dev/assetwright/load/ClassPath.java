package dev.assetwright.load;

import dev.assetwright.version.LibraryJar;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Where the user's code lies, in the order in which classes are looked for.
 *
 * @param roots folders of class files, and jars
 * @param folders those of the roots that are folders, or jars into which folders were packed
 */
record ClassPath(List<Path> roots, Set<Path> folders) {
  /** The file by which a source of assets is found. */
  private static final String SOURCE_FILE = "META-INF/services/dev.assetwright.spi.AssetSource";

  /** The file by which a module's graph is found. */
  static final String SERVICE_FILE = "META-INF/services/dev.assetwright.spi.AssetModuleGraph";

  private static final String ALL_JARS = "/*";

  ClassPath {
    roots = List.copyOf(roots);
    folders = Set.copyOf(folders);
  }

  ClassPath(List<Path> roots) {
    this(roots, roots.stream().filter(Files::isDirectory).collect(Collectors.toSet()));
  }

  /**
   * Looks up what was written: folders, jars, and folders with {@code /*} behind them for all jars therein, sorted.
   *
   * @throws LoadException if something is not there
   */
  static ClassPath of(List<String> entries) throws LoadException {
    List<Path> roots = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (String entry : entries) {
      Path path = path(entry);
      if (!Files.exists(path)) {
        absent.add("'%s' does not exist.".formatted(path));
      } else if (entry.endsWith(ALL_JARS)) {
        roots.addAll(jars(path));
      } else {
        roots.add(path);
      }
    }
    if (!absent.isEmpty()) {
      absent.add("Compile the project, for example with 'mvn compile', or correct the class path.");
      throw new LoadException(
          LoadResult.Kind.CODE, "NoClasses", "The compiled classes are not there.", absent);
    }
    return new ClassPath(roots.stream().distinct().toList());
  }

  /** The folder or jar that an entry names, which need not exist; absolute. */
  static Path path(String entry) {
    String path =
        entry.endsWith(ALL_JARS) ? entry.substring(0, entry.length() - ALL_JARS.length()) : entry;
    return Path.of(path).toAbsolutePath().normalize();
  }

  private static List<Path> jars(Path folder) throws LoadException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".jar"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new LoadException(
          LoadResult.Kind.ENVIRONMENT,
          "UnreadableClasses",
          "The folder of jars '%s' cannot be read.".formatted(folder),
          List.of(e.toString()));
    }
  }

  /**
   * Which of the roots count for code versions.
   *
   * @param application folders, jars that hold a graph or a source of assets, and libraries that are followed as own code
   * @param libraries the other jars
   * @param unknown what was to be followed and is no library on the class path
   */
  record Parts(List<Path> application, List<Path> libraries, List<String> unknown) {}

  /**
   * Divides the roots.
   *
   * @param followed names of libraries that count as own code
   */
  Parts parts(List<String> followed) throws IOException {
    List<Path> application = new ArrayList<>();
    List<Path> libraries = new ArrayList<>();
    Set<String> unknown = new LinkedHashSet<>(followed);
    for (Path root : roots) {
      if (folders.contains(root)
          || hasGraph(root)
          || holds(root, SOURCE_FILE)
          || isFollowed(root, followed, unknown)) {
        application.add(root);
      } else {
        libraries.add(root);
      }
    }
    return new Parts(application, libraries, List.copyOf(unknown));
  }

  private static boolean isFollowed(Path jar, List<String> followed, Set<String> unknown)
      throws IOException {
    if (followed.isEmpty()) {
      return false;
    }
    LibraryJar library = LibraryJar.read(jar);
    unknown.removeIf(library::isMeantBy);
    return followed.stream().anyMatch(library::isMeantBy);
  }

  /** Whether a graph was generated for the classes in a folder or jar. */
  static boolean hasGraph(Path root) throws IOException {
    return holds(root, SERVICE_FILE);
  }

  private static boolean holds(Path root, String file) throws IOException {
    if (Files.isDirectory(root)) {
      return Files.exists(root.resolve(file));
    }
    try (ZipFile jar = new ZipFile(root.toFile())) {
      return jar.getEntry(file) != null;
    }
  }

  URL[] urls() throws MalformedURLException {
    URL[] urls = new URL[roots.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = roots.get(i).toUri().toURL();
    }
    return urls;
  }
}
