package dev.assetwright.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A small program with a mistake, or with none.
 *
 * @param name the name of its snapshot
 * @param library what another module holds, compiled before; empty without one
 * @param sources the program
 * @param locks the files in the folder of contracts, by name; empty without such a folder
 */
record Scenario(
    String name, List<Source> library, List<Source> sources, SortedMap<String, String> locks) {

  Scenario(String name, List<Source> library, List<Source> sources) {
    this(name, library, sources, new TreeMap<>());
  }

  /** Returns a program of package {@code shop}. */
  static Scenario of(String name, String... texts) {
    return new Scenario(name, List.of(), Arrays.stream(texts).map(Source::shop).toList());
  }

  /** Returns a program of files that say everything themselves. */
  static Scenario ofFiles(String name, String... texts) {
    return new Scenario(name, List.of(), Arrays.stream(texts).map(Source::of).toList());
  }

  /** Returns the same program with another module on its class path. */
  Scenario using(String... libraryTexts) {
    return new Scenario(name, Arrays.stream(libraryTexts).map(Source::of).toList(), sources, locks);
  }

  /** Returns the same program with the lock of a contract. */
  Scenario locked(String file, String text) {
    SortedMap<String, String> more = new TreeMap<>(locks);
    more.put(file, text);
    return new Scenario(name, library, sources, more);
  }

  /** Compiles it. */
  Compilation compile(Compilation.Tool tool, Path work, String... options) {
    List<Path> libraries = List.of();
    if (!library.isEmpty()) {
      Compilation other = Compilation.of(
          Compilation.Tool.JAVAC, work, library, List.of(), List.of(new AssetwrightProcessor()));
      if (!other.succeeded()) {
        throw new IllegalStateException("The library does not compile: " + other.notes());
      }
      libraries = List.of(other.classes());
    }
    return Compilation.of(
        tool,
        work,
        sources,
        libraries,
        List.of(new AssetwrightProcessor()),
        Stream.concat(Arrays.stream(options), lockOption(work)).toArray(String[]::new));
  }

  private Stream<String> lockOption(Path work) {
    if (locks.isEmpty()) {
      return Stream.of();
    }
    try {
      Path folder = Files.createTempDirectory(work, "locks").resolve("contracts");
      for (Map.Entry<String, String> lock : locks.entrySet()) {
        Path file = folder.resolve(lock.getKey());
        Files.createDirectories(file.getParent());
        Files.writeString(file, lock.getValue());
      }
      return Stream.of("-Aassetwright.contracts=" + folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what the processor said, with the line of the source and the caret. */
  String render(Compilation compilation) {
    StringBuilder text = new StringBuilder();
    for (Compilation.Note note : compilation.ours()) {
      text.append("%s:%d:%d: %s: "
          .formatted(
              note.path(), note.line(), note.column(), note.isError() ? "error" : "warning"));
      String[] lines = note.text().split("\n", 2);
      text.append(lines[0]).append('\n');
      if (note.line() > 0) {
        text.append(sourceLine(note)).append('\n');
        text.append(" ".repeat((int) note.column() - 1)).append("^\n");
      }
      if (lines.length > 1) {
        text.append(lines[1]).append('\n');
      }
      text.append('\n');
    }
    long foreign = compilation.errors().size()
        - compilation.ours().stream().filter(Compilation.Note::isError).count();
    return text.append("%d of ours, %d of the compiler's own\n"
            .formatted(compilation.ours().size(), foreign))
        .toString();
  }

  private String sourceLine(Compilation.Note note) {
    return sources.stream()
        .filter(source -> source.path().equals(note.path()))
        .findFirst()
        .map(source -> source.text().split("\n", -1)[(int) note.line() - 1])
        .orElse("");
  }
}
