package dev.assetwright.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.assetwright.processor.AssetwrightProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles a folder of sources once, in a process of its own, and prints what that cost: milliseconds of CPU of the whole process
 * and of the thread that compiles, which leaves out what the JVM does for itself, and of the wall clock.
 *
 * <p>Arguments: the folder of sources, the folder for classes, and how: {@code plain}, {@code idle}, {@code
 * validate} or {@code generate}.
 */
public final class Compiler {
  private Compiler() {}

  public static void main(String[] arguments) throws IOException {
    Path sources = Path.of(arguments[0]);
    Path output = Path.of(arguments[1]);
    String how = arguments[2];
    Path classes = Files.createDirectories(output.resolve("classes"));
    Path generated = Files.createDirectories(output.resolve("generated"));
    List<String> options = new ArrayList<>(List.of("-d", classes.toString()));
    options.addAll(List.of("-s", generated.toString(), "-g", "-parameters", "--release", "17"));
    options.addAll(
        switch (how) {
          case "plain" -> List.of("-proc:none");
          case "idle" -> List.of();
          case "validate" -> List.of("-Aassetwright.generate=false");
          case "generate" -> List.of();
          default -> throw new IllegalArgumentException(how);
        });
    long begun = System.nanoTime();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      JavaCompiler.CompilationTask task = compiler.getTask(
          null, files, null, options, null, files.getJavaFileObjectsFromPaths(all(sources)));
      if (!how.equals("plain")) {
        task.setProcessors(List.of(how.equals("idle") ? new Idle() : new AssetwrightProcessor()));
      }
      if (!task.call()) {
        throw new IllegalStateException("The sources do not compile.");
      }
    }
    long wallMillis = (System.nanoTime() - begun) / 1_000_000;
    long cpuMillis =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
            / 1_000_000;
    long threadMillis = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    System.out.println(cpuMillis + " " + threadMillis + " " + wallMillis);
  }

  /** What any processor costs: javac collects annotations and goes through its rounds. */
  @SupportedAnnotationTypes("dev.assetwright.*")
  private static final class Idle extends AbstractProcessor {
    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return false;
    }
  }

  private static List<Path> all(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
