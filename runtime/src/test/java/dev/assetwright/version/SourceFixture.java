package dev.assetwright.version;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
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
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(diagnostics, null, null)) {
      Files.createDirectories(folder);
      manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
      List<Path> classPath = new ArrayList<>(List.of(libraries));
      manager.getLocationAsPaths(StandardLocation.CLASS_PATH).forEach(classPath::add);
      manager.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      List<JavaFileObject> sources = new ArrayList<>();
      for (Map.Entry<String, String> file : files.entrySet()) {
        if (file.getKey().endsWith(".java")) {
          sources.add(new Source(file.getKey(), file.getValue()));
        } else {
          Path target = folder.resolve(file.getKey());
          Files.createDirectories(target.getParent());
          Files.writeString(target, file.getValue());
        }
      }
      List<String> options = List.of("-g", "-proc:none", "--release", "17");
      if (!compiler.getTask(null, manager, diagnostics, options, null, sources).call()) {
        throw new IllegalArgumentException(diagnostics.getDiagnostics().toString());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("memory:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
