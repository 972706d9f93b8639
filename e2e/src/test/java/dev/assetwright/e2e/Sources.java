package dev.assetwright.e2e;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Sources of assets, compiled with the processor as a build does it. */
record Sources(Path folder) {
  private static final Path EXAMPLE = Path.of("../example-assets/src/main/java");
  private static final Path EXAMPLE_LIBRARIES = Path.of("../example-assets/target/lib");

  /** The sources of the example, to add one's own to. */
  static Sources ofExample(Path folder) {
    try (Stream<Path> all = Files.walk(EXAMPLE)) {
      for (Path source : all.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(EXAMPLE.relativize(source).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(source, copy);
      }
      return new Sources(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One module of one class, whose body is given. */
  static Sources ofClass(Path folder, String body) {
    return new Sources(folder)
        .with("shop/ShopModule.java", """
            package shop;
            @dev.assetwright.AssetModule(name = "shop")
            interface ShopModule {}
            """)
        .with("shop/Shop.java", """
            package shop;
            import dev.assetwright.*;
            import java.util.*;
            import java.util.concurrent.*;
            final class Shop {
            %s}
            """.formatted(body));
  }

  Sources with(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles everything into a folder of classes. */
  Sources compileTo(Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> all = Files.walk(folder)) {
      Files.createDirectories(classes);
      boolean done = compiler
          .getTask(
              messages,
              files,
              null,
              List.of(
                  "-parameters",
                  "-d",
                  classes.toString(),
                  "-cp",
                  classPath(),
                  "-processorpath",
                  classPath()),
              null,
              files.getJavaFileObjectsFromPaths(
                  all.filter(path -> path.toString().endsWith(".java")).toList()))
          .call();
      if (!done) {
        throw new IllegalStateException("The sources do not compile:\n" + messages);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classPath() throws IOException {
    List<String> path = new ArrayList<>(List.of(System.getProperty("java.class.path")));
    try (Stream<Path> libraries = Files.list(EXAMPLE_LIBRARIES)) {
      libraries.sorted().forEach(library -> path.add(library.toString()));
    }
    return String.join(System.getProperty("path.separator"), path);
  }
}
