package dev.assetwright.version;

import dev.assetwright.model.CodeEnvironment.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The jars of others on the class path, by the classes in them. */
final class Libraries {
  private final List<Library> all = new ArrayList<>();
  private final Map<String, Integer> byClass = new HashMap<>();

  private Libraries() {}

  static Libraries read(List<Path> jars) throws IOException {
    Libraries libraries = new Libraries();
    for (Path jar : jars) {
      if (Files.isRegularFile(jar)) {
        LibraryJar read = LibraryJar.read(jar);
        int number = libraries.all.size();
        libraries.all.add(read.library());
        read.classes().forEach(type -> libraries.byClass.putIfAbsent(type, number));
      }
    }
    return libraries;
  }

  List<Library> all() {
    return all;
  }

  /** Returns the numbers of the jars that hold these classes, sorted. */
  List<Integer> of(Set<String> types) {
    Set<Integer> numbers = new TreeSet<>();
    for (String type : types) {
      Integer number = byClass.get(type);
      if (number != null) {
        numbers.add(number);
      }
    }
    return List.copyOf(numbers);
  }
}
