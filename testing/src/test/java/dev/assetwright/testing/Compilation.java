package dev.assetwright.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a folder of sources as a project would, with all warnings, and tells what javac said. */
final class Compilation {
  private Compilation() {}

  static String of(Path sources, Path classes, String classPath) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter output = new StringWriter();
    List<String> options = List.of(
        "--release",
        "17",
        "-Xlint:all,-processing",
        "-Werror",
        "-parameters",
        "-d",
        classes.toString(),
        "-cp",
        classPath,
        "-processorpath",
        System.getProperty("java.class.path"));
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
        Stream<Path> files = Files.walk(sources)) {
      compiler
          .getTask(
              output,
              manager,
              null,
              options,
              null,
              manager.getJavaFileObjectsFromPaths(files
                  .filter(file -> file.toString().endsWith(".java"))
                  .sorted()
                  .toList()))
          .call();
    }
    return output.toString();
  }
}
