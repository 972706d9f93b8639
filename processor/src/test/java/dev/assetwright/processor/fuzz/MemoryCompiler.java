package dev.assetwright.processor.fuzz;

import dev.assetwright.processor.AssetwrightProcessor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles many small programs with javac and the processor, in memory, so that hundreds take seconds. */
final class MemoryCompiler implements AutoCloseable {
  static final String GENERATED = "/generated/";

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager standard;

  MemoryCompiler() {
    standard = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
  }

  /**
   * What became of a program.
   *
   * @param files what was written: classes, and what lies beside them
   */
  record Result(
      boolean succeeded,
      List<Diagnostic<? extends JavaFileObject>> notes,
      Map<String, byte[]> files) {
    /** Writes the classes to a folder. */
    void writeTo(Path folder) throws IOException {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
    }
  }

  /** Compiles sources, by path. */
  Result compile(Map<String, String> sources) {
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    Outputs outputs = new Outputs(standard);
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((path, text) -> files.add(new Memory("/sources/" + path, text)));
    JavaCompiler.CompilationTask task = compiler.getTask(
        new StringWriter(),
        outputs,
        collector,
        List.of("--release", "17", "-Xlint:all,-processing", "-Xmaxerrs", "1000"),
        null,
        files);
    task.setProcessors(List.of(new AssetwrightProcessor()));
    boolean succeeded = task.call();
    Map<String, byte[]> written = new TreeMap<>();
    outputs.files.forEach((path, file) -> written.put(path, file.out.toByteArray()));
    return new Result(succeeded, List.copyOf(collector.getDiagnostics()), written);
  }

  @Override
  public void close() throws IOException {
    standard.close();
  }

  /** A file in memory. */
  private static final class Memory extends SimpleJavaFileObject {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Memory(String path, String text) {
      this(path);
      out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    Memory(String path) {
      super(
          URI.create("memory:" + path),
          path.endsWith(".java") ? Kind.SOURCE : path.endsWith(".class") ? Kind.CLASS : Kind.OTHER);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return out.toString(StandardCharsets.UTF_8);
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(out.toByteArray());
    }

    @Override
    public OutputStream openOutputStream() {
      out.reset();
      return out;
    }
  }

  /** Keeps what is written; reads everything else where it lies. */
  private static final class Outputs extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, Memory> files = new TreeMap<>();

    Outputs(StandardJavaFileManager standard) {
      super(standard);
    }

    @Override
    public boolean hasLocation(JavaFileManager.Location location) {
      return location == StandardLocation.CLASS_OUTPUT || super.hasLocation(location);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String className,
        JavaFileObject.Kind kind,
        FileObject sibling) {
      String path = className.replace('.', '/') + kind.extension;
      return kind == JavaFileObject.Kind.SOURCE
          ? new Memory(GENERATED + path)
          : files.computeIfAbsent(path, file -> new Memory("/classes/" + file));
    }

    @Override
    public FileObject getFileForOutput(
        JavaFileManager.Location location,
        String packageName,
        String relativeName,
        FileObject sibling) {
      String folder = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
      return files.computeIfAbsent(folder + relativeName, file -> new Memory("/classes/" + file));
    }

    @Override
    public FileObject getFileForInput(
        JavaFileManager.Location location, String packageName, String relativeName)
        throws IOException {
      FileObject found = super.getFileForInput(location, packageName, relativeName);
      if (found == null) {
        throw new FileNotFoundException(relativeName);
      }
      return found;
    }

    @Override
    public boolean isSameFile(FileObject first, FileObject second) {
      return first.toUri().equals(second.toUri());
    }
  }
}
