package dev.assetwright.version;

import dev.assetwright.Asset;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Sources and other files of a small application, by path; {@code .java} files are compiled, others copied. */
final class SourceFixture {
  private final Map<String, String> files;

  private SourceFixture(Map<String, String> files) {
    this.files = files;
  }

  static SourceFixture empty() {
    return new SourceFixture(new TreeMap<>());
  }

  SourceFixture with(String path, String text) {
    Map<String, String> changed = new TreeMap<>(files);
    changed.put(path, text);
    return new SourceFixture(changed);
  }

  /** Replaces a text that must occur exactly once. */
  SourceFixture replace(String path, String old, String replacement) {
    String text = files.get(path);
    int first = text.indexOf(old);
    if (first < 0 || text.indexOf(old, first + 1) >= 0) {
      throw new IllegalArgumentException("'" + old + "' does not occur once in " + path);
    }
    return with(path, text.replace(old, replacement));
  }

  /** Compiles into {@code folder} with {@code -g}, as Maven does; {@code libraries} come before the class path. */
  Path compile(Path folder, Path... libraries) {
    return compile(Tool.JAVAC, folder, libraries);
  }

  Path compile(Tool tool, Path folder, Path... libraries) {
    JavaCompiler compiler = tool.compiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(diagnostics, null, null)) {
      Path sourceFolder = folder.resolveSibling(folder.getFileName() + "-sources");
      Files.createDirectories(folder);
      List<Path> sources = new ArrayList<>();
      for (Map.Entry<String, String> file : files.entrySet()) {
        boolean isSource = file.getKey().endsWith(".java");
        Path target = (isSource ? sourceFolder : folder).resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.writeString(target, file.getValue());
        if (isSource) {
          sources.add(target);
        }
      }
      List<String> options = new ArrayList<>(tool.options());
      options.addAll(List.of("-d", folder.toString(), "-classpath", classPath(libraries)));
      Iterable<? extends JavaFileObject> units = manager.getJavaFileObjectsFromPaths(sources);
      StringWriter output = new StringWriter();
      if (!compiler.getTask(output, manager, diagnostics, options, null, units).call()) {
        throw new IllegalArgumentException(diagnostics.getDiagnostics() + output.toString());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classPath(Path... libraries) {
    StringBuilder classPath = new StringBuilder();
    for (Path library : libraries) {
      classPath.append(library).append(File.pathSeparator);
    }
    // All that is needed, since a compiler opens every jar on the path each time.
    URL annotations = Asset.class.getProtectionDomain().getCodeSource().getLocation();
    return classPath.append(Path.of(URI.create(annotations.toString()))).toString();
  }

  /** Finds the methods annotated with {@code @Asset}, sorted. */
  static List<MethodReference> assets(Path folder) {
    List<MethodReference> assets = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file :
          (Iterable<Path>) walk.filter(path -> path.toString().endsWith(".class"))::iterator) {
        ClassNode type = new ClassNode();
        new ClassReader(Files.readAllBytes(file)).accept(type, ClassReader.SKIP_CODE);
        for (MethodNode method : type.methods) {
          if (isAsset(method)) {
            assets.add(new MethodReference(type.name, method.name, method.desc));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assets.sort(null);
    return assets;
  }

  private static boolean isAsset(MethodNode method) {
    List<AnnotationNode> annotations = method.invisibleAnnotations;
    return annotations != null
        && annotations.stream().anyMatch(found -> found.desc.equals("Ldev/assetwright/Asset;"));
  }
}
