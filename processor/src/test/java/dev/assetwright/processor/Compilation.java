package dev.assetwright.processor;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/**
 * One compile of real files.
 *
 * @param succeeded whether class files came out
 * @param notes what the compiler said, in its order
 * @param classes where the class files are
 * @param generated the generated files by path
 */
record Compilation(
    boolean succeeded, List<Note> notes, Path classes, SortedMap<String, String> generated) {

  /** Which compiler. */
  enum Tool {
    JAVAC,
    ECJ;

    JavaCompiler compiler() {
      return this == JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
    }
  }

  /**
   * Something the compiler said.
   *
   * @param path the file; empty without one
   * @param line from 1; -1 without one
   * @param column from 1; -1 where the tool gives none
   */
  record Note(String path, long line, long column, boolean isError, String text) {}

  /** Compiles into a new folder below {@code work}. */
  static Compilation of(
      Tool tool,
      Path work,
      List<Source> sources,
      List<Path> libraries,
      List<Processor> processors,
      String... options) {
    try {
      Path root = Files.createTempDirectory(work, "compile");
      Path classes = Files.createDirectories(root.resolve("classes"));
      Path generated = Files.createDirectories(root.resolve("generated"));
      List<Path> files = write(sources, root.resolve("sources"));
      DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
      JavaCompiler compiler = tool.compiler();
      boolean succeeded;
      try (StandardJavaFileManager manager =
          compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
        List<String> arguments = new ArrayList<>(
            List.of("-d", classes.toString(), "-s", generated.toString(), "-encoding", "UTF-8"));
        arguments.addAll(List.of("--release", "17", "-classpath", classPath(libraries)));
        arguments.addAll(List.of(options));
        JavaCompiler.CompilationTask task = compiler.getTask(
            new StringWriter(),
            manager,
            collector,
            arguments,
            null,
            manager.getJavaFileObjectsFromPaths(files));
        task.setProcessors(processors);
        succeeded = task.call();
      }
      List<Note> notes = collector.getDiagnostics().stream()
          .map(diagnostic -> note(diagnostic, root.resolve("sources")))
          .toList();
      return new Compilation(succeeded, notes, classes, read(generated));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> write(List<Source> sources, Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Source source : sources) {
      Path file = folder.resolve(source.path());
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, source.text()));
    }
    return files;
  }

  private static String classPath(List<Path> libraries) {
    return Stream.concat(
            libraries.stream().map(Path::toString),
            Stream.of(System.getProperty("java.class.path")))
        .reduce((first, second) -> first + System.getProperty("path.separator") + second)
        .orElseThrow();
  }

  private static Note note(Diagnostic<? extends JavaFileObject> diagnostic, Path folder) {
    String path = diagnostic.getSource() == null
        ? ""
        : folder.relativize(Path.of(diagnostic.getSource().toUri())).toString();
    return new Note(
        path,
        diagnostic.getLineNumber(),
        diagnostic.getColumnNumber(),
        diagnostic.getKind() == Diagnostic.Kind.ERROR,
        diagnostic.getMessage(Locale.ROOT));
  }

  private static SortedMap<String, String> read(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readString(path));
      }
    }
    return files;
  }

  /** Returns a loader of what was compiled. */
  URLClassLoader loader() {
    try {
      return new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the processor said. */
  List<Note> ours() {
    return notes.stream().filter(note -> note.text().contains("[Assetwright/")).toList();
  }

  /** What was refused, by whomever. */
  List<Note> errors() {
    return notes.stream().filter(Note::isError).toList();
  }
}
