package dev.assetwright.contract;

import dev.assetwright.rules.contract.ModuleContracts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The contracts of one folder of classes or jar, as its compiler left them; also of a compilation that failed.
 *
 * @param root the folder or jar
 * @param contracts what was compiled
 */
record CompiledContracts(Path root, ModuleContracts contracts) {
  private static final String ALL_JARS = "/*";
  private static final String GRAPHS = "META-INF/services/dev.assetwright.spi.AssetModuleGraph";

  /** Whether its source is at hand, as far as one can tell: it is a folder. */
  boolean isOwn() {
    return Files.isDirectory(root);
  }

  /** Returns the folders and jars that a class path names, which exist. */
  static List<Path> roots(List<String> classPath) throws IOException {
    List<Path> roots = new ArrayList<>();
    for (String entry : classPath) {
      boolean isAllJars = entry.endsWith(ALL_JARS);
      Path path =
          Path.of(isAllJars ? entry.substring(0, entry.length() - ALL_JARS.length()) : entry);
      if (!isAllJars && Files.exists(path)) {
        roots.add(path);
      } else if (isAllJars && Files.isDirectory(path)) {
        try (var files = Files.list(path)) {
          files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(roots::add);
        }
      }
    }
    return roots.stream().distinct().toList();
  }

  /** Returns those with code of the application, as for code versions: folders, and jars with a graph or contracts. */
  static List<Path> application(List<Path> roots) throws IOException {
    List<Path> application = new ArrayList<>();
    for (Path root : roots) {
      if (Files.isDirectory(root) || holdsAny(root, ModuleContracts.RESOURCE, GRAPHS)) {
        application.add(root);
      }
    }
    return application;
  }

  private static boolean holdsAny(Path jar, String... names) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (String name : names) {
        if (zip.getEntry(name) != null) {
          return true;
        }
      }
      return false;
    }
  }

  /** Reads those that have contracts. */
  static List<CompiledContracts> read(List<Path> roots) throws IOException {
    List<CompiledContracts> found = new ArrayList<>();
    for (Path root : roots) {
      Optional<String> text = text(root);
      if (text.isPresent()) {
        found.add(new CompiledContracts(root, parse(root, text.get())));
      }
    }
    return found;
  }

  private static ModuleContracts parse(Path root, String text) {
    try {
      return ModuleContracts.read(text);
    } catch (IllegalArgumentException e) {
      throw new ContractException(
          "UnreadableContracts",
          "The contracts in '%s' cannot be read: %s.".formatted(root, e.getMessage()),
          List.of("Compile it anew with the version of Assetwright that is used here."));
    }
  }

  private static Optional<String> text(Path root) throws IOException {
    if (Files.isDirectory(root)) {
      Path file = root.resolve(ModuleContracts.RESOURCE);
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }
    try (ZipFile jar = new ZipFile(root.toFile())) {
      ZipEntry entry = jar.getEntry(ModuleContracts.RESOURCE);
      if (entry == null) {
        return Optional.empty();
      }
      try (InputStream in = jar.getInputStream(entry)) {
        return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }
}
