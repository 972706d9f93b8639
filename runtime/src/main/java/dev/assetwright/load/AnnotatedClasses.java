package dev.assetwright.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Finds classes that declare assets by the names of annotations in their constant pool, without loading them. */
final class AnnotatedClasses {
  private static final String CLASS = ".class";
  private static final List<String> ANNOTATIONS = List.of(
      "Ldev/assetwright/Asset;",
      "Ldev/assetwright/SqlAsset;",
      "Ldev/assetwright/MultiAsset;",
      "Ldev/assetwright/External;");

  private AnnotatedClasses() {}

  /** Returns the names of the classes in a folder or jar that declare assets, sorted. */
  static List<String> find(Path root) throws IOException {
    return Files.isDirectory(root) ? inFolder(root) : inJar(root);
  }

  private static List<String> inFolder(Path root) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (name.endsWith(CLASS) && declaresAssets(Files.readAllBytes(file))) {
          found.add(className(name));
        }
      }
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }

  private static List<String> inJar(Path root) throws IOException {
    List<String> found = new ArrayList<>();
    try (ZipFile jar = new ZipFile(root.toFile())) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().endsWith(CLASS)) {
          try (InputStream in = jar.getInputStream(entry)) {
            if (declaresAssets(in.readAllBytes())) {
              found.add(className(entry.getName()));
            }
          }
        }
      }
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }

  private static String className(String file) {
    return file.substring(0, file.length() - CLASS.length()).replace('/', '.');
  }

  private static boolean declaresAssets(byte[] classFile) {
    // One byte a character, so that positions and matches are those of the bytes.
    String text = new String(classFile, StandardCharsets.ISO_8859_1);
    return ANNOTATIONS.stream().anyMatch(text::contains);
  }
}
