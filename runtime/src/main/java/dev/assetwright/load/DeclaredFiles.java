package dev.assetwright.load;

import dev.assetwright.model.ProducerDefinition.MethodReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files that assets name in {@code files}: their content belongs to the code version. */
final class DeclaredFiles {
  private final Map<MethodReference, List<String>> byMethod;
  private final Map<String, Path> rootByPath;

  private DeclaredFiles(Map<MethodReference, List<String>> byMethod, Map<String, Path> rootByPath) {
    this.byMethod = byMethod;
    this.rootByPath = rootByPath;
  }

  /**
   * Looks for each file in the folders and jars of the application. The first that has it counts, as on the class path.
   *
   * @param byMethod paths from the root of the class path
   * @throws LoadException naming every file that is nowhere
   */
  static DeclaredFiles find(Map<MethodReference, List<String>> byMethod, List<Path> roots)
      throws LoadException, IOException {
    TreeSet<String> paths = new TreeSet<>();
    byMethod.values().forEach(paths::addAll);
    Map<String, Path> rootByPath = new HashMap<>();
    for (Path root : paths.isEmpty() ? List.<Path>of() : roots) {
      for (String path : in(root, paths)) {
        rootByPath.putIfAbsent(path, root);
      }
    }
    List<String> lines = new ArrayList<>();
    byMethod.forEach((method, named) -> named.stream()
        .filter(path -> !rootByPath.containsKey(path))
        .forEach(path ->
            lines.add("'%s' names '%s', which is in none of the application's folders and jars."
                .formatted(method.display(), path))));
    if (!lines.isEmpty()) {
      lines.add("Build anew, so that resources are copied, or correct the name in 'files'.");
      throw new LoadException(
          LoadResult.Kind.CODE, "MissingFile", "A file that an asset names is not there.", lines);
    }
    return new DeclaredFiles(Map.copyOf(byMethod), rootByPath);
  }

  private static List<String> in(Path root, TreeSet<String> paths) throws IOException {
    if (Files.isDirectory(root)) {
      return paths.stream()
          .filter(path -> Files.isRegularFile(root.resolve(path)))
          .toList();
    }
    if (!Files.isRegularFile(root)) {
      return List.of();
    }
    try (ZipFile jar = new ZipFile(root.toFile())) {
      return paths.stream().filter(path -> jar.getEntry(path) != null).toList();
    }
  }

  /** The paths that a method names, sorted; mostly none. */
  List<String> of(MethodReference method) {
    return byMethod.getOrDefault(method, List.of()).stream().sorted().distinct().toList();
  }

  /** What the files of a method hold, by path. */
  SortedMap<String, byte[]> contents(MethodReference method) throws IOException {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    for (String path : of(method)) {
      contents.put(path, content(path, rootByPath.get(path)));
    }
    return contents;
  }

  private static byte[] content(String path, Path root) throws IOException {
    if (Files.isDirectory(root)) {
      return Files.readAllBytes(root.resolve(path));
    }
    try (ZipFile jar = new ZipFile(root.toFile())) {
      ZipEntry entry = jar.getEntry(path);
      try (InputStream in = jar.getInputStream(entry)) {
        return in.readAllBytes();
      }
    }
  }
}
